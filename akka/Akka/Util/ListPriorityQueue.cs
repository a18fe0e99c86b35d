using Akka.Actor;

namespace Akka.Util;

/// <summary>Messages by their priority: the smallest number first; equal numbers in no certain order.</summary>
/// <param name="initialCapacity">Room to begin with.</param>
/// <param name="priorityCalculator">The number of a message.</param>
public sealed class ListPriorityQueue(int initialCapacity, Func<object, int> priorityCalculator)
{
    private readonly PriorityQueue<Envelope, int> _queue = new(initialCapacity);

    /// <summary>How many wait.</summary>
    public int Count() => _queue.Count;

    /// <summary>Adds a message.</summary>
    public void Enqueue(Envelope item) => _queue.Enqueue(item, priorityCalculator(item.Message));

    /// <summary>Takes the message with the smallest number.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public Envelope Dequeue() => _queue.Dequeue();

    /// <summary>The message with the smallest number; it stays.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public Envelope Peek() => _queue.Peek();

    /// <summary>True when no message goes before the one that is next.</summary>
    public bool IsConsistent() => !_queue.TryPeek(out _, out var first) || _queue.UnorderedItems.All(item => item.Priority >= first);

    /// <summary>All that wait, and how many.</summary>
    public override string ToString() => $"{string.Join(" ", _queue.UnorderedItems.Select(item => item.Element))} count = {_queue.Count}";
}

/// <summary>Messages by their priority: the smallest number first; equal numbers in the order in which they came.</summary>
/// <param name="initialCapacity">Room to begin with.</param>
/// <param name="priorityCalculator">The number of a message.</param>
public sealed class StableListPriorityQueue(int initialCapacity, Func<object, int> priorityCalculator)
{
    private readonly PriorityQueue<Envelope, (int Number, long Came)> _queue = new(initialCapacity);
    private long _came;

    /// <summary>How many wait.</summary>
    public int Count() => _queue.Count;

    /// <summary>Adds a message.</summary>
    public void Enqueue(Envelope item) => _queue.Enqueue(item, (priorityCalculator(item.Message), _came++));

    /// <summary>Takes the message with the smallest number, of several the one that came first.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public Envelope Dequeue() => _queue.Dequeue();

    /// <summary>The message that <see cref="Dequeue"/> would take; it stays.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public Envelope Peek() => _queue.Peek();

    /// <summary>True when no message goes before the one that is next.</summary>
    public bool IsConsistent() => !_queue.TryPeek(out _, out var first) || _queue.UnorderedItems.All(item => item.Priority.CompareTo(first) >= 0);

    /// <summary>All that wait, and how many.</summary>
    public override string ToString() => $"{string.Join(" ", _queue.UnorderedItems.Select(item => item.Element))} count = {_queue.Count}";
}
