using Akka.Actor;

namespace Akka.Dispatch.MessageQueues;

/// <summary>Takes the message with the smallest number first; equal numbers in no certain order.</summary>
/// <param name="priorityGenerator">The number of a message.</param>
/// <param name="initialCapacity">Room to begin with.</param>
public class UnboundedPriorityMessageQueue(Func<object, int> priorityGenerator, int initialCapacity)
    : BlockingMessageQueue, IUnboundedDequeBasedMessageQueueSemantics
{
    private readonly PriorityQueue<Envelope, int> _queue = new(initialCapacity);
    private readonly Stack<Envelope> _prepended = new();

    /// <inheritdoc/>
    protected override int LockedCount => _queue.Count + _prepended.Count;

    /// <inheritdoc/>
    protected override void LockedEnqueue(Envelope envelope) => _queue.Enqueue(envelope, priorityGenerator(envelope.Message));

    /// <inheritdoc/>
    protected override bool LockedTryDequeue(out Envelope envelope) => _prepended.TryPop(out envelope) || _queue.TryDequeue(out envelope, out _);

    /// <inheritdoc/>
    public void EnqueueFirst(Envelope envelope) => _prepended.Push(envelope);
}

/// <summary>Takes the message with the smallest number first; equal numbers in the order in which they were told.</summary>
/// <param name="priorityGenerator">The number of a message.</param>
/// <param name="initialCapacity">Room to begin with.</param>
public class UnboundedStablePriorityMessageQueue(Func<object, int> priorityGenerator, int initialCapacity)
    : BlockingMessageQueue, IUnboundedDequeBasedMessageQueueSemantics
{
    private readonly PriorityQueue<Envelope, (int Priority, long Told)> _queue = new(initialCapacity);
    private readonly Stack<Envelope> _prepended = new();
    private long _told;

    /// <inheritdoc/>
    protected override int LockedCount => _queue.Count + _prepended.Count;

    /// <inheritdoc/>
    protected override void LockedEnqueue(Envelope envelope) => _queue.Enqueue(envelope, (priorityGenerator(envelope.Message), _told++));

    /// <inheritdoc/>
    protected override bool LockedTryDequeue(out Envelope envelope) => _prepended.TryPop(out envelope) || _queue.TryDequeue(out envelope, out _);

    /// <inheritdoc/>
    public void EnqueueFirst(Envelope envelope) => _prepended.Push(envelope);
}
