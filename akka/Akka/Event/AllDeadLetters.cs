using Akka.Actor;

namespace Akka.Event;

/// <summary>A message that has not been handled, as the event stream tells it.</summary>
public abstract class AllDeadLetters : IWrappedMessage
{
    /// <summary>Wraps a message.</summary>
    protected AllDeadLetters(object message, IActorRef? sender, IActorRef recipient)
    {
        Message = message;
        Sender = sender!;
        Recipient = recipient;
    }

    /// <summary>The message.</summary>
    public object Message { get; }

    /// <summary>Whom it was sent to.</summary>
    public IActorRef Recipient { get; }

    /// <summary>Who sent it; null for nobody.</summary>
    public IActorRef Sender { get; }

    /// <summary>What, from whom, to whom.</summary>
    public override string ToString() => $"DeadLetter from {Sender} to {Recipient}: <{Message}>";
}

/// <summary>A message to an actor that is not there any more, or never was.</summary>
public sealed class DeadLetter : AllDeadLetters
{
    /// <summary>Wraps a message.</summary>
    /// <exception cref="ArgumentNullException">One of the three is null.</exception>
    public DeadLetter(object message, IActorRef sender, IActorRef recipient)
        : base(message, sender, recipient)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(sender);
        ArgumentNullException.ThrowIfNull(recipient);
    }
}

/// <summary>A dead letter that is no loss: its message is a <see cref="IDeadLetterSuppression"/>. It is not logged.</summary>
public sealed class SuppressedDeadLetter : AllDeadLetters
{
    /// <summary>Wraps a message.</summary>
    /// <exception cref="ArgumentNullException">One of the three is null.</exception>
    public SuppressedDeadLetter(object message, IActorRef sender, IActorRef recipient)
        : base(message, sender, recipient)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(sender);
        ArgumentNullException.ThrowIfNull(recipient);
    }
}

/// <summary>A message that its actor does not handle.</summary>
public sealed class UnhandledMessage(object message, IActorRef? sender, IActorRef recipient) : AllDeadLetters(message, sender, recipient);

/// <summary>A message that was dropped on its way, for a reason: a full buffer, a limit.</summary>
public sealed class Dropped : AllDeadLetters
{
    /// <summary>Wraps a message of nobody.</summary>
    public Dropped(object message, string reason, IActorRef recipient)
        : this(message, reason, ActorRefs.NoSender, recipient)
    {
    }

    /// <summary>Wraps a message.</summary>
    public Dropped(object message, string reason, IActorRef? sender, IActorRef recipient)
        : base(message, sender, recipient)
    {
        Reason = reason;
    }

    /// <summary>Why it was dropped.</summary>
    public string Reason { get; }
}
