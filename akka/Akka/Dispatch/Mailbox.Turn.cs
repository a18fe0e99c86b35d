using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Dispatch.SysMsg;
using Akka.Util;

namespace Akka.Dispatch;

public partial class Mailbox
{
    // A dispatcher may run on the spot what it is given: then giving itself the next turn must not nest one turn in another.
    [ThreadStatic]
    private static Mailbox? _givingUpTurn;

    [ThreadStatic]
    private static bool _turnCameBack;

    /// <inheritdoc/>
    public void Execute() => Run();

    /// <summary>One turn: the kernel's messages, then ordinary ones up to the dispatcher's throughput.</summary>
    public void Run()
    {
        if (_givingUpTurn == this)
        {
            _turnCameBack = true;
            return;
        }

        do TakeTurn();
        while (!GiveUpTurn());
    }

    private void TakeTurn()
    {
        var outer = InternalCurrentActorCellKeeper.Current;
        InternalCurrentActorCellKeeper.Current = _cell;
        try
        {
            ProcessSystemMessages();
            ProcessMessages();
        }
        finally
        {
            InternalCurrentActorCellKeeper.Current = outer;
        }
    }

    private void ProcessMessages()
    {
        var dispatcher = _cell.Dispatcher;
        var left = Math.Max(dispatcher.Throughput, 1);
        var deadline = dispatcher.ThroughputDeadlineTime is > 0 and { } ticks ? MonotonicClock.ElapsedHighRes.Ticks + ticks : 0;
        while (!IsSuspended() && TryTake(out var envelope))
        {
            _cell.Invoke(envelope);
            if (Volatile.Read(ref _system) is not null) ProcessSystemMessages();
            if (--left <= 0 || (deadline != 0 && MonotonicClock.ElapsedHighRes.Ticks >= deadline)) return;
        }
    }

    internal bool TryTake(out Envelope envelope)
    {
        if (_queue is not null)
        {
            if (!IsClosed()) return _queue.TryDequeue(out envelope);
            envelope = default;
            return false;
        }

        var node = _first;
        if (node is null)
        {
            TakeStack();
            node = _first;
            if (node is null)
            {
                envelope = default;
                return false;
            }
        }

        _first = node.Next;
        if (_first is null) _last = null;
        envelope = new Envelope(node.Message, node.Sender);
        return true;
    }

    // Moves what was told since the last look behind what is still to be done.
    private void TakeStack()
    {
        var head = Volatile.Read(ref _head);
        if (head is null || head == Idle || head == Closed) return;
        Append(Interlocked.Exchange(ref _head, null)!);
    }

    private void Append(Node newest)
    {
        Node? oldest = null;
        for (var node = newest; node is not null;)
        {
            var next = node.Next;
            node.Next = oldest;
            oldest = node;
            node = next;
        }

        if (_last is null) _first = oldest;
        else _last.Next = oldest;
        _last = newest;
    }

    internal void Prepend(Envelope envelope)
    {
        if (_queue is not null)
        {
            if (_queue is not IDequeBasedMessageQueueSemantics deque)
                throw new NotSupportedException($"DequeBasedMailbox required, got: {_queue.GetType().Name}");
            deque.EnqueueFirst(envelope);
            return;
        }

        var node = new Node(envelope.Message, envelope.Sender) { Next = _first };
        _first = node;
        _last ??= node;
    }

    // True when the mailbox is idle, closed, or waits for its next turn elsewhere; false when the next turn is here and now.
    private bool GiveUpTurn()
    {
        while (true)
        {
            var head = Volatile.Read(ref _head);
            if (head == Closed) return true;
            if (Volatile.Read(ref _system) is not null || WantsTurn(head)) return NextTurnElsewhere();
            if (head is not null)
            {
                // Suspended: what was told is set aside, so that the head can say again who has to wake whom.
                TakeStack();
                continue;
            }

            if (Interlocked.CompareExchange(ref _head, Idle, null) is not null) continue;

            // Whoever told after the last look, and before the mailbox was idle, woke nobody.
            if (Volatile.Read(ref _system) is null && !(_queue is not null && !IsSuspended() && _queue.HasMessages)) return true;
            if (Interlocked.CompareExchange(ref _head, null, Idle) == Idle) return NextTurnElsewhere();
            return true;
        }
    }

    private bool WantsTurn(Node? head) => !IsSuspended() && (_queue is not null ? _queue.HasMessages : _first is not null || head is not null);

    private bool NextTurnElsewhere()
    {
        var outer = _givingUpTurn;
        _givingUpTurn = this;
        _turnCameBack = false;
        try
        {
            Schedule();
        }
        finally
        {
            _givingUpTurn = outer;
        }

        return !_turnCameBack;
    }
}
