using Akka.Annotations;
using Akka.Dispatch;
using Akka.Dispatch.MessageQueues;
using Akka.Event;

namespace Akka.Actor;

/// <summary>The mailbox of actors that are no more.</summary>
[InternalApi]
public sealed class DeadLetterMailbox(IActorRef deadLetters) : Mailbox(new DeadLetterQueue(deadLetters))
{
    private sealed class DeadLetterQueue(IActorRef deadLetters) : IMessageQueue
    {
        public bool HasMessages => false;

        public int Count => 0;

        public void Enqueue(IActorRef receiver, Envelope envelope)
        {
            // What is a dead letter already has been there.
            if (envelope.Message is not DeadLetter)
                deadLetters.Tell(new DeadLetter(envelope.Message, envelope.Sender ?? deadLetters, receiver), envelope.Sender);
        }

        public bool TryDequeue(out Envelope envelope)
        {
            envelope = default;
            return false;
        }

        public void CleanUp(IActorRef owner, IMessageQueue deadletters) { }
    }
}
