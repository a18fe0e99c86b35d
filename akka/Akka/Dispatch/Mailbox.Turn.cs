using Akka.Actor;
using Akka.Dispatch.MessageQueues;
using Akka.Dispatch.Workers;
using Akka.Util;

namespace Akka.Dispatch;

public partial class Mailbox
{
    private const int Lively = 16;
    private const int LooksBeforeIdle = 8;
    private const int SpinsBetweenLooks = 20;

    /// <inheritdoc/>
    public void Execute() => Run();

    /// <summary>One turn: the kernel's messages, then ordinary ones up to the dispatcher's throughput.</summary>
    public void Run() => Run(ThisThread.Here);

    internal void Run(ThisThread here)
    {
        if (here.GivingUpTurn == this)
        {
            here.TurnCameBack = true;
            return;
        }

        bool lively;
        do lively = TakeTurn(here);
        while (!GiveUpTurn(here, lively));
    }

    private bool TakeTurn(ThisThread here)
    {
        var outer = here.Cell;
        here.Cell = _cell;
        try
        {
            if (Volatile.Read(ref _system) is not null) ProcessSystemMessages();
            return ProcessMessages();
        }
        finally
        {
            here.Cell = outer;
        }
    }

    // True when there were so many that more are to be expected.
    private bool ProcessMessages()
    {
        var dispatcher = _cell.Dispatcher;
        var most = Math.Max(dispatcher.Throughput, 1);
        var left = most;
        var deadline = dispatcher.ThroughputDeadlineTime is > 0 and { } ticks ? MonotonicClock.ElapsedHighRes.Ticks + ticks : 0;
        while (!IsSuspended() && TryTake(out var envelope))
        {
            _cell.Invoke(envelope);
            if (Volatile.Read(ref _system) is not null) ProcessSystemMessages();
            if (--left <= 0 || (deadline != 0 && MonotonicClock.ElapsedHighRes.Ticks >= deadline)) break;
        }

        return most - left >= Lively;
    }

    internal bool TryTake(out Envelope envelope)
    {
        if (_queue is not null)
        {
            if (!IsClosed()) return _queue.TryDequeue(out envelope);
            envelope = default;
            return false;
        }

        if (_aside is { } aside)
        {
            _aside = aside.Next;
            envelope = new Envelope(aside.Message, aside.Sender);
            return true;
        }

        return TakeFirst(out envelope) || TakeFromBacklog(out envelope);
    }

    private bool TakeFirst(out Envelope envelope)
    {
        if (_first is not { } first)
        {
            envelope = default;
            return false;
        }

        envelope = new Envelope(first, _firstSender);
        _first = null;
        if (_firstSender is not null) _firstSender = null;
        return true;
    }

    private bool TakeFromBacklog(out Envelope envelope)
    {
        if (_backlog is { } backlog && backlog.Take(out var sender) is { } message)
        {
            envelope = new Envelope(message, sender);
            return true;
        }

        envelope = default;
        return false;
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

        _aside = new Node(envelope.Message, envelope.Sender) { Next = _aside };
    }

    // A suspended mailbox goes idle with what waits: the place of the message that woke it must be free for the next one.
    private void SetFirstAside()
    {
        if (!TakeFirst(out var first)) return;
        ref var end = ref _aside;
        while (end is not null) end = ref end.Next;
        end = new Node(first.Message, first.Sender);
    }

    // True when the mailbox is idle, closed, or waits for its next turn elsewhere; false when the next turn is here and now.
    private bool GiveUpTurn(ThisThread here, bool lively)
    {
        while (true)
        {
            if (IsClosed()) return true;
            if (Volatile.Read(ref _system) is not null) return NextTurnElsewhere(here);
            var suspended = IsSuspended();
            if (suspended) SetFirstAside();
            else if (WantsTurn || (lively && Linger(here))) return NextTurnElsewhere(here);
            else if (!GiveBackBacklog()) continue;
            else _cell.ForgetMessage();
            Interlocked.Exchange(ref _state, Idle);

            // Whoever told after the last look, and before the mailbox was idle, woke nobody.
            if (Volatile.Read(ref _system) is null && (suspended || !HasNews)) return true;
            if (Interlocked.CompareExchange(ref _state, Busy, Idle) == Idle) return NextTurnElsewhere(here);
            return true;
        }
    }

    private bool WantsTurn => _queue?.HasMessages ?? (_first is not null || _aside is not null || _backlog is { HasMessages: true });

    private bool HasNews => _queue?.HasMessages ?? (Volatile.Read(ref _backlog) is not null);

    private bool GiveBackBacklog()
    {
        if (_backlog is not { } backlog) return true;
        if (!backlog.TrySeal()) return false;
        Interlocked.CompareExchange(ref _backlog, null, backlog);
        return true;
    }

    // Whoever tells from another core costs both less when the actor falls behind a little and takes many at once, than when each
    // message finds it idle and wakes it. Only for an instant, and only while the worker has nothing else to do.
    private bool Linger(ThisThread here)
    {
        if (here.Worker is not { } worker || _backlog is not { } backlog) return false;
        for (var look = 0; look < LooksBeforeIdle && worker.HasNothingElse; look++)
        {
            Thread.SpinWait(SpinsBetweenLooks);
            if (backlog.HasMessages || Volatile.Read(ref _system) is not null) return true;
        }

        return false;
    }

    private bool NextTurnElsewhere(ThisThread here)
    {
        var outer = here.GivingUpTurn;
        here.GivingUpTurn = this;
        here.TurnCameBack = false;
        try
        {
            Schedule();
        }
        finally
        {
            here.GivingUpTurn = outer;
        }

        return !here.TurnCameBack;
    }
}
