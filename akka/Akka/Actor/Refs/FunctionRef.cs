using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Actor;

/// <summary>Hands what it is told to a function, on the thread of whoever tells it. It belongs to an actor and ends with it, at the latest.</summary>
/// <remarks>It is found under its path but is no child: nothing supervises it and nobody waits for its end.</remarks>
internal sealed class FunctionRef(ActorPath path, IActorRefProvider provider, EventStream eventStream, Action<IActorRef, object> tell) : MinimalActorRef
{
    private readonly Lock _changing = new();
    private readonly HashSet<IActorRef> _watching = [];
    private readonly HashSet<IActorRef> _watchedBy = [];
    private bool _isOver;

    public override ActorPath Path { get; } = path;

    public override IActorRefProvider Provider { get; } = provider;

    public override bool IsTerminated
    {
        get
        {
            lock (_changing) return _isOver;
        }
    }

    /// <summary>Lets the function be told a <see cref="Terminated"/> of <paramref name="subject"/>, which is to be unwatched then.</summary>
    public void Watch(IActorRef subject)
    {
        lock (_changing) _watching.Add(subject);
        ((IInternalActorRef)subject).SendSystemMessage(new Watch((IInternalActorRef)subject, this));
    }

    public void Unwatch(IActorRef subject)
    {
        lock (_changing) _watching.Remove(subject);
        ((IInternalActorRef)subject).SendSystemMessage(new Unwatch((IInternalActorRef)subject, this));
    }

    public bool IsWatching(IActorRef subject)
    {
        lock (_changing) return _watching.Contains(subject);
    }

    protected override void TellInternal(object message, IActorRef sender)
    {
        if (message is null) throw new InvalidMessageException("Message is null.");
        tell(sender, message);
    }

    public override void SendSystemMessage(ISystemMessage message)
    {
        switch (message)
        {
            case Watch watch:
                AddWatcher(watch);
                break;
            case Unwatch unwatch when unwatch.Watchee.Equals(this):
                lock (_changing) _watchedBy.Remove(unwatch.Watcher);
                break;
            case DeathWatchNotification gone:
                this.Tell(new Terminated(gone.Actor, existenceConfirmed: true, addressTerminated: false), gone.Actor);
                break;
        }
    }

    /// <summary>Ends it: who watches is told, and it watches nobody any more. It is told things still.</summary>
    public override void Stop()
    {
        IActorRef[] watchers, watched;
        lock (_changing)
        {
            _isOver = true;
            watchers = [.. _watchedBy];
            watched = [.. _watching];
            _watchedBy.Clear();
        }

        foreach (var watcher in watchers) TellOfEnd(watcher);
        foreach (var subject in watched) Unwatch(subject);
    }

    private void AddWatcher(Watch watch)
    {
        if (!watch.Watchee.Equals(this) || watch.Watcher.Equals(this))
        {
            eventStream.Publish(new Warning(Path.ToString(), typeof(FunctionRef), $"BUG: illegal Watch({watch.Watchee},{watch.Watcher}) for {this}"));
            return;
        }

        lock (_changing)
        {
            if (!_isOver)
            {
                _watchedBy.Add(watch.Watcher);
                return;
            }
        }

        TellOfEnd(watch.Watcher);
    }

    private void TellOfEnd(IActorRef watcher) =>
        ((IInternalActorRef)watcher).SendSystemMessage(new DeathWatchNotification(this, existenceConfirmed: true, addressTerminated: false));
}
