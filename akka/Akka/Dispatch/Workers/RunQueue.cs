namespace Akka.Dispatch.Workers;

// First in, first out. One worker puts and takes; thieves take seldom, and therefore pay for both: the worker claims an item with a plain
// write, and a thief makes the processors of the whole process see each other's writes before it believes what it reads.
// Grows, never shrinks.
internal sealed class RunQueue
{
    private const int StolenAtOnce = 64;

    // In a struct: an array of an interface's type asks of each item that is put into it whether it is one.
    private struct Item
    {
        public IRunnable? Run;
    }

    private readonly Lock _theft = new();
    private Item[] _ring = new Item[256];

    // Its worker alone writes the two.
    private long _head;
    private long _tail;

    // Set by a thief, and taken back by the worker, who until then takes nothing without the lock.
    private bool _robbed;
    private long _stolenFrom;
    private long _stolenTo;

    public int Count
    {
        get
        {
            var head = Volatile.Read(ref _head);
            if (Volatile.Read(ref _robbed)) head = Math.Max(head, Volatile.Read(ref _stolenTo));
            return (int)Math.Max(0, Volatile.Read(ref _tail) - head);
        }
    }

    // Its worker only.
    public int Put(IRunnable run)
    {
        var tail = _tail;
        var waiting = (int)(tail - _head);
        var ring = _ring;
        if (waiting == ring.Length) ring = Grow();
        ring[(int)tail & (ring.Length - 1)].Run = run;
        Volatile.Write(ref _tail, tail + 1);
        return waiting + 1;
    }

    // Its worker only.
    public IRunnable? Take()
    {
        var head = _head;
        if (head == _tail) return null;

        // Claimed, and only then looked for thieves. Nothing here keeps the processor from doing it the other way round: a thief does.
        Volatile.Write(ref _head, head + 1);
        if (Volatile.Read(ref _robbed)) return TakeAfterTheft(head);
        return TakeOut(head);
    }

    private IRunnable? TakeOut(long at)
    {
        ref var item = ref _ring[(int)at & (_ring.Length - 1)];
        var run = item.Run;
        item.Run = null;
        return run;
    }

    // The thief may have seen the claim or not: what it wrote down says which.
    private IRunnable? TakeAfterTheft(long claimed)
    {
        lock (_theft)
        {
            for (var at = _stolenFrom; at < _stolenTo; at++) TakeOut(at);
            var stolen = claimed >= _stolenFrom && claimed < _stolenTo;
            var run = stolen ? null : TakeOut(claimed);
            Volatile.Write(ref _head, Math.Max(_stolenTo, stolen ? claimed : claimed + 1));
            Volatile.Write(ref _robbed, false);
            if (run is not null) return run;
        }

        return Take();
    }

    // A thief takes half of the queue, oldest first, into its own: the first is to be run at once. Null: fewer wait than atLeast, which is 1 or more.
    public IRunnable? StealInto(RunQueue mine, int atLeast)
    {
        if (Count < atLeast) return null;
        lock (_theft)
        {
            if (!_robbed)
            {
                Volatile.Write(ref _robbed, true);

                // From here on the worker sees the theft before it takes, and what it claimed before is seen here.
                Interlocked.MemoryBarrierProcessWide();
                _stolenFrom = _stolenTo = Volatile.Read(ref _head);
            }

            var count = (int)(Volatile.Read(ref _tail) - _stolenTo);
            if (count < atLeast) return null;
            var ring = Volatile.Read(ref _ring);
            var from = _stolenTo;
            var to = from + Math.Clamp(count / 2, 1, StolenAtOnce);
            for (var at = from + 1; at < to; at++) mine.Put(ring[(int)at & (ring.Length - 1)].Run!);
            Volatile.Write(ref _stolenTo, to);
            return ring[(int)from & (ring.Length - 1)].Run;
        }
    }

    private Item[] Grow()
    {
        var ring = _ring;
        var larger = new Item[ring.Length * 2];
        for (var at = _head; at < _tail; at++) larger[(int)at & (larger.Length - 1)] = ring[(int)at & (ring.Length - 1)];
        Volatile.Write(ref _ring, larger);
        return larger;
    }
}
