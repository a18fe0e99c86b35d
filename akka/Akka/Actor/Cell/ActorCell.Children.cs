using System.Diagnostics.CodeAnalysis;
using Akka.Actor.Internal;
using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

public partial class ActorCell
{
    private Family? _children;

    private Family Children => Volatile.Read(ref _children) ?? FoundFamily();

    // Children can be started from outside of the actor's turn: two may come first.
    private Family FoundFamily()
    {
        var family = new Family();
        return Interlocked.CompareExchange(ref _children, family, null) ?? family;
    }

    /// <summary>True while no restart, creation or termination waits for children.</summary>
    protected bool IsNormal => _children?.IsNormal ?? true;

    /// <summary>True once the actor is stopping.</summary>
    protected bool IsTerminating => _isTerminated || _children?.IsTerminating == true;

    /// <inheritdoc/>
    public virtual IActorRef ActorOf(Props props, string? name = null) => MakeChild(props, name, async: false, systemService: false);

    /// <summary>Starts a child from outside of the actor's turn.</summary>
    public virtual IActorRef AttachChild(Props props, bool isSystemService, string? name = null) => MakeChild(props, name, async: true, isSystemService);

    private IInternalActorRef MakeChild(Props props, string? name, bool async, bool systemService)
    {
        if (name is not null) CheckName(name);
        var children = Children;

        // Asked after the family is there: whoever ends it in between finds it.
        if (Volatile.Read(ref _isTerminated)) throw new InvalidOperationException("Cannot create child while terminating or terminated");
        name ??= children.NextName();
        children.Reserve(name);
        IInternalActorRef child;
        try
        {
            var path = new ChildActorPath(_self.Path, name, ChildNames.NewUid());
            child = _system.Provider.ActorOf(_system, props, _self, path, systemService, deploy: null, lookupDeploy: !systemService, async);
        }
        catch
        {
            children.Unreserve(name);
            throw;
        }

        // A parent that is suspended by a failure suspends its children too: this one must not run ahead of its siblings.
        if (_mailbox is not null && IsFailed)
            for (var i = 0; i < _mailbox.SuspendCount; i++) child.Suspend();
        if (!children.Init(child))
        {
            children.Unreserve(name);
            throw new InvalidOperationException("Cannot create child while terminating or terminated");
        }

        child.Start();
        return child;
    }

    private static void CheckName(string name)
    {
        if (name.Length == 0) throw new InvalidActorNameException("Actor name must not be empty.");
        if (!ActorPath.IsValidPathElement(name))
            throw new InvalidActorNameException($"Illegal actor name [{name}]. Actor paths MUST: not start with `$`, not be empty, and only contain ASCII letters, digits and these special characters: `{ActorPath.ValidSymbols}`");
    }

    /// <summary>Takes a name before its child is made.</summary>
    /// <exception cref="InvalidActorNameException">It is taken.</exception>
    public void ReserveChild(string name) => Children.Reserve(name);

    /// <summary>Gives a name back.</summary>
    protected void UnreserveChild(string name) => _children?.Unreserve(name);

    /// <summary>Adds a child whose name was reserved.</summary>
    public ChildRestartStats? InitChild(IInternalActorRef actor)
    {
        if (Children.Entry(actor.Path.Name) is null) return null;
        Children.Init(actor);
        return Children.TryGetStats(actor, out var stats) ? stats : null;
    }

    /// <inheritdoc/>
    public IActorRef Child(string name) => GetSingleChild(name);

    IEnumerable<IActorRef> IActorContext.GetChildren() => GetChildren();

    /// <inheritdoc cref="IActorContext.GetChildren"/>
    public IEnumerable<IInternalActorRef> GetChildren() => _children?.All() ?? [];

    /// <inheritdoc/>
    public IInternalActorRef GetSingleChild(string name)
    {
        if (Volatile.Read(ref _children) is not { } children) return Nobody.Instance;
        var (plain, uid) = ChildNames.Split(name);
        if (!children.TryGet(plain, out var child)) child = GetFunctionRef(plain);
        return uid == 0 || uid == child.Path.Uid ? child : Nobody.Instance;
    }

    /// <inheritdoc/>
    public IInternalActorRef GetChildByName(string name) => GetSingleChild(name);

    /// <inheritdoc/>
    public bool TryGetChildStatsByName(string name, [NotNullWhen(true)] out IChildStats? child)
    {
        child = _children?.Entry(name) switch
        {
            ChildNameReserved reserved => reserved,
            IInternalActorRef actor => _children!.TryGetStats(actor, out var made) ? made : null,
            ChildRestartStats stats => stats,
            _ => null,
        };
        return child is not null;
    }

    /// <summary>What is known of a child.</summary>
    protected bool TryGetChildStatsByRef(IActorRef actor, [NotNullWhen(true)] out ChildRestartStats? child)
    {
        child = null;
        return _children is not null && _children.TryGetStats(actor, out child);
    }

    /// <inheritdoc/>
    public void Stop(IActorRef child)
    {
        if (_children?.Contains(child) == true) _children.ShallDie(child);
        ((IInternalActorRef)child).Stop();
    }

    /// <summary>Says what is to follow when the stopping children are gone; false when there are none.</summary>
    protected bool SetChildrenTerminationReason(SuspendReason reason) => _children?.WaitFor(reason) == true;

    /// <summary>From now on there are no children.</summary>
    protected void SetTerminated()
    {
        Volatile.Write(ref _isTerminated, true);
        // From now on nobody can have a child here, who did not have one before either.
        Interlocked.CompareExchange(ref _children, Family.Gone, null)?.End();
    }

    /// <summary>Forgets a child; says what is to follow when it was the last to wait for.</summary>
    protected SuspendReason? RemoveChildAndGetStateChange(IActorRef child) => _children?.Remove(child);

    private void SuspendChildren(IActorRef? except = null)
    {
        foreach (var child in GetChildren())
            if (!child.Equals(except)) child.Suspend();
    }

    private void ResumeChildren(Exception? cause, IActorRef? perpetrator)
    {
        foreach (var child in GetChildren()) child.Resume(child.Equals(perpetrator) ? cause : null);
    }

    private void HandleSupervise(IActorRef child) => PublishDebug($"now supervising {child.Path}");

    /// <inheritdoc/>
    public ActorSelection ActorSelection(string path) => ActorRefFactoryShared.ActorSelection(path, _system, _self);

    /// <inheritdoc/>
    public ActorSelection ActorSelection(ActorPath path) => ActorRefFactoryShared.ActorSelection(path, _system);
}
