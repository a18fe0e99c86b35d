using System.Collections.Concurrent;
using Akka.Actor;

namespace Akka.Dispatch.MessageQueues;

/// <summary>Holds any number of messages, first in, first out.</summary>
public class UnboundedMessageQueue : IMessageQueue, IUnboundedMessageQueueSemantics
{
    // Of a class: a queue of structs would be compiled anew in each process that starts, and the loggers wait for one.
    private readonly ConcurrentQueue<Told> _queue = new();

    /// <inheritdoc/>
    public bool HasMessages => !_queue.IsEmpty;

    /// <inheritdoc/>
    public int Count => _queue.Count;

    /// <inheritdoc/>
    public void Enqueue(IActorRef receiver, Envelope envelope) => _queue.Enqueue(new Told(envelope));

    /// <inheritdoc/>
    public bool TryDequeue(out Envelope envelope)
    {
        var taken = _queue.TryDequeue(out var told);
        envelope = taken ? told!.Envelope : default;
        return taken;
    }

    /// <inheritdoc/>
    public void CleanUp(IActorRef owner, IMessageQueue deadletters)
    {
        while (TryDequeue(out var envelope)) deadletters.Enqueue(owner, envelope);
    }

    private sealed class Told(Envelope envelope)
    {
        public readonly Envelope Envelope = envelope;
    }
}

/// <summary>Holds any number of messages, and takes some at its head.</summary>
public class UnboundedDequeMessageQueue : DequeWrapperMessageQueue, IUnboundedDequeBasedMessageQueueSemantics
{
    /// <summary>An empty one.</summary>
    public UnboundedDequeMessageQueue() : base(new UnboundedMessageQueue()) { }
}

/// <summary>Holds so many messages, and takes some at its head.</summary>
public class BoundedDequeMessageQueue : DequeWrapperMessageQueue, IBoundedDequeBasedMessageQueueSemantics
{
    /// <summary>An empty one.</summary>
    public BoundedDequeMessageQueue(int boundedCapacity, TimeSpan pushTimeOut) : base(new BoundedMessageQueue(boundedCapacity, pushTimeOut)) =>
        PushTimeOut = pushTimeOut;

    /// <inheritdoc/>
    public TimeSpan PushTimeOut { get; }
}

/// <summary>A queue that takes messages at its head, whatever the one behind it can do.</summary>
/// <param name="messageQueue">The queue behind it.</param>
public class DequeWrapperMessageQueue(IMessageQueue messageQueue) : IMessageQueue, IDequeBasedMessageQueueSemantics
{
    // Used in the actor's turn only.
    private readonly Stack<Envelope> _prepended = new();

    /// <summary>The queue behind it.</summary>
    protected readonly IMessageQueue MessageQueue = messageQueue;

    /// <inheritdoc/>
    public bool HasMessages => _prepended.Count > 0 || MessageQueue.HasMessages;

    /// <inheritdoc/>
    public int Count => _prepended.Count + MessageQueue.Count;

    /// <inheritdoc/>
    public void Enqueue(IActorRef receiver, Envelope envelope) => MessageQueue.Enqueue(receiver, envelope);

    /// <inheritdoc/>
    public void EnqueueFirst(Envelope envelope) => _prepended.Push(envelope);

    /// <inheritdoc/>
    public bool TryDequeue(out Envelope envelope) => _prepended.TryPop(out envelope) || MessageQueue.TryDequeue(out envelope);

    /// <inheritdoc/>
    public void CleanUp(IActorRef owner, IMessageQueue deadletters)
    {
        while (TryDequeue(out var envelope)) deadletters.Enqueue(owner, envelope);
    }
}
