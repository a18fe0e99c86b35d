using Akka.Actor;
using Akka.Dispatch.MessageQueues;
using Akka.Dispatch.SysMsg;

namespace Akka.Dispatch;

/// <summary>
/// The messages of one actor, and its turn. Whoever tells pushes onto a stack with one atomic step; the turn takes the whole
/// stack at once and turns it over. The head of the stack is also the state: the mailbox is idle, scheduled, or closed.
/// </summary>
/// <remarks>A queue of another type can stand behind it: bounded, by priority, or the user's own.</remarks>
public partial class Mailbox : IRunnable
{
    // Idle: nothing waits and no turn is due. A null head: a turn is due or under way, and nothing was told since it last looked.
    private static readonly Node Idle = new(null!, null);
    private static readonly Node Closed = new(null!, null);
    private static readonly SystemMessage NoMoreSystemMessages = new NoMessage();

    private readonly IMessageQueue? _queue;
    private Node? _head = Idle;
    private SystemMessage? _system;

    // Belong to the turn: what was taken off the stack, in the order in which it was told.
    private Node? _first;
    private Node? _last;

    private ActorCell _cell = null!;
    private int _suspended;
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

    internal bool IsClosed() => Volatile.Read(ref _head) == Closed;

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

    internal void Post(Envelope envelope)
    {
        if (_queue is not null)
        {
            PostToQueue(_queue, envelope);
            return;
        }

        var node = new Node(envelope.Message, envelope.Sender);
        var head = Volatile.Read(ref _head);
        while (head != Closed)
        {
            node.Next = head == Idle ? null : head;
            var seen = Interlocked.CompareExchange(ref _head, node, head);
            if (seen == head)
            {
                if (head == Idle) Schedule();
                return;
            }

            head = seen;
        }

        DeadLetter(envelope);
    }

    private void PostToQueue(IMessageQueue queue, Envelope envelope)
    {
        if (IsClosed())
        {
            DeadLetter(envelope);
            return;
        }

        queue.Enqueue(_cell.Self, envelope);
        var seen = Interlocked.CompareExchange(ref _head, null, Idle);
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
                if (Interlocked.CompareExchange(ref _head, null, Idle) == Idle) Schedule();
                return;
            }

            top = seen;
        }

        message.Next = null;
        DeadSystemMessage(message);
    }

    private void Schedule() => _cell.Dispatcher.Execute(this);

    internal bool HasMessages => _queue?.HasMessages ?? (_first is not null || Volatile.Read(ref _head) is { } head && head != Idle && head != Closed);

    internal int NumberOfMessages
    {
        get
        {
            if (_queue is not null) return _queue.Count;
            var count = 0;
            for (var node = _first; node is not null; node = node.Next) count++;
            var head = Volatile.Read(ref _head);
            if (head == Idle || head == Closed) return count;
            for (var node = head; node is not null; node = node.Next) count++;
            return count;
        }
    }

    internal sealed class Node(object message, IActorRef? sender)
    {
        public readonly object Message = message;
        public readonly IActorRef? Sender = sender;
        public Node? Next;
    }
}
