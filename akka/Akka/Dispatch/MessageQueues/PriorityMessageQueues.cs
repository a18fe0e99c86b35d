using Akka.Actor;
using Akka.Util;

namespace Akka.Dispatch.MessageQueues;

/// <summary>Takes the message with the smallest number first; equal numbers in no certain order.</summary>
/// <param name="priorityGenerator">The number of a message.</param>
/// <param name="initialCapacity">Room to begin with.</param>
public class UnboundedPriorityMessageQueue(Func<object, int> priorityGenerator, int initialCapacity)
    : BlockingMessageQueue, IUnboundedDequeBasedMessageQueueSemantics
{
    private readonly ListPriorityQueue _queue = new(initialCapacity, priorityGenerator);
    private readonly Stack<Envelope> _prepended = new();

    /// <inheritdoc/>
    protected override int LockedCount => _queue.Count() + _prepended.Count;

    /// <inheritdoc/>
    protected override void LockedEnqueue(Envelope envelope) => _queue.Enqueue(envelope);

    /// <inheritdoc/>
    protected override bool LockedTryDequeue(out Envelope envelope)
    {
        if (_prepended.TryPop(out envelope)) return true;
        if (_queue.Count() == 0) return false;
        envelope = _queue.Dequeue();
        return true;
    }

    /// <inheritdoc/>
    public void EnqueueFirst(Envelope envelope) => _prepended.Push(envelope);
}

/// <summary>Takes the message with the smallest number first; equal numbers in the order in which they were told.</summary>
/// <param name="priorityGenerator">The number of a message.</param>
/// <param name="initialCapacity">Room to begin with.</param>
public class UnboundedStablePriorityMessageQueue(Func<object, int> priorityGenerator, int initialCapacity)
    : BlockingMessageQueue, IUnboundedDequeBasedMessageQueueSemantics
{
    private readonly StableListPriorityQueue _queue = new(initialCapacity, priorityGenerator);
    private readonly Stack<Envelope> _prepended = new();

    /// <inheritdoc/>
    protected override int LockedCount => _queue.Count() + _prepended.Count;

    /// <inheritdoc/>
    protected override void LockedEnqueue(Envelope envelope) => _queue.Enqueue(envelope);

    /// <inheritdoc/>
    protected override bool LockedTryDequeue(out Envelope envelope)
    {
        if (_prepended.TryPop(out envelope)) return true;
        if (_queue.Count() == 0) return false;
        envelope = _queue.Dequeue();
        return true;
    }

    /// <inheritdoc/>
    public void EnqueueFirst(Envelope envelope) => _prepended.Push(envelope);
}
