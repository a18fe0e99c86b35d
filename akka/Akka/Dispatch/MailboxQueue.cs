using Akka.Actor;
using Akka.Dispatch.MessageQueues;

namespace Akka.Dispatch;

// The default mailbox as a queue, for whoever looks into it. The queue that it inherits stays empty.
internal sealed class MailboxQueue(Mailbox mailbox) : UnboundedMessageQueue, IMessageQueue
{
    bool IMessageQueue.HasMessages => mailbox.HasMessages;

    int IMessageQueue.Count => mailbox.NumberOfMessages;

    void IMessageQueue.Enqueue(IActorRef receiver, Envelope envelope) => mailbox.Post(envelope.Message, envelope.Sender);

    bool IMessageQueue.TryDequeue(out Envelope envelope) => mailbox.TryTake(out envelope);

    void IMessageQueue.CleanUp(IActorRef owner, IMessageQueue deadletters) => mailbox.CleanUp();
}

internal sealed class MailboxDeque(Mailbox mailbox) : UnboundedDequeMessageQueue, IMessageQueue, IDequeBasedMessageQueueSemantics
{
    bool IMessageQueue.HasMessages => mailbox.HasMessages;

    int IMessageQueue.Count => mailbox.NumberOfMessages;

    void IMessageQueue.Enqueue(IActorRef receiver, Envelope envelope) => mailbox.Post(envelope.Message, envelope.Sender);

    void IDequeBasedMessageQueueSemantics.EnqueueFirst(Envelope envelope) => mailbox.Prepend(envelope);

    bool IMessageQueue.TryDequeue(out Envelope envelope) => mailbox.TryTake(out envelope);

    void IMessageQueue.CleanUp(IActorRef owner, IMessageQueue deadletters) => mailbox.CleanUp();
}
