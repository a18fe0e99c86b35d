using System.Diagnostics.CodeAnalysis;
using Akka.Dispatch.SysMsg;
using Akka.Event;
using Akka.Util;

namespace Akka.Actor;

public partial class ActorCell
{
    // Whom we watch, with the message to be told; who watches us; whose Terminated waits in the mailbox.
    private sealed class Watches
    {
        public readonly Dictionary<IActorRef, object?> Watching = [];
        public readonly HashSet<IActorRef> WatchedBy = [];
        public readonly Dictionary<IActorRef, object?> Queued = [];
    }

    private Watches? Watching => _rarities?.Watches;

    private Watches Watched => Rare.Watches ??= new Watches();

    /// <inheritdoc/>
    public IActorRef Watch(IActorRef subject) => Watch(subject, null);

    /// <inheritdoc/>
    public IActorRef WatchWith(IActorRef subject, object message) =>
        message is null ? throw new ArgumentNullException(nameof(message), "message must not be null") : Watch(subject, message);

    private IActorRef Watch(IActorRef subject, object? message)
    {
        var watchee = Watchable(subject);
        if (watchee.Equals(_self) || (Watching is { } watches && watches.Watching.ContainsKey(watchee))) return subject;
        watchee.SendSystemMessage(new Watch(watchee, _self));
        Watched.Watching[watchee] = message;
        return subject;
    }

    /// <inheritdoc/>
    public IActorRef Unwatch(IActorRef subject)
    {
        var watchee = Watchable(subject);
        if (watchee.Equals(_self) || Watching is not { } watches) return subject;
        if (watches.Watching.Remove(watchee)) watchee.SendSystemMessage(new Unwatch(watchee, _self));
        watches.Queued.Remove(watchee);
        return subject;
    }

    private static IInternalActorRef Watchable(IActorRef subject) =>
        (IInternalActorRef)(subject ?? throw new ArgumentNullException(nameof(subject), "subject must not be null"));

    /// <summary>A Terminated that came out of the mailbox: for one that is no longer watched nothing is told.</summary>
    protected void ReceivedTerminated(Terminated t)
    {
        if (Watching is not { } watches || !watches.Queued.Remove(t.ActorRef, out var message)) return;
        _currentMessage = message ?? t;
        if (message is null) ReceiveMessage(t);
        else ReceiveMessage(message);
    }

    /// <summary>A Terminated goes into the mailbox, or back from the stash.</summary>
    public void TerminatedQueuedFor(IActorRef subject, Option<object> customMessage)
    {
        Watched.Queued.TryAdd(subject, customMessage.HasValue ? customMessage.Value : null);
    }

    /// <summary>An actor has died that is watched, or a child, or both.</summary>
    protected void WatchedActorTerminated(IActorRef actor, bool existenceConfirmed, bool addressTerminated)
    {
        if (Watching is { } watches && watches.Watching.Remove(actor, out var message) && !IsTerminating)
        {
            watches.Queued.TryAdd(actor, message);
            _self.Tell(new Terminated(actor, existenceConfirmed, addressTerminated), actor);
        }

        if (_children?.Contains(actor) == true) HandleChildTerminated(actor);
    }

    /// <summary>Tells everybody who watches, children after strangers.</summary>
    protected void TellWatchersWeDied()
    {
        if (Watching is not { } watches) return;
        foreach (var watcher in watches.WatchedBy)
            if (!watcher.Equals(_parent))
                ((IInternalActorRef)watcher).SendSystemMessage(new DeathWatchNotification(_self, existenceConfirmed: true, addressTerminated: false));
        watches.WatchedBy.Clear();
    }

    /// <summary>Ends every watch of ours.</summary>
    protected void UnwatchWatchedActors(ActorBase? actor)
    {
        if (Watching is not { } watches) return;
        foreach (var watchee in watches.Watching.Keys.ToArray())
            ((IInternalActorRef)watchee).SendSystemMessage(new Unwatch((IInternalActorRef)watchee, _self));
        watches.Watching.Clear();
        watches.Queued.Clear();
    }

    /// <summary>Somebody watches us, or is to be watched by us.</summary>
    protected void AddWatcher(IActorRef watchee, IActorRef watcher)
    {
        var us = watchee.Equals(_self);
        var byUs = watcher.Equals(_self);
        if (us && !byUs)
        {
            if (Watched.WatchedBy.Add(watcher) && LogsLifecycle) PublishDebug($"now watched by {watcher}");
        }
        else if (!us && byUs)
        {
            Watch(watchee);
        }
        else
        {
            Publish(new Warning(_self.Path.ToString(), ActorType, $"BUG: illegal Watch({watchee},{watcher}) for {_self}"));
        }
    }

    /// <summary>Somebody watches us no longer, or is no longer to be watched by us.</summary>
    protected void RemWatcher(IActorRef watchee, IActorRef watcher)
    {
        var us = watchee.Equals(_self);
        var byUs = watcher.Equals(_self);
        if (us && !byUs)
        {
            if (Watching?.WatchedBy.Remove(watcher) == true && LogsLifecycle) PublishDebug($"no longer watched by {watcher}");
        }
        else if (!us && byUs)
        {
            Unwatch(watchee);
        }
        else
        {
            Publish(new Warning(_self.Path.ToString(), ActorType, $"BUG: illegal Unwatch({watchee},{watcher}) for {_self}"));
        }
    }
}
