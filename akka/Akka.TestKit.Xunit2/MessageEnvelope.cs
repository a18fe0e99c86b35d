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

    /// <summary>There is no message.</summary>
    /// <exception cref="IllegalActorStateException">Always.</exception>
    public override object Message => throw Nothing();

    /// <summary>Nobody sent it.</summary>
    /// <exception cref="IllegalActorStateException">Always.</exception>
    public override IActorRef Sender => throw Nothing();

    /// <inheritdoc/>
    public override string ToString() => "<null>";

    private static IllegalActorStateException Nothing() => new("last receive did not dequeue a message");
}
