using Akka.Actor;
using Akka.Configuration;
using Akka.Event;

namespace Akka.Dispatch.MessageQueues;

/// <summary>Holds so many messages. Telling waits for room as long as the push time-out says; then the message goes to dead letters.</summary>
public class BoundedMessageQueue : IMessageQueue, IBoundedMessageQueueSemantics
{
    private readonly Queue<Envelope> _queue = new();
    private readonly int _capacity;

    /// <summary>A queue as <c>mailbox-capacity</c> and <c>mailbox-push-timeout-time</c> say.</summary>
    public BoundedMessageQueue(Config config) : this(config.GetInt("mailbox-capacity"), config.GetTimeSpan("mailbox-push-timeout-time", TimeSpan.FromSeconds(10))) { }

    /// <summary>An empty one.</summary>
    /// <exception cref="ArgumentException">The capacity is not positive, or the time-out negative.</exception>
    public BoundedMessageQueue(int boundedCapacity, TimeSpan pushTimeOut)
    {
        if (boundedCapacity <= 0) throw new ArgumentException("The bounded capacity cannot be negative or zero", nameof(boundedCapacity));
        PushTimeOut = pushTimeOut;
        _capacity = boundedCapacity;
    }

    /// <inheritdoc/>
    public TimeSpan PushTimeOut { get; set; }

    /// <inheritdoc/>
    public bool HasMessages => Count > 0;

    /// <inheritdoc/>
    public int Count
    {
        get
        {
            lock (_queue) return _queue.Count;
        }
    }

    /// <inheritdoc/>
    public void Enqueue(IActorRef receiver, Envelope envelope)
    {
        if (TryEnqueue(envelope) || envelope.Message is DeadLetter) return;
        var deadLetters = (receiver as IInternalActorRef)?.Provider.DeadLetters;
        deadLetters?.Tell(new DeadLetter(envelope.Message, envelope.Sender ?? deadLetters, receiver), envelope.Sender);
    }

    private bool TryEnqueue(Envelope envelope)
    {
        lock (_queue)
        {
            if (_queue.Count >= _capacity && !WaitForRoom()) return false;
            _queue.Enqueue(envelope);
            return true;
        }
    }

    private bool WaitForRoom()
    {
        var infinite = PushTimeOut < TimeSpan.Zero;
        var until = Akka.Util.MonotonicClock.ElapsedHighRes + PushTimeOut;
        while (_queue.Count >= _capacity)
        {
            var left = infinite ? Timeout.InfiniteTimeSpan : until - Akka.Util.MonotonicClock.ElapsedHighRes;
            if (!infinite && left <= TimeSpan.Zero) return false;
            Monitor.Wait(_queue, left);
        }

        return true;
    }

    /// <inheritdoc/>
    public bool TryDequeue(out Envelope envelope)
    {
        lock (_queue)
        {
            if (!_queue.TryDequeue(out envelope)) return false;
            Monitor.Pulse(_queue);
            return true;
        }
    }

    /// <inheritdoc/>
    public void CleanUp(IActorRef owner, IMessageQueue deadletters)
    {
        while (TryDequeue(out var envelope)) deadletters.Enqueue(owner, envelope);
    }
}
