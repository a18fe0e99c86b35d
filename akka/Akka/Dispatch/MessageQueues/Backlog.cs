using Akka.Actor;

namespace Akka.Dispatch.MessageQueues;

/// <summary>
/// What waits for a busy actor: envelopes by value, in segments. Many tell, one takes. Whoever tells claims a place by counting
/// up, and fills it; the turn takes what is filled, and looks at the count only when it finds nothing.
/// </summary>
/// <remarks>
/// A segment whose count is beyond its end takes nothing more: it is full, and whoever was the first behind its end adds the
/// next; or it is sealed, and the backlog with it. A segment that is done with can serve again, but only in its own backlog: who
/// is slow to claim a place may do so much later, and the message must still come to the actor that it was told.
/// </remarks>
internal sealed class Backlog : BacklogPadding
{
    private const int Smallest = 4;
    private const int Growth = 4;

    // 16 KB: rarely changed, and nothing much to keep one to spare.
    private const int Largest = 1024;

    // Takes the place of a terminated actor's.
    public static readonly Backlog Gone = MakeGone();

    private Segment _tail;
    private Segment? _spare;

    public Backlog()
    {
        _tail = Head = new Segment(Smallest);
        Slots = Head.Slots;
    }

    private static Backlog MakeGone()
    {
        var gone = new Backlog();
        gone.TrySeal();
        return gone;
    }

    /// <summary>True when a message is there, or is just being put. The turn only.</summary>
    public bool HasMessages => Volatile.Read(ref Head.Claimed) > Taken;

    /// <summary>How many are there. Exact for the turn; a glimpse for others.</summary>
    public int Count
    {
        get
        {
            var count = 0;
            var from = Taken;
            for (var segment = Volatile.Read(ref Head); segment is not null; segment = Volatile.Read(ref segment.Next), from = 0)
                for (var i = from; i < segment.Slots.Length; i++)
                    if (Volatile.Read(ref segment.Slots[i].Message) is not null)
                        count++;
            return count;
        }
    }

    /// <summary>False: the backlog is sealed, the message has to go elsewhere.</summary>
    public bool TryAdd(object message, IActorRef? sender)
    {
        while (true)
        {
            var tail = Volatile.Read(ref _tail);
            var slots = tail.Slots;
            var place = Interlocked.Increment(ref tail.Claimed) - 1;
            if ((uint)place < (uint)slots.Length)
            {
                ref var slot = ref slots[place];
                if (sender is not null) slot.Sender = sender;
                Volatile.Write(ref slot.Message, message);
                return true;
            }

            if (place >= Segment.Sealed) return false;
            if (place == slots.Length) Extend(tail);
            else AwaitExtension(tail);
        }
    }

    private void Extend(Segment full)
    {
        var next = Interlocked.Exchange(ref _spare, null);
        if (next is null) next = new Segment(Math.Min(full.Slots.Length * Growth, Largest));
        else Volatile.Write(ref next.Claimed, 0);
        Volatile.Write(ref full.Next, next);
        Volatile.Write(ref _tail, next);
    }

    private void AwaitExtension(Segment full)
    {
        var wait = new SpinWait();
        while (Volatile.Read(ref _tail) == full && Volatile.Read(ref full.Claimed) is var claimed && claimed > full.Slots.Length && claimed < Segment.Sealed)
            wait.SpinOnce(sleep1Threshold: -1);
    }

    /// <summary>The next message, or null. The turn only.</summary>
    public object? Take(out IActorRef? sender)
    {
        while (true)
        {
            var slots = Slots;
            var taken = Taken;
            if ((uint)taken < (uint)slots.Length)
            {
                ref var slot = ref slots[taken];
                var message = Volatile.Read(ref slot.Message);
                sender = slot.Sender;
                if (message is null) return null;
                slot.Message = null;
                if (sender is not null) slot.Sender = null;
                Taken = taken + 1;
                return message;
            }

            if (Volatile.Read(ref Head.Next) is not { } next)
            {
                sender = null;
                return null;
            }

            LeaveHeadFor(next);
        }
    }

    private void LeaveHeadFor(Segment next)
    {
        var done = Head;
        Volatile.Write(ref Head, next);
        Slots = next.Slots;
        Taken = 0;
        done.Next = null;
        if (done.Slots.Length >= next.Slots.Length) Volatile.Write(ref _spare, done);
    }

    /// <summary>Ends the backlog when it is empty; false when it is not. The turn only.</summary>
    public bool TrySeal() => Interlocked.CompareExchange(ref Head.Claimed, Segment.Sealed, Taken) == Taken;

    /// <summary>Ends the backlog and takes what is in it, and what is just being put. The turn only, once, and instead of <see cref="TrySeal"/>.</summary>
    public IEnumerable<Envelope> Drain()
    {
        // Sealed before anything is taken: who tells without end is refused from here on, and need not be outrun.
        var (last, claimed) = SealTail();
        var wait = new SpinWait();
        while (Head != last || Taken < claimed)
        {
            if (Take(out var sender) is { } message) yield return new Envelope(message, sender);
            else wait.SpinOnce(sleep1Threshold: -1);
        }
    }

    private (Segment Last, int Claimed) SealTail()
    {
        var wait = new SpinWait();
        while (true)
        {
            var tail = Volatile.Read(ref _tail);
            var claimed = Interlocked.Exchange(ref tail.Claimed, Segment.Sealed);
            if (claimed <= tail.Slots.Length) return (tail, claimed);

            // It was full: the next one is there, or on its way.
            while (Volatile.Read(ref _tail) == tail) wait.SpinOnce(sleep1Threshold: -1);
        }
    }
}

// What the turn writes with each message it takes.
internal abstract class BacklogTurnSide
{
    protected Segment Head = null!;
    protected Slot[] Slots = null!;
    protected int Taken;

    protected struct Slot
    {
        public object? Message;
        public IActorRef? Sender;
    }

    protected sealed class Segment(int length)
    {
        public const int Sealed = 1 << 30;

        public readonly Slot[] Slots = new Slot[length];
        public Segment? Next;
        public int Claimed;
    }
}

// Keeps what those who tell read off the cache line that the turn writes: fields of a base come first.
internal abstract class BacklogPadding : BacklogTurnSide
{
    [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Sequential, Size = 64)]
    protected readonly struct CacheLine;

    protected readonly CacheLine Apart = default;
}
