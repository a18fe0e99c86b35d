using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>Handles one message; false when it is not one of its own.</summary>
public delegate bool Receive(object message);

/// <summary>Handles one message.</summary>
public delegate void UntypedReceive(object message);

/// <summary>What an actor can see and do while it handles a message. Valid in its own turn only.</summary>
public interface IActorContext : IActorRefFactory, ICanWatch
{
    /// <summary>The actor itself.</summary>
    IActorRef Self { get; }

    /// <summary>How the actor was made.</summary>
    Props Props { get; }

    /// <summary>Who sent the message that is being handled; dead letters when nobody did.</summary>
    IActorRef Sender { get; }

    /// <summary>The system the actor lives in.</summary>
    ActorSystem System { get; }

    /// <summary>The supervisor.</summary>
    IActorRef Parent { get; }

    /// <summary>What runs the actor.</summary>
    MessageDispatcher Dispatcher { get; }

    /// <summary>The time without messages after which <see cref="Akka.Actor.ReceiveTimeout"/> is told; null when off.</summary>
    TimeSpan? ReceiveTimeout { get; }

    /// <summary>Replaces the behaviour on top of the stack.</summary>
    void Become(Receive receive);

    /// <summary>Pushes a behaviour.</summary>
    void BecomeStacked(Receive receive);

    /// <summary>Goes back to the behaviour below; the initial one stays.</summary>
    void UnbecomeStacked();

    /// <summary>The child called <paramref name="name"/>, or Nobody.</summary>
    IActorRef Child(string name);

    /// <summary>The children that live now.</summary>
    IEnumerable<IActorRef> GetChildren();

    /// <summary>Tells <see cref="Akka.Actor.ReceiveTimeout"/> whenever no message came for this long; null turns it off.</summary>
    void SetReceiveTimeout(TimeSpan? timeout);

    /// <summary>Stops a child, or the actor itself, after the message it is handling.</summary>
    void Stop(IActorRef child);
}

/// <summary>The context of an <see cref="UntypedActor"/>.</summary>
public interface IUntypedActorContext : IActorContext
{
    /// <summary>Replaces the behaviour on top of the stack.</summary>
    void Become(UntypedReceive receive);

    /// <summary>Pushes a behaviour.</summary>
    void BecomeStacked(UntypedReceive receive);
}

/// <summary>An actor as the kernel sees it.</summary>
public interface IInternalActor
{
    /// <summary>The context of the turn.</summary>
    IActorContext ActorContext { get; }
}
