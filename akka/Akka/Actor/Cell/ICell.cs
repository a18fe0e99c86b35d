using Akka.Actor.Internal;
using Akka.Annotations;
using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>What stands behind a reference.</summary>
[InternalApi]
public interface ICell
{
    /// <summary>The reference.</summary>
    IActorRef Self { get; }

    /// <summary>The system.</summary>
    ActorSystem System { get; }

    /// <summary>The system.</summary>
    ActorSystemImpl SystemImpl { get; }

    /// <summary>The supervisor.</summary>
    IInternalActorRef Parent { get; }

    /// <summary>How the actor was made.</summary>
    Props Props { get; }

    /// <summary>True when it lives in this process.</summary>
    bool IsLocal { get; }

    /// <summary>True when a message waits.</summary>
    bool HasMessages { get; }

    /// <summary>How many messages wait.</summary>
    int NumberOfMessages { get; }

    /// <summary>True once the actor has terminated.</summary>
    bool IsTerminated { get; }

    /// <summary>Starts.</summary>
    void Start();

    /// <summary>Suspends.</summary>
    void Suspend();

    /// <summary>Resumes.</summary>
    void Resume(Exception? causedByFailure);

    /// <summary>Restarts.</summary>
    void Restart(Exception cause);

    /// <summary>Stops.</summary>
    void Stop();

    /// <summary>Puts a message into the mailbox.</summary>
    void SendMessage(IActorRef? sender, object message);

    /// <summary>Puts a message of the kernel into the mailbox.</summary>
    void SendSystemMessage(ISystemMessage message);

    /// <summary>The child called <paramref name="name"/>, or Nobody.</summary>
    IInternalActorRef GetSingleChild(string name);

    /// <summary>The child called <paramref name="name"/>, or Nobody.</summary>
    IInternalActorRef GetChildByName(string name);

    /// <summary>What is known of the child called <paramref name="name"/>.</summary>
    bool TryGetChildStatsByName(string name, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out IChildStats? child);

    /// <summary>The children that live now.</summary>
    IEnumerable<IInternalActorRef> GetChildren();
}
