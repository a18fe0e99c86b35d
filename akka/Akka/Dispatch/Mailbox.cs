using Akka.Actor;
using Akka.Dispatch.MessageQueues;
using Akka.Dispatch.SysMsg;

namespace Akka.Dispatch;

/// <summary>
/// The messages of one actor, and its turn. An idle mailbox holds the message that wakes it in itself; what is told while it is
/// busy waits in a <see cref="Backlog"/>, which is there only as long as something is in it.
/// </summary>
/// <remarks>A queue of another type can stand behind it: bounded, by priority, or the user's own.</remarks>
public partial class Mailbox : IRunnable
{
    private const int Idle = 0;
    private const int Busy = 1;
    private const int Closed = 2;

    private static readonly SystemMessage NoMoreSystemMessages = new NoMessage();

    private readonly IMessageQueue? _queue;
    private ActorCell _cell = null!;
    private SystemMessage? _system;

    // The message that woke the mailbox. Belongs to whoever made it busy, and then to the turn.
    private object? _first;
    private IActorRef? _firstSender;
    private Backlog? _backlog;

    // Goes before everything else: what was unstashed, and what could not be handled when it was its turn. Belongs to the turn.
    private Node? _aside;

    // Busy: a turn is due or under way.
    private int _state;
    private short _suspended;
    private bool _awaiting;
    private readonly bool _isDeque;

    internal Mailbox(bool isDeque) => _isDeque = isDeque;

    /// <summary>A mailbox with a queue of its own.</summary>
    public Mailbox(IMessageQueue messageQueue) => _queue = messageQueue;

    /// <summary>What waits.</summary>
    public IMessageQueue MessageQueue => _queue ?? (_isDeque ? new MailboxDeque(this) : new MailboxQueue(this));

    /// <summary>What runs the actor.</summary>
    public MessageDispatcher Dispatcher => _cell.Dispatcher;

    /// <summary>Ties the mailbox to its actor.</summary>
    public virtual void SetActor(ActorCell actorCell) => _cell = actorCell;

    internal bool IsClosed() => Volatile.Read(ref _state) == Closed;

    internal int SuspendCount => _suspended;

    internal bool IsSuspended() => _suspended > 0 || _awaiting;

    internal bool HasQueueOfItsOwn => _queue is not null;

    internal void Suspend() => _suspended++;

    // True when the last suspension is gone.
    internal bool Resume()
    {
        if (_suspended > 0) _suspended--;
        return _suspended == 0;
    }

    internal void BeginAwaiting() => _awaiting = true;

    internal void EndAwaiting() => _awaiting = false;

    internal void Post(object message, IActorRef? sender)
    {
        if (_queue is not null)
        {
            PostToQueue(_queue, new Envelope(message, sender));
            return;
        }

        // While there is a backlog, an earlier message of the same sender can be in it.
        if (Volatile.Read(ref _state) == Idle && Volatile.Read(ref _backlog) is null && Interlocked.CompareExchange(ref _state, Busy, Idle) == Idle)
        {
            _first = message;
            if (sender is not null) _firstSender = sender;
            Schedule();
            return;
        }

        PostBehind(message, sender);
    }

    private void PostBehind(object message, IActorRef? sender)
    {
        while (true)
        {
            var backlog = Volatile.Read(ref _backlog);
            if (backlog is null)
            {
                backlog = new Backlog();
                backlog = Interlocked.CompareExchange(ref _backlog, backlog, null) ?? backlog;
            }

            if (backlog == Backlog.Gone)
            {
                DeadLetter(new Envelope(message, sender));
                return;
            }

            if (backlog.TryAdd(message, sender)) break;

            // Sealed by the turn, which may not have come yet to what follows.
            Interlocked.CompareExchange(ref _backlog, null, backlog);
        }

        // The place was claimed before this look, and the turn looks for claims after it has said that it is idle.
        WakeIfIdle();
    }

    private void PostToQueue(IMessageQueue queue, Envelope envelope)
    {
        if (IsClosed())
        {
            DeadLetter(envelope);
            return;
        }

        queue.Enqueue(_cell.Self, envelope);

        var seen = Interlocked.CompareExchange(ref _state, Busy, Idle);
        if (seen == Idle) Schedule();
        // The actor terminated between the two: what has just been put must not lie there unseen.
        else if (seen == Closed) CleanUpQueue(queue);
    }

    internal void PostSystem(SystemMessage message)
    {
        var top = Volatile.Read(ref _system);
        while (top != NoMoreSystemMessages)
        {
            message.Next = top;
            var seen = Interlocked.CompareExchange(ref _system, message, top);
            if (seen == top)
            {
                WakeIfIdle();
                return;
            }

            top = seen;
        }

        message.Next = null;
        DeadSystemMessage(message);
    }

    private void WakeIfIdle()
    {
        if (Volatile.Read(ref _state) == Idle && Interlocked.CompareExchange(ref _state, Busy, Idle) == Idle) Schedule();
    }

    private void Schedule() => _cell.Dispatcher.Execute(this);

    internal bool HasMessages => _queue?.HasMessages ?? (_aside is not null || _first is not null || Volatile.Read(ref _backlog)?.Count > 0);

    internal bool HasBacklog => Volatile.Read(ref _backlog) is not null;

    internal int NumberOfMessages
    {
        get
        {
            if (_queue is not null) return _queue.Count;
            var count = _first is null ? 0 : 1;
            for (var node = _aside; node is not null; node = node.Next) count++;
            return count + (Volatile.Read(ref _backlog)?.Count ?? 0);
        }
    }

    private sealed class Node(object message, IActorRef? sender)
    {
        public readonly object Message = message;
        public readonly IActorRef? Sender = sender;
        public Node? Next;
    }
}
