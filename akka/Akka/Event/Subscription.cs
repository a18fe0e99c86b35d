namespace Akka.Event;

/// <summary>A subscriber, with the classes below its subscription that it has unsubscribed from.</summary>
public class Subscription<TSubscriber, TClassifier>
{
    private ISet<TClassifier>? _unsubscriptions;

    /// <summary>A subscription to everything of its class.</summary>
    public Subscription(TSubscriber subscriber) => Subscriber = subscriber;

    /// <summary>A subscription to everything of its class but some.</summary>
    public Subscription(TSubscriber subscriber, IEnumerable<TClassifier> unsubscriptions)
    {
        Subscriber = subscriber;
        _unsubscriptions = new HashSet<TClassifier>(unsubscriptions);
    }

    /// <summary>Who has subscribed.</summary>
    public TSubscriber Subscriber { get; }

    /// <summary>The classes that are left out.</summary>
    public ISet<TClassifier> Unsubscriptions => _unsubscriptions ??= new HashSet<TClassifier>();

    internal bool IsWhole => _unsubscriptions is null or { Count: 0 };
}
