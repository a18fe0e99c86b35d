using System.Diagnostics.CodeAnalysis;

namespace Akka.Actor;

/// <summary>What actors can be started by and found from: a system, or an actor's context.</summary>
public interface IActorRefFactory
{
    /// <summary>Starts an actor as a child of this factory.</summary>
    /// <param name="props">How to make it.</param>
    /// <param name="name">Its name among its siblings; null lets the kernel choose one.</param>
    /// <exception cref="InvalidActorNameException">The name is empty, not valid, or taken.</exception>
    IActorRef ActorOf(Props props, string? name = null);

    /// <summary>Whatever is at <paramref name="actorPath"/> when a message is told.</summary>
    ActorSelection ActorSelection(ActorPath actorPath);

    /// <summary>Whatever is at <paramref name="actorPath"/>, relative or absolute, with wildcards, when a message is told.</summary>
    ActorSelection ActorSelection(string actorPath);
}

/// <summary>Watching the deaths of other actors.</summary>
public interface ICanWatch
{
    /// <summary>From now on the death of <paramref name="subject"/> is told as <see cref="Terminated"/>, exactly once.</summary>
    IActorRef Watch(IActorRef subject);

    /// <summary>As <see cref="Watch"/>, with a message of one's own.</summary>
    IActorRef WatchWith(IActorRef subject, object message);

    /// <summary>Takes the watch back; a Terminated that is already queued is dropped.</summary>
    IActorRef Unwatch(IActorRef subject);
}

/// <summary>Shorter ways to start and find actors.</summary>
public static class ActorRefFactoryExtensions
{
    /// <summary>Starts a <typeparamref name="TActor"/> that needs no arguments.</summary>
    public static IActorRef ActorOf<[DynamicallyAccessedMembers(Props.Constructors)] TActor>(this IActorRefFactory factory, string? name = null)
        where TActor : ActorBase, new() => factory.ActorOf(Props.Create<TActor>(), name);

    /// <summary>A selection that starts at <paramref name="anchorRef"/>.</summary>
    public static ActorSelection ActorSelection(this IActorRefFactory factory, IActorRef anchorRef, string actorPath) =>
        ActorRefFactoryShared.ActorSelection(anchorRef, actorPath);
}
