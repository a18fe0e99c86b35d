using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Dispatch.SysMsg;

namespace Akka.Event;

/// <summary>Watches the subscribers of an event stream and unsubscribes those that terminate.</summary>
/// <remarks>It needs no actor: the notification is handled on the thread of the actor that terminates.</remarks>
internal sealed class EventStreamUnsubscriber(EventStream stream) : MinimalActorRef
{
    private readonly HashSet<IActorRef> _watched = [];
    private readonly Lock _changing = new();
    private ActorSystemImpl? _system;
    private ActorPath? _path;

    public override ActorPath Path => _path ?? ActorRefs.Nobody.Path;

    public override IActorRefProvider Provider => _system?.Provider ?? throw new InvalidOperationException("The event stream has not been started.");

    public void Start(ActorSystemImpl system)
    {
        IActorRef[] waiting;
        lock (_changing)
        {
            if (_system is not null)
            {
                return;
            }
            _path = system.Provider.RootPath / "system" / "eventStreamUnsubscriber";
            _system = system;
            waiting = [.. _watched];
        }
        foreach (var subscriber in waiting)
        {
            Watch(subscriber);
        }
    }

    public void Register(IActorRef subscriber)
    {
        bool started;
        lock (_changing)
        {
            started = _watched.Add(subscriber) && _system is not null;
        }
        if (started)
        {
            Watch(subscriber);
        }
    }

    public void Unregister(IActorRef subscriber)
    {
        bool started;
        lock (_changing)
        {
            started = _watched.Remove(subscriber) && _system is not null;
        }
        if (started && subscriber is IInternalActorRef watchee)
        {
            watchee.SendSystemMessage(new Unwatch(watchee, this));
        }
    }

    public override void SendSystemMessage(ISystemMessage message)
    {
        if (message is DeathWatchNotification gone)
        {
            stream.Unsubscribe(gone.Actor);
        }
    }

    private void Watch(IActorRef subscriber)
    {
        if (subscriber is IInternalActorRef watchee)
        {
            watchee.SendSystemMessage(new Watch(watchee, this));
        }
    }
}
