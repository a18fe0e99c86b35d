using Akka.Actor;
using Akka.Actor.Internal;

namespace Akka.Event;

/// <summary>
/// The actor system's own bus: events are objects, and one subscribes to a type: to it, to the types that derive from it
/// and to those that implement it. An actor that terminates is unsubscribed.
/// </summary>
public class EventStream : LoggingBus
{
    private readonly bool _debug;
    private readonly EventStreamUnsubscriber _unsubscriber;

    /// <summary>Makes a stream without subscribers.</summary>
    /// <param name="debug">Whether subscriptions are themselves logged, at level DEBUG.</param>
    public EventStream(bool debug)
    {
        _debug = debug;
        _unsubscriber = new EventStreamUnsubscriber(this);
    }

    /// <summary>From now on, and for those who have subscribed before: whoever terminates is unsubscribed.</summary>
    public void StartUnsubscriber(ActorSystemImpl system) => _unsubscriber.Start(system);

    /// <summary>Subscribes an actor to the events of a type.</summary>
    /// <returns>False when it had subscribed to the very same type before.</returns>
    /// <exception cref="ArgumentNullException">The subscriber is null.</exception>
    public override bool Subscribe(IActorRef subscriber, Type channel)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        var began = base.Subscribe(subscriber, channel);
        Trace("subscribing {0} to channel {1}", subscriber, channel);
        // Not before: of one that is dead already, the notice comes at once.
        _unsubscriber.Register(subscriber);
        return began;
    }

    /// <summary>Ends the subscription of an actor to the events of a type; a wider one loses the part that is of this type.</summary>
    /// <returns>Whether there was such a subscription.</returns>
    /// <exception cref="ArgumentNullException">The subscriber is null.</exception>
    public override bool Unsubscribe(IActorRef subscriber, Type channel)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        var ended = base.Unsubscribe(subscriber, channel);
        Trace("unsubscribing {0} from channel {1}", subscriber, channel);
        return ended;
    }

    /// <summary>Ends every subscription of an actor.</summary>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="ArgumentNullException">The subscriber is null.</exception>
    public override bool Unsubscribe(IActorRef subscriber)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        var ended = base.Unsubscribe(subscriber);
        _unsubscriber.Unregister(subscriber);
        Trace("unsubscribing {0} from all channels", subscriber, null);
        return ended;
    }

    private void Trace(string what, IActorRef subscriber, Type? channel)
    {
        if (_debug)
        {
            Publish(new Debug(SimpleName(this), GetType(), string.Format(what, subscriber, channel)));
        }
    }
}
