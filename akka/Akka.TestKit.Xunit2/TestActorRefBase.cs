using Akka.Actor;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

/// <summary>A reference to an actor that the test can look into.</summary>
/// <typeparam name="TActor">The type of the actor.</typeparam>
public abstract partial class TestActorRefBase<TActor> : ICanTell, IEquatable<IActorRef>, IInternalActorRef, IStandsFor
    where TActor : ActorBase
{
    /// <summary>Starts an actor.</summary>
    /// <param name="system">Where it lives.</param>
    /// <param name="actorProps">How to make it; on the calling-thread dispatcher unless they name another.</param>
    /// <param name="supervisor">Whose child it becomes; null for the user guardian.</param>
    /// <param name="name">Its name; null to have one made up.</param>
    protected TestActorRefBase(ActorSystem system, Props actorProps, IActorRef? supervisor = null, string? name = null) =>
        InternalRef = InternalTestActorRef.Create(system, actorProps, supervisor, name);

    /// <summary>The actor itself: its present incarnation.</summary>
    /// <exception cref="IllegalActorStateException">The actor has stopped.</exception>
    public TActor UnderlyingActor => (TActor)InternalRef.UnderlyingActor;

    /// <summary>The reference that the actor knows itself by.</summary>
    public IActorRef Ref => InternalRef;

    /// <inheritdoc/>
    public ActorPath Path => InternalRef.Path;

    /// <summary>The reference that the actor knows itself by.</summary>
    protected InternalTestActorRef InternalRef { get; }

    /// <summary>Has the actor handle a message here and now, past its mailbox.</summary>
    /// <param name="message">The message.</param>
    /// <param name="sender">Its sender; null for the dead letters.</param>
    /// <remarks>What the actor throws is thrown to the test; no supervisor hears of it.</remarks>
    public void Receive(object message, IActorRef? sender = null) => InternalRef.Receive(message, sender);

    /// <summary>Has the actor handle a message, past its mailbox, and waits for a handler that awaits.</summary>
    /// <param name="message">The message.</param>
    /// <param name="sender">Its sender; null for the dead letters.</param>
    /// <remarks>What the actor throws is thrown to the test. Of what it throws after it first awaited, its supervisor hears too.</remarks>
    public Task ReceiveAsync(object message, IActorRef? sender = null) => InternalRef.ReceiveAsync(message, sender);

    /// <summary>Tells the actor something in the name of the test, or of the actor whose turn it is.</summary>
    /// <param name="message">What.</param>
    public void Tell(object message) => InternalRef.Tell(message);

    /// <summary>Tells the actor something.</summary>
    /// <param name="message">What.</param>
    /// <param name="sender">In whose name.</param>
    public void Tell(object message, IActorRef? sender) => InternalRef.Tell(message, sender);

    /// <summary>Tells the actor something in the name of whoever sent the message of the present turn.</summary>
    /// <param name="message">What.</param>
    public void Forward(object message) => InternalRef.Forward(message);

    /// <summary>Has the actor watch another.</summary>
    /// <param name="subject">The other.</param>
    public void Watch(IActorRef subject) => InternalRef.Watch(subject);

    /// <summary>Has the actor no longer watch another.</summary>
    /// <param name="subject">The other.</param>
    public void Unwatch(IActorRef subject) => InternalRef.Unwatch(subject);

    /// <inheritdoc/>
    public override string ToString() => InternalRef.ToString();
}
