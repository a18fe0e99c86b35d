namespace Akka.Dispatch.Workers;

// First in, first out. One worker puts; it and thieves take. Grows, never shrinks.
internal sealed class RunQueue
{
    private const int StolenAtOnce = 64;

    // In a struct: an array of an interface's type asks of each item that is put into it whether it is one.
    private struct Item
    {
        public IRunnable? Run;
    }

    private Item[] _ring = new Item[256];
    private long _head;
    private long _tail;
    private long _cleared;

    public int Count => (int)Math.Max(0, Volatile.Read(ref _tail) - Volatile.Read(ref _head));

    // Its worker only.
    public int Put(IRunnable run)
    {
        var tail = _tail;
        var head = Volatile.Read(ref _head);
        MakeRoom(head, tail, 1)[(int)tail & (_ring.Length - 1)].Run = run;
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
            var run = slot.Run;
            if (Interlocked.CompareExchange(ref _head, head + 1, head) != head) continue;
            slot.Run = null;
            return run;
        }
    }

    // A thief takes half of the queue, oldest first, into its own, which is empty: the first is to be run at once.
    public IRunnable? StealInto(RunQueue mine, int atLeast)
    {
        while (true)
        {
            var head = Volatile.Read(ref _head);
            var count = (int)(Volatile.Read(ref _tail) - head);
            if (count < atLeast || count <= 0) return null;
            var ring = Volatile.Read(ref _ring);
            var take = Math.Clamp(count / 2, 1, StolenAtOnce);
            var first = Volatile.Read(ref ring[(int)head & (ring.Length - 1)].Run);

            // Written where nobody looks as yet.
            var tail = mine._tail;
            var room = mine.MakeRoom(Volatile.Read(ref mine._head), tail, take);
            for (var i = 1; i < take; i++)
                room[(int)(tail + i - 1) & (room.Length - 1)].Run = Volatile.Read(ref ring[(int)(head + i) & (ring.Length - 1)].Run);
            if (Interlocked.CompareExchange(ref _head, head + take, head) == head)
            {
                Volatile.Write(ref mine._tail, tail + take - 1);
                return first;
            }

            for (var i = 1; i < take; i++) room[(int)(tail + i - 1) & (room.Length - 1)].Run = null;
        }
    }

    private Item[] MakeRoom(long head, long tail, int count)
    {
        var ring = _ring;
        if (tail + count - head <= ring.Length) return ring;
        var larger = new Item[ring.Length * 2];
        for (var i = head; i < tail; i++) larger[(int)i & (larger.Length - 1)] = ring[(int)i & (ring.Length - 1)];
        Volatile.Write(ref _ring, larger);
        return larger;
    }

    // A thief leaves behind what it took; the worker lets go of it before it sleeps, so that no dead actor is kept alive.
    public void Forget()
    {
        var head = Volatile.Read(ref _head);
        for (var i = Math.Max(_cleared, _tail - _ring.Length); i < head; i++) _ring[(int)i & (_ring.Length - 1)].Run = null;
        _cleared = head;
    }
}
