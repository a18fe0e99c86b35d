using Akka.Actor.Internal;
using Akka.Annotations;
using Akka.Dispatch;
using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Actor;

/// <summary>The reference of the root, which also knows the names that stand beside /user and /system.</summary>
[InternalApi]
public class RootGuardianActorRef : LocalActorRef
{
    private readonly IInternalActorRef _deadLetters;
    private readonly IReadOnlyDictionary<string, IInternalActorRef> _extraNames;
    private IInternalActorRef? _tempContainer;

    /// <summary>Made by the provider.</summary>
    public RootGuardianActorRef(ActorSystemImpl system, Props props, MessageDispatcher dispatcher, MailboxType mailboxType, IInternalActorRef supervisor, ActorPath path, IInternalActorRef deadLetters, IReadOnlyDictionary<string, IInternalActorRef> extraNames)
        : base(system, props, dispatcher, mailboxType, supervisor, path)
    {
        _deadLetters = deadLetters;
        _extraNames = extraNames;
    }

    /// <inheritdoc/>
    public override IInternalActorRef Parent => this;

    /// <summary>Says where temporary references are.</summary>
    public void SetTempContainer(IInternalActorRef tempContainer) => _tempContainer = tempContainer;

    /// <inheritdoc/>
    public override IInternalActorRef GetSingleChild(string name) => name switch
    {
        "temp" => _tempContainer!,
        "deadLetters" => _deadLetters,
        _ => _extraNames.TryGetValue(name, out var extra) ? extra : base.GetSingleChild(name),
    };
}

/// <summary>Stands above the root: when the root is gone, so is the system.</summary>
public class RootGuardianSupervisor : MinimalActorRef
{
    private readonly TaskCompletionSource<Status> _terminated;
    private readonly ILoggingAdapter? _log;

    /// <summary>Made by the provider.</summary>
    public RootGuardianSupervisor(RootActorPath root, IActorRefProvider provider, TaskCompletionSource<Status> terminationPromise, ILoggingAdapter? log)
    {
        Path = root / "_Root-guardian-supervisor";
        Provider = provider;
        _terminated = terminationPromise;
        _log = log;
    }

    /// <inheritdoc/>
    public override ActorPath Path { get; }

    /// <inheritdoc/>
    public override IActorRefProvider Provider { get; }

    /// <summary>What ended the system; null while it lives, and when it ended as it should.</summary>
    public Exception? CauseOfTermination { get; private set; }

    /// <inheritdoc/>
    protected override void TellInternal(object message, IActorRef sender) =>
        _log?.Error($"{Path} received unexpected message [{message}]");

    /// <inheritdoc/>
    public override void SendSystemMessage(ISystemMessage message)
    {
        switch (message)
        {
            case Failed failed:
                CauseOfTermination = failed.Cause;
                _log?.Error(failed.Cause, $"guardian failed, shutting down system: {failed.Cause.Message}");
                (failed.Child as IInternalActorRef)?.Stop();
                break;
            case Supervise:
                break;
            case DeathWatchNotification:
                Stop();
                break;
            default:
                _log?.Error($"{Path} received unexpected system message [{message}]");
                break;
        }
    }

    /// <inheritdoc/>
    public override void Stop()
    {
        if (CauseOfTermination is { } cause) _terminated.TrySetException(cause);
        else _terminated.TrySetResult(new Status.Success("Success"));
    }
}

// A container of references that are not children of any actor.
internal sealed class VirtualPathContainer(IActorRefProvider provider, ActorPath path, IInternalActorRef parent) : MinimalActorRef
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, IInternalActorRef> _children = new();

    public override ActorPath Path { get; } = path;

    public override IActorRefProvider Provider { get; } = provider;

    public override IInternalActorRef Parent { get; } = parent;

    public void AddChild(string name, IInternalActorRef child) => _children[name] = child;

    public void RemoveChild(string name) => _children.TryRemove(name, out _);

    public void ForEachChild(Action<IInternalActorRef> action)
    {
        foreach (var child in _children.Values) action(child);
    }

    public override IActorRef GetChild(IReadOnlyList<string> name)
    {
        if (name.Count == 0) return this;
        var (plain, _) = ChildNames.Split(name[0]);
        if (plain.Length == 0) return this;
        if (!_children.TryGetValue(plain, out var child)) return Nobody.Instance;
        return name.Count == 1 ? child : child.GetChild(name.Skip(1).ToArray());
    }
}
