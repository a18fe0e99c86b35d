using Akka.Actor;
using Akka.Hosting;
using XChat.Actors.Chat;
using XChat.Actors.Measures;
using XChat.Actors.Rooms;
using XChat.Actors.Sessions;

namespace XChat.Actors;

/// <summary>Starts the actors of the chat: the only place that does.</summary>
public static class ChatActors
{
    /// <summary>Starts <c>/user/rooms</c>, <c>/user/sessions</c> and <c>/user/dead-letters</c>; the first two are registered as <see cref="RoomsActor"/> and <see cref="SessionsActor"/>.</summary>
    /// <param name="builder">The actor system to be.</param>
    /// <param name="options">What was chosen; validated.</param>
    /// <param name="logs">Where the rooms keep what they tell.</param>
    /// <param name="attachments">The uploads that messages may name.</param>
    /// <param name="bans">Where bans are kept.</param>
    /// <param name="time">Where time comes from.</param>
    public static AkkaConfigurationBuilder WithChat(
        this AkkaConfigurationBuilder builder, ChatOptions options, IRoomLogs logs, IAttachmentStore attachments, IBanRegister bans, TimeProvider time) =>
        builder.WithActors((system, registry) => Start(system, registry, options, logs, attachments, bans, time));

    private static void Start(
        ActorSystem system, IActorRegistry registry, ChatOptions options, IRoomLogs logs, IAttachmentStore attachments, IBanRegister bans, TimeProvider time)
    {
        // A join goes through all of these and back: on one dispatcher no thread has to be woken on the way.
        var rooms = system.ActorOf(
            Props.Create(() => new RoomsActor(options.Rooms, logs, attachments, bans, time)).WithDispatcher(RoomActor.Dispatcher), "rooms");
        var sessions = system.ActorOf(
            Props.Create(() => new SessionsActor(options.Sessions, options.Rooms.Rooms, rooms, attachments, time))
                .WithDispatcher(RoomActor.Dispatcher),
            "sessions");
        system.ActorOf(Props.Create<DeadLettersActor>(), "dead-letters");
        registry.Register<RoomsActor>(rooms);
        registry.Register<SessionsActor>(sessions);
    }
}
