namespace Akka.Dispatch.Workers;

// First in, first out. One worker puts; it and thieves take. Grows, never shrinks.
internal sealed class RunQueue
{
    private const int StolenAtOnce = 64;

    private IRunnable?[] _ring = new IRunnable?[256];
    private long _head;
    private long _tail;
    private long _cleared;

    public int Count => (int)Math.Max(0, Volatile.Read(ref _tail) - Volatile.Read(ref _head));

    // Its worker only.
    public int Put(IRunnable run)
    {
        var ring = _ring;
        var tail = _tail;
        var head = Volatile.Read(ref _head);
        if (tail - head >= ring.Length) ring = Grow(head, tail);
        ring[(int)tail & (ring.Length - 1)] = run;
        Volatile.Write(ref _tail, tail + 1);
        return (int)(tail + 1 - head);
    }

    // Its worker only.
    public IRunnable? Take()
    {
        while (true)
        {
            var head = Volatile.Read(ref _head);
            if (head >= _tail) return null;
            ref var slot = ref _ring[(int)head & (_ring.Length - 1)];
            var run = slot;
            if (Interlocked.CompareExchange(ref _head, head + 1, head) != head) continue;
            slot = null;
            return run;
        }
    }

    // A thief takes half of the queue, oldest first, into its own: the first is to be run at once.
    public IRunnable? StealInto(RunQueue mine, int atLeast)
    {
        while (true)
        {
            var head = Volatile.Read(ref _head);
            var count = (int)(Volatile.Read(ref _tail) - head);
            if (count < atLeast || count <= 0) return null;
            var ring = Volatile.Read(ref _ring);
            var take = Math.Clamp(count / 2, 1, StolenAtOnce);
            var stolen = new IRunnable?[take];
            for (var i = 0; i < take; i++) stolen[i] = Volatile.Read(ref ring[(int)(head + i) & (ring.Length - 1)]);
            if (Interlocked.CompareExchange(ref _head, head + take, head) != head) continue;
            for (var i = 1; i < take; i++) mine.Put(stolen[i]!);
            return stolen[0];
        }
    }

    private IRunnable?[] Grow(long head, long tail)
    {
        var old = _ring;
        var ring = new IRunnable?[old.Length * 2];
        for (var i = head; i < tail; i++) ring[(int)i & (ring.Length - 1)] = old[(int)i & (old.Length - 1)];
        Volatile.Write(ref _ring, ring);
        return ring;
    }

    // A thief leaves behind what it took; the worker lets go of it before it sleeps, so that no dead actor is kept alive.
    public void Forget()
    {
        var head = Volatile.Read(ref _head);
        for (var i = Math.Max(_cleared, _tail - _ring.Length); i < head; i++) _ring[(int)i & (_ring.Length - 1)] = null;
        _cleared = head;
    }
}
