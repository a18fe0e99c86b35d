using Akka.Actor;

namespace Akka.Event;

/// <summary>Logs the messages that their actors do not handle, where `akka.actor.debug.unhandled` is on.</summary>
internal sealed class UnhandledMessageForwarder(LoggingBus bus, ExtendedActorSystem system) : MinimalActorRef
{
    public override ActorPath Path { get; } = system.Provider.RootPath / "system" / "UnhandledMessageForwarder";

    public override IActorRefProvider Provider => system.Provider;

    protected override void TellInternal(object message, IActorRef sender)
    {
        if (message is UnhandledMessage unhandled)
        {
            var from = unhandled.Sender is null ? "NoSender" : unhandled.Sender.Path.ToString();
            bus.Publish(new Debug(
                LogSource.FromActorRef(unhandled.Recipient, system),
                unhandled.Recipient.GetType(),
                $"Unhandled message from {from} : {unhandled.Message}"));
        }
    }
}
