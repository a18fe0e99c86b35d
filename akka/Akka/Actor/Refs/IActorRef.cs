using Akka.Annotations;
using Akka.Dispatch.SysMsg;
using Akka.Util;

namespace Akka.Actor;

/// <summary>What a message can be told to.</summary>
public interface ICanTell
{
    /// <summary>Sends <paramref name="message"/> and returns at once: at most one delivery, in order per sender and receiver.</summary>
    /// <param name="message">Anything but null.</param>
    /// <param name="sender">Whom the receiver sees as its Sender; none when null.</param>
    void Tell(object message, IActorRef? sender);
}

/// <summary>The immutable handle of one incarnation of an actor. It may be shared freely and outlives the actor.</summary>
public interface IActorRef : ICanTell, IEquatable<IActorRef>, IComparable<IActorRef>, ISurrogated, IComparable
{
    /// <summary>Where the actor is, with the number of its incarnation.</summary>
    ActorPath Path { get; }
}

/// <summary>Says whether what is behind a reference lives in this process.</summary>
[InternalApi]
public interface IActorRefScope
{
    /// <summary>True when the actor lives in this process.</summary>
    bool IsLocal { get; }
}

/// <summary>A reference whose cell may still be to come.</summary>
public interface IRepointableRef : IActorRefScope
{
    /// <summary>True once the cell exists.</summary>
    bool IsStarted { get; }
}

/// <summary>What the kernel itself needs of a reference.</summary>
[InternalApi]
public interface IInternalActorRef : IActorRef, IActorRefScope
{
    /// <summary>The supervisor's reference.</summary>
    IInternalActorRef Parent { get; }

    /// <summary>The provider that made this reference.</summary>
    IActorRefProvider Provider { get; }

    /// <summary>True once the actor has terminated; false says nothing.</summary>
    bool IsTerminated { get; }

    /// <summary>The descendant at the relative path <paramref name="name"/>, or Nobody.</summary>
    IActorRef GetChild(IReadOnlyList<string> name);

    /// <summary>Resumes a suspended actor; the cause is null when it was not suspended for a failure.</summary>
    void Resume(Exception? causedByFailure = null);

    /// <summary>Starts a new actor.</summary>
    void Start();

    /// <summary>Stops the actor after the message it is handling.</summary>
    void Stop();

    /// <summary>Restarts the actor because of <paramref name="cause"/>.</summary>
    void Restart(Exception cause);

    /// <summary>Keeps the actor from handling ordinary messages until it is resumed or restarted.</summary>
    void Suspend();

    /// <summary>Sends a message of the kernel, which overtakes ordinary ones.</summary>
    void SendSystemMessage(ISystemMessage message);
}
