using Akka.Actor;
using Akka.Event;

namespace XChat.Actors.Measures;

/// <summary>Counts what is told to actors that are no more.</summary>
public sealed class DeadLettersActor : ReceiveActor
{
    /// <summary>Counts from the start on.</summary>
    public DeadLettersActor() => Receive<DeadLetter>(_ => ChatMeter.Undelivered());

    /// <inheritdoc/>
    protected override void PreStart() => Context.System.EventStream.Subscribe(Self, typeof(DeadLetter));

    /// <inheritdoc/>
    protected override void PostStop() => Context.System.EventStream.Unsubscribe(Self);
}
