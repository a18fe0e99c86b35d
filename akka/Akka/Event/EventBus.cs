namespace Akka.Event;

/// <summary>Hands events to those who have subscribed to their class, or to a class above it.</summary>
/// <typeparam name="TEvent">What is published.</typeparam>
/// <typeparam name="TClassifier">What is subscribed to.</typeparam>
/// <typeparam name="TSubscriber">Who subscribes.</typeparam>
/// <remarks>Any thread may use it. Publishing takes no lock: a change is seen by what is published after it.</remarks>
public abstract class EventBus<TEvent, TClassifier, TSubscriber>
    where TClassifier : notnull
    where TSubscriber : notnull
{
    private readonly Dictionary<TClassifier, List<Subscription<TSubscriber, TClassifier>>> _subscriptions = [];
    private readonly Lock _changing = new();

    // Who hears each class of events that has been published; a new one replaces it on each change.
    private volatile Dictionary<TClassifier, TSubscriber[]> _audiences = [];

    /// <summary>Subscribes to a class of events.</summary>
    /// <returns>False when the subscriber had subscribed to the very same class before.</returns>
    public virtual bool Subscribe(TSubscriber subscriber, TClassifier classifier)
    {
        lock (_changing)
        {
            if (!_subscriptions.TryGetValue(classifier, out var subscriptions))
            {
                _subscriptions[classifier] = subscriptions = [];
            }
            var index = IndexOf(subscriptions, subscriber);
            if (index >= 0 && subscriptions[index].IsWhole)
            {
                return false;
            }
            if (index >= 0)
            {
                subscriptions.RemoveAt(index);
            }
            subscriptions.Add(new Subscription<TSubscriber, TClassifier>(subscriber));
            return Changed(true);
        }
    }

    /// <summary>Ends every subscription of a subscriber.</summary>
    /// <returns>Whether there was one.</returns>
    public virtual bool Unsubscribe(TSubscriber subscriber)
    {
        lock (_changing)
        {
            var removed = false;
            foreach (var (_, subscriptions) in _subscriptions)
            {
                removed |= Remove(subscriptions, subscriber);
            }
            return Changed(removed);
        }
    }

    /// <summary>Ends the subscription to a class of events; where it is only a part of what was subscribed to, the rest stays.</summary>
    /// <returns>Whether there was such a subscription.</returns>
    public virtual bool Unsubscribe(TSubscriber subscriber, TClassifier classifier)
    {
        lock (_changing)
        {
            if (_subscriptions.TryGetValue(classifier, out var exact) && Remove(exact, subscriber))
            {
                return Changed(true);
            }
            var narrowed = false;
            foreach (var (above, subscriptions) in _subscriptions)
            {
                if (!IsSubClassification(above, classifier))
                {
                    continue;
                }
                for (var i = 0; i < subscriptions.Count; i++)
                {
                    var wide = subscriptions[i];
                    if (wide.Subscriber.Equals(subscriber) && !wide.Unsubscriptions.Contains(classifier))
                    {
                        subscriptions[i] = new Subscription<TSubscriber, TClassifier>(subscriber, [.. wide.Unsubscriptions, classifier]);
                        narrowed = true;
                    }
                }
            }
            return Changed(narrowed);
        }
    }

    /// <summary>Hands an event to everyone who has subscribed to its class or to one above it, once each.</summary>
    public virtual void Publish(TEvent @event)
    {
        var classifier = GetClassifier(@event);
        if (!_audiences.TryGetValue(classifier, out var audience))
        {
            audience = FindAudience(classifier);
        }
        foreach (var subscriber in audience)
        {
            Publish(@event, subscriber);
        }
    }

    /// <summary>Whether <paramref name="child"/> is <paramref name="parent"/> or below it.</summary>
    protected abstract bool IsSubClassification(TClassifier parent, TClassifier child);

    /// <summary>Hands an event to one subscriber.</summary>
    protected abstract void Publish(TEvent @event, TSubscriber subscriber);

    /// <summary>Whether an event is of a class.</summary>
    protected abstract bool Classify(TEvent @event, TClassifier classifier);

    /// <summary>The class of an event.</summary>
    protected abstract TClassifier GetClassifier(TEvent @event);

    /// <summary>The name of an object's type, without its namespace.</summary>
    protected string SimpleName(object source) => SimpleName(source.GetType());

    /// <summary>The name of a type, without its namespace.</summary>
    protected string SimpleName(Type source) => source.Name;

    // Whether anyone hears events of a class: lets a subclass skip making them.
    private protected bool HasAudience(TClassifier classifier) =>
        (_audiences.TryGetValue(classifier, out var audience) ? audience : FindAudience(classifier)).Length > 0;

    private TSubscriber[] FindAudience(TClassifier classifier)
    {
        lock (_changing)
        {
            var audience = new List<TSubscriber>();
            foreach (var (above, subscriptions) in _subscriptions)
            {
                if (!IsSubClassification(above, classifier))
                {
                    continue;
                }
                foreach (var subscription in subscriptions)
                {
                    if (!Excludes(subscription, classifier) && !Contains(audience, subscription.Subscriber))
                    {
                        audience.Add(subscription.Subscriber);
                    }
                }
            }

            // Whoever publishes reads without a lock: the next one is a copy.
            TSubscriber[] found = [.. audience];
            _audiences = new Dictionary<TClassifier, TSubscriber[]>(_audiences) { [classifier] = found };
            return found;
        }
    }

    private bool Excludes(Subscription<TSubscriber, TClassifier> subscription, TClassifier classifier)
    {
        if (subscription.IsWhole)
        {
            return false;
        }
        foreach (var excluded in subscription.Unsubscriptions)
        {
            if (IsSubClassification(excluded, classifier))
            {
                return true;
            }
        }
        return false;
    }

    private static bool Contains(List<TSubscriber> audience, TSubscriber subscriber)
    {
        foreach (var each in audience)
        {
            if (each.Equals(subscriber))
            {
                return true;
            }
        }
        return false;
    }

    // By hand, here and above: of delegates in a generic class each one has a class of its own to be loaded.
    private static int IndexOf(List<Subscription<TSubscriber, TClassifier>> subscriptions, TSubscriber subscriber)
    {
        for (var i = 0; i < subscriptions.Count; i++)
        {
            if (subscriptions[i].Subscriber.Equals(subscriber))
            {
                return i;
            }
        }
        return -1;
    }

    private static bool Remove(List<Subscription<TSubscriber, TClassifier>> subscriptions, TSubscriber subscriber)
    {
        var index = IndexOf(subscriptions, subscriber);
        if (index >= 0)
        {
            subscriptions.RemoveAt(index);
        }
        return index >= 0;
    }

    private bool Changed(bool changed)
    {
        if (changed)
        {
            _audiences = [];
        }
        return changed;
    }
}
