using Akka.Actor;
using Akka.Annotations;
using Akka.Event;

namespace Akka.Dispatch.SysMsg;

/// <summary>A message of the kernel. It overtakes ordinary messages.</summary>
public interface ISystemMessage : INoSerializationVerificationNeeded;

/// <summary>A message of the kernel. One instance is sent once: it is a link of the queue it waits in.</summary>
[InternalStableApi]
public abstract class SystemMessage : ISystemMessage
{
    internal SystemMessage? Next;

    /// <summary>True when it waits in no queue.</summary>
    public bool Unlinked => Next is null;

    /// <summary>Takes it out of its queue.</summary>
    public void Unlink() => Next = null;

    // While children are still stopping, an actor that is being created or restarted must not see these.
    internal virtual bool WaitsForChildren => false;

    internal virtual bool WaitsForResume => false;
}

/// <summary>Does nothing.</summary>
public sealed class NoMessage : SystemMessage
{
    /// <inheritdoc/>
    public override string ToString() => "NoMessage";
}

/// <summary>Makes the actor.</summary>
public sealed class Create(ActorInitializationException? failure = null) : SystemMessage
{
    /// <summary>What went wrong before.</summary>
    public ActorInitializationException Failure { get; } = failure!;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Create other && Equals(Failure, other.Failure);

    /// <inheritdoc/>
    public override int GetHashCode() => Failure?.GetHashCode() ?? 0;

    /// <inheritdoc/>
    public override string ToString() => "<Create>" + (Failure is null ? "" : $" Failure: {Failure}");
}

/// <summary>Restarts the actor.</summary>
public sealed class Recreate(Exception cause) : SystemMessage
{
    /// <summary>Why.</summary>
    public Exception Cause { get; } = cause;

    internal override bool WaitsForChildren => true;

    /// <inheritdoc/>
    public override string ToString() => "<Recreate>" + (Cause is null ? "" : " Cause: " + Cause);
}

/// <summary>Suspends the actor.</summary>
public sealed class Suspend : SystemMessage
{
    internal override bool WaitsForChildren => true;

    /// <inheritdoc/>
    public override string ToString() => "<Suspend>";
}

/// <summary>Resumes the actor.</summary>
public sealed class Resume(Exception? causedByFailure) : SystemMessage
{
    /// <summary>The failure it was suspended for; null when there was none.</summary>
    public Exception CausedByFailure { get; set; } = causedByFailure!;

    internal override bool WaitsForChildren => true;

    /// <inheritdoc/>
    public override string ToString() => "<Resume>" + (CausedByFailure is null ? "" : " CausedByFailure: " + CausedByFailure);
}

/// <summary>Stops the actor.</summary>
public sealed class Terminate : SystemMessage, IPossiblyHarmful, IDeadLetterSuppression
{
    /// <inheritdoc/>
    public override string ToString() => "<Terminate>";
}

/// <summary>Stops the actor.</summary>
public sealed class Stop : SystemMessage
{
    /// <inheritdoc/>
    public override string ToString() => "<Stop>";
}

/// <summary>A failure goes up.</summary>
public sealed class Escalate(Exception reason) : SystemMessage
{
    /// <summary>What went wrong.</summary>
    public Exception Reason { get; } = reason;

    /// <inheritdoc/>
    public override string ToString() => "<Escalate>" + (Reason is null ? "" : " Reason: " + Reason);
}

/// <summary>A child is there to be supervised.</summary>
public sealed class Supervise(IActorRef child, bool async) : SystemMessage
{
    /// <summary>The child.</summary>
    public IActorRef Child { get; } = child;

    /// <summary>True when the child was started from outside of its parent.</summary>
    public bool Async { get; } = async;

    /// <inheritdoc/>
    public override string ToString() => "<Supervise>: " + Child + (Async ? " {Async}" : "");
}

/// <summary>A child failed.</summary>
[InternalApi]
public sealed class Failed(IActorRef child, Exception cause, long uid) : SystemMessage
{
    /// <summary>Who failed.</summary>
    public IActorRef Child { get; } = child;

    /// <summary>Why.</summary>
    public Exception Cause { get; } = cause;

    /// <summary>Its incarnation.</summary>
    public long Uid { get; } = uid;

    internal override bool WaitsForChildren => true;

    internal override bool WaitsForResume => true;

    /// <inheritdoc/>
    public override string ToString() => $"<Failed>: {Child} ({Uid})" + (Cause is null ? "" : ", Cause: " + Cause);
}

/// <summary>Continues an asynchronous handler in its actor's turn.</summary>
public sealed class ActorTask(Task task) : SystemMessage
{
    /// <summary>What is left of it.</summary>
    public Task Task { get; } = task;
}
