using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Actor;

/// <summary>A reference to a path where nobody is: what it is told goes to dead letters, and watching it says at once that it is dead.</summary>
public class EmptyLocalActorRef(IActorRefProvider provider, ActorPath path, EventStream eventStream) : MinimalActorRef
{
    /// <inheritdoc/>
    public override ActorPath Path { get; } = path;

    /// <inheritdoc/>
    public override IActorRefProvider Provider { get; } = provider;

    /// <inheritdoc/>
    public override bool IsTerminated => true;

    /// <inheritdoc/>
    protected override void TellInternal(object message, IActorRef sender)
    {
        if (message is null) throw new InvalidMessageException("Message is null");
        // Letters that come back for a dead listener end here: to tell of that would never end.
        if (message is DeadLetter letter) SpecialHandle(letter.Message, letter.Sender);
        else if (message is AllDeadLetters) return;
        else if (!SpecialHandle(message, sender)) eventStream.Publish(new DeadLetter(message, sender ?? Provider.DeadLetters, this));
    }

    /// <inheritdoc/>
    public override void SendSystemMessage(ISystemMessage message) => SpecialHandle(message, Provider.DeadLetters);

    /// <summary>Answers what has an answer even here; true when nothing is left to be done.</summary>
    protected virtual bool SpecialHandle(object message, IActorRef sender)
    {
        switch (message)
        {
            case Watch watch:
                if (watch.Watchee.Equals(this) && !watch.Watcher.Equals(this))
                    watch.Watcher.SendSystemMessage(new DeathWatchNotification(watch.Watchee, existenceConfirmed: false, addressTerminated: false));
                return true;
            case Identify identify:
                sender?.Tell(new ActorIdentity(identify.MessageId, null));
                return true;
            case ActorSelectionMessage { Message: Identify inside } selection:
                if (!selection.WildCardFanOut) sender?.Tell(new ActorIdentity(inside.MessageId, null));
                return true;
            case ActorSelectionMessage { Message: IDeadLetterSuppression suppressed }:
                eventStream.Publish(new SuppressedDeadLetter(suppressed, sender ?? Provider.DeadLetters, this));
                return true;
            case ActorSelectionMessage selection:
                eventStream.Publish(new DeadLetter(selection.Message, sender ?? Provider.DeadLetters, this));
                return true;
            case IDeadLetterSuppression suppressed:
                eventStream.Publish(new SuppressedDeadLetter(suppressed, sender ?? Provider.DeadLetters, this));
                return true;
            default:
                return message is ISystemMessage;
        }
    }
}

/// <summary>Where messages go that reach nobody: they become <see cref="DeadLetter"/> events.</summary>
public class DeadLetterActorRef(IActorRefProvider provider, ActorPath path, EventStream eventStream) : EmptyLocalActorRef(provider, path, eventStream)
{
    private readonly EventStream _eventStream = eventStream;

    /// <inheritdoc/>
    protected override void TellInternal(object message, IActorRef sender)
    {
        if (message is null) throw new InvalidMessageException("Message is null");
        if (message is Identify identify)
        {
            sender?.Tell(new ActorIdentity(identify.MessageId, ActorRefs.Nobody));
        }
        else if (message is DeadLetter letter)
        {
            if (!SpecialHandle(letter.Message, letter.Sender)) _eventStream.Publish(letter);
        }
        else if (!SpecialHandle(message, sender))
        {
            _eventStream.Publish(new DeadLetter(message, sender ?? Provider.DeadLetters, this));
        }
    }

    /// <inheritdoc/>
    protected override bool SpecialHandle(object message, IActorRef sender)
    {
        if (message is not Watch watch) return base.SpecialHandle(message, sender);
        if (!watch.Watchee.Equals(this) && !watch.Watcher.Equals(this))
            watch.Watcher.SendSystemMessage(new DeathWatchNotification(watch.Watchee, existenceConfirmed: false, addressTerminated: false));
        return true;
    }
}

// Swallows what it is told, and is found under its path.
internal sealed class IgnoreActorRef(IActorRefProvider provider) : MinimalActorRef
{
    public override ActorPath Path { get; } = new RootActorPath(new Address("akka", "all-systems")) / "ignore";

    public override IActorRefProvider Provider { get; } = provider;
}
