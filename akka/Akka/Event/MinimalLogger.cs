using Akka.Actor;

namespace Akka.Event;

/// <summary>A logger that is no actor: it works before the system has started and after it has stopped.</summary>
/// <remarks>It is called on the thread of who logs, by several at once.</remarks>
public abstract class MinimalLogger : MinimalActorRef
{
    /// <summary>What is not to be logged, as set up for the system.</summary>
    public LogFilterEvaluator Filter { get; internal set; } = LogFilterEvaluator.NoFilters;

    /// <inheritdoc />
    public sealed override ActorPath Path { get; } = new RootActorPath(Address.AllSystems, "/StandardOutLogger");

    /// <inheritdoc />
    public sealed override IActorRefProvider Provider => throw new NotSupportedException("This logger does not provide.");

    /// <inheritdoc />
    protected sealed override void TellInternal(object message, IActorRef sender)
    {
        switch (message)
        {
            case InitializeLogger:
                sender.Tell(new LoggerInitialized(), ActorRefs.NoSender);
                break;
            default:
                Log(message);
                break;
        }
    }

    /// <summary>Writes a log event, or any object.</summary>
    protected abstract void Log(object message);
}
