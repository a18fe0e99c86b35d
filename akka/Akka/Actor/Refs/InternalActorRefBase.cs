using Akka.Annotations;
using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>The base of the kernel's references.</summary>
[InternalApi]
public abstract class InternalActorRefBase : ActorRefBase, IInternalActorRef
{
    /// <inheritdoc/>
    public abstract IInternalActorRef Parent { get; }

    /// <inheritdoc/>
    public abstract IActorRefProvider Provider { get; }

    /// <inheritdoc/>
    public abstract bool IsTerminated { get; }

    /// <inheritdoc/>
    public abstract bool IsLocal { get; }

    /// <inheritdoc/>
    public abstract IActorRef GetChild(IReadOnlyList<string> name);

    /// <inheritdoc/>
    public abstract void Resume(Exception? causedByFailure = null);

    /// <inheritdoc/>
    public abstract void Start();

    /// <inheritdoc/>
    public abstract void Stop();

    /// <inheritdoc/>
    public abstract void Restart(Exception cause);

    /// <inheritdoc/>
    public abstract void Suspend();

    /// <inheritdoc/>
    public abstract void SendSystemMessage(ISystemMessage message);
}

/// <summary>A reference with a cell behind it.</summary>
[InternalApi]
public abstract class ActorRefWithCell : InternalActorRefBase
{
    /// <summary>The cell.</summary>
    public abstract ICell Underlying { get; }

    /// <summary>The children that live now.</summary>
    public abstract IEnumerable<IActorRef> Children { get; }

    /// <summary>The child called <paramref name="name"/>, or Nobody.</summary>
    public abstract IInternalActorRef GetSingleChild(string name);
}

/// <summary>A reference without an actor: it ignores whatever it need not answer.</summary>
[InternalApi]
public abstract class MinimalActorRef : InternalActorRefBase
{
    /// <inheritdoc/>
    public override IInternalActorRef Parent => Nobody.Instance;

    /// <inheritdoc/>
    public override bool IsTerminated => false;

    /// <inheritdoc/>
    public override bool IsLocal => true;

    /// <inheritdoc/>
    public override IActorRef GetChild(IReadOnlyList<string> name)
    {
        foreach (var part in name)
            if (part.Length > 0)
                return Nobody.Instance;
        return this;
    }

    /// <inheritdoc/>
    public override void Resume(Exception? causedByFailure = null) { }

    /// <inheritdoc/>
    public override void Start() { }

    /// <inheritdoc/>
    public override void Stop() { }

    /// <inheritdoc/>
    public override void Restart(Exception cause) { }

    /// <inheritdoc/>
    public override void Suspend() { }

    /// <inheritdoc/>
    protected override void TellInternal(object message, IActorRef sender) { }

    /// <inheritdoc/>
    public override void SendSystemMessage(ISystemMessage message) { }
}
