using Akka.Dispatch;
using Akka.Util;

namespace Akka.Actor.Internal;

/// <summary>The stash: a list that is made with its first message.</summary>
public abstract class AbstractStash : IStash
{
    private readonly ActorCell _cell;
    private LinkedList<Stashed>? _stashed;

    /// <summary>A stash for the actor of a context.</summary>
    protected AbstractStash(IActorContext context) => _cell = (ActorCell)context;

    /// <inheritdoc/>
    public virtual int Capacity => ConfiguredCapacity;

    private protected int ConfiguredCapacity
    {
        get
        {
            var props = _cell.Props;
            if (props.Deploy.StashCapacity != Deploy.NoStashSize) return props.Deploy.StashCapacity;

            // The dispatcher's own id: what the props name can be another name for it.
            var dispatcher = props.GivenDispatcher is null || _cell.Dispatcher.Id.Length == 0 ? props.GivenDispatcher : _cell.Dispatcher.Id;
            return _cell.SystemImpl.Mailboxes.StashCapacity(dispatcher!, props.Mailbox);
        }
    }

    /// <inheritdoc/>
    public int Count => _stashed?.Count ?? 0;

    /// <inheritdoc/>
    public bool IsEmpty => Count == 0;

    /// <inheritdoc/>
    public bool NonEmpty => Count > 0;

    /// <inheritdoc/>
    public bool IsFull => Capacity is >= 0 and var capacity && Count >= capacity;

    /// <inheritdoc/>
    public void Stash()
    {
        if (_cell.CurrentMessage is not { } message)
            throw new InvalidOperationException("There is no message to stash. Stash() can only be called while a message is being handled.");

        // The same envelope, not an equal message: the cell counts envelopes.
        if (_stashed is { Last.Value: var last } && last.Id == _cell.CurrentEnvelopeId && ReferenceEquals(last.Envelope.Message, message))
            throw new IllegalActorStateException($"Can't stash the same message {message} more than once");
        if (IsFull)
            throw new StashOverflowException($"Couldn't enqueue message {message} from {_cell.Sender} to stash of {_cell.Self}");
        (_stashed ??= new LinkedList<Stashed>()).AddLast(new Stashed(new Envelope(message, _cell.Sender), _cell.CurrentEnvelopeId));
    }

    /// <inheritdoc/>
    public void Unstash()
    {
        if (_stashed is not { First: { } first }) return;
        _stashed.RemoveFirst();
        EnqueueFirst(first.Value.Envelope);
    }

    /// <inheritdoc/>
    public void UnstashAll() => UnstashAll(static _ => true);

    /// <inheritdoc/>
    public void UnstashAll(Func<Envelope, bool> filterPredicate)
    {
        var all = _stashed;
        _stashed = null;
        for (var node = all?.Last; node is not null; node = node.Previous)
            if (filterPredicate(node.Value.Envelope)) EnqueueFirst(node.Value.Envelope);
    }

    /// <inheritdoc/>
    public IEnumerable<Envelope> ClearStash()
    {
        var all = _stashed;
        _stashed = null;
        return all?.Select(each => each.Envelope).ToArray() ?? [];
    }

    /// <inheritdoc/>
    public void Prepend(IEnumerable<Envelope> envelopes)
    {
        // Counted from the end, so that the first of them is the first to come back.
        foreach (var envelope in envelopes.Reverse())
        {
            if (_stashed?.Any(each => ReferenceEquals(each.Envelope.Message, envelope.Message) && Equals(each.Envelope.Sender, envelope.Sender)) == true) continue;
            (_stashed ??= new LinkedList<Stashed>()).AddFirst(new Stashed(envelope, 0));
        }
    }

    private void EnqueueFirst(Envelope envelope)
    {
        _cell.Queue.Prepend(envelope);
        if (envelope.Message is Terminated terminated) _cell.TerminatedQueuedFor(terminated.ActorRef, Option<object>.None);
    }

    private readonly record struct Stashed(Envelope Envelope, int Id);
}

/// <summary>A stash that holds what mailbox, dispatcher or deployment say; any number when they say nothing.</summary>
public class BoundedStashImpl(IActorContext context) : AbstractStash(context);

/// <summary>A stash of any size.</summary>
public class UnboundedStashImpl(IActorContext context) : AbstractStash(context)
{
    /// <inheritdoc/>
    public override int Capacity => -1;
}
