using Akka.Actor;

namespace Akka.TestKit;

/// <summary>A message as the test actor heard it: what, and from whom.</summary>
public abstract class MessageEnvelope
{
    /// <summary>The message.</summary>
    public abstract object Message { get; }

    /// <summary>Who sent it; <see cref="ActorRefs.NoSender"/> or the dead letters where nobody did.</summary>
    public abstract IActorRef Sender { get; }
}

/// <summary>A message that really came.</summary>
public class RealMessageEnvelope : MessageEnvelope
{
    /// <summary>Notes a message and its sender.</summary>
    /// <param name="message">The message.</param>
    /// <param name="sender">Who sent it.</param>
    public RealMessageEnvelope(object message, IActorRef sender)
    {
        Message = message;
        Sender = sender;
    }

    /// <inheritdoc/>
    public override object Message { get; }

    /// <inheritdoc/>
    public override IActorRef Sender { get; }

    /// <inheritdoc/>
    public override string ToString() => $"<{Message ?? "null"}> from {(Sender is null || ReferenceEquals(Sender, ActorRefs.NoSender) ? "NoSender" : Sender)}";
}

/// <summary>Stands for the message that did not come.</summary>
public sealed class NullMessageEnvelope : MessageEnvelope
{
    /// <summary>The only one.</summary>
    public static readonly NullMessageEnvelope Instance = new();

    private NullMessageEnvelope()
    {
    }

    /// <summary>Null: there is no message.</summary>
    public override object Message => null!;

    /// <summary><see cref="ActorRefs.NoSender"/>: nobody sent it.</summary>
    public override IActorRef Sender => ActorRefs.NoSender!;

    /// <inheritdoc/>
    public override string ToString() => "<null>";
}
