using Akka.Actor;
using Akka.Dispatch.MessageQueues;

namespace Akka.Dispatch;

/// <summary>A promise that a message queue makes.</summary>
public interface ISemantics;

/// <summary>Holds any number of messages.</summary>
public interface IUnboundedMessageQueueSemantics : ISemantics;

/// <summary>Holds so many messages and no more.</summary>
public interface IBoundedMessageQueueSemantics : ISemantics
{
    /// <summary>How long telling waits for room; zero: not at all.</summary>
    TimeSpan PushTimeOut { get; }
}

/// <summary>Takes messages at its head.</summary>
public interface IDequeBasedMessageQueueSemantics : ISemantics
{
    /// <summary>Puts a message in front of all others.</summary>
    void EnqueueFirst(Envelope envelope);
}

/// <summary>An unbounded queue that takes messages at its head.</summary>
public interface IUnboundedDequeBasedMessageQueueSemantics : IDequeBasedMessageQueueSemantics, IUnboundedMessageQueueSemantics;

/// <summary>A bounded queue that takes messages at its head.</summary>
public interface IBoundedDequeBasedMessageQueueSemantics : IDequeBasedMessageQueueSemantics, IBoundedMessageQueueSemantics;

/// <summary>Several may take messages at once.</summary>
public interface IMultipleConsumerSemantics : ISemantics;

/// <summary>Taking a message can wait for one.</summary>
public interface IBlockingMessageQueueSemantics : IMultipleConsumerSemantics
{
    /// <summary>How long it waits.</summary>
    TimeSpan BlockTimeOut { get; set; }
}

/// <summary>An actor whose mailbox must keep the promise <typeparamref name="T"/>.</summary>
public interface IRequiresMessageQueue<T> where T : ISemantics;

/// <summary>A mailbox type that makes queues of type <typeparamref name="TQueue"/>.</summary>
public interface IProducesMessageQueue<TQueue> where TQueue : IMessageQueue;

/// <summary>A mailbox type whose queues wait for room.</summary>
public interface IProducesPushTimeoutSemanticsMailbox
{
    /// <summary>How long.</summary>
    TimeSpan PushTimeout { get; }
}
