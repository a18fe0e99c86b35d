namespace Akka.Actor;

/// <summary>A message and who sent it.</summary>
public readonly struct Envelope
{
    /// <summary>An envelope whose absent sender becomes the system's dead letters.</summary>
    public Envelope(object message, IActorRef? sender, ActorSystem system)
    {
        Message = message;
        Sender = sender.IsNobody() ? system.DeadLetters : sender;
    }

    /// <summary>An envelope as it is.</summary>
    public Envelope(object message, IActorRef? sender)
    {
        Message = message;
        Sender = sender!;
    }

    /// <summary>What was told.</summary>
    public object Message { get; }

    /// <summary>Who told it.</summary>
    public IActorRef Sender { get; }

    /// <inheritdoc/>
    public override string ToString() =>
        "<" + (Message ?? "null") + "> from " + (Sender is null ? "NoSender" : Sender.ToString());
}
