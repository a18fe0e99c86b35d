using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Dispatch.MessageQueues;

namespace Akka.Event;

/// <summary>Where log events wait for their logger. What it has not written when it stops goes to standard output, not to dead letters.</summary>
/// <remarks>Standard output takes what <c>akka.stdout-loglevel</c> lets through.</remarks>
/// <param name="owner">The logger.</param>
/// <param name="system">Its system.</param>
public class LoggerMailbox(IActorRef owner, ActorSystem system) : Mailbox(new UnboundedMessageQueue()), IMessageQueue, IUnboundedMessageQueueSemantics, ILoggerMessageQueueSemantics
{
    bool IMessageQueue.HasMessages => MessageQueue.HasMessages;

    int IMessageQueue.Count => MessageQueue.Count;

    void IMessageQueue.Enqueue(IActorRef receiver, Envelope envelope) => Enqueue(receiver, envelope);

    internal void Enqueue(IActorRef receiver, Envelope envelope) => MessageQueue.Enqueue(receiver, envelope);

    bool IMessageQueue.TryDequeue(out Envelope envelope) => MessageQueue.TryDequeue(out envelope);

    void IMessageQueue.CleanUp(IActorRef owner, IMessageQueue deadletters) => CleanUp();

    /// <summary>Writes the log events that wait to standard output; what else waits becomes a dead letter.</summary>
    public override void CleanUp()
    {
        var lowest = Logging.LogLevelFor(system.Settings.StdoutLogLevel);
        var rest = system.Mailboxes.DeadLetterMailbox.MessageQueue;
        while (MessageQueue.TryDequeue(out var envelope))
        {
            if (envelope.Message is not LogEvent log) rest.Enqueue(owner, envelope);
            else if (log.LogLevel() >= lowest) system.Settings.StdoutLogger.Tell(log, envelope.Sender);
        }
    }
}

internal sealed class LoggerMailboxType(Settings settings, Config config) : MailboxType(settings, config), IProducesMessageQueue<LoggerMailbox>
{
    public override IMessageQueue Create(IActorRef owner, ActorSystem system) => new LoggerMailbox(owner, system);
}
