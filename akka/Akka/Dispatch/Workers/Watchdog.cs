namespace Akka.Dispatch.Workers;

// Actors are allowed to block, and then must not hold up those who wait behind them. One thread looks, while work waits anywhere,
// whether it moves; while nothing waits it sleeps.
internal static class Watchdog
{
    public const int LookEveryMilliseconds = 10;

    private static readonly object Gate = new();
    private static readonly HashSet<WorkerPool> Watched = [];
    private static bool _started;

    // By the first worker, before its first turn: whoever tells from outside need not wait until one more thread has started.
    public static void Start()
    {
        if (Interlocked.Exchange(ref _started, true)) return;
        new Thread(Look) { IsBackground = true, Name = "akka-watchdog" }.UnsafeStart();
    }

    public static void Watch(WorkerPool pool)
    {
        lock (Gate)
        {
            Watched.Add(pool);
            if (Watched.Count == 1) Monitor.Pulse(Gate);
        }
    }

    private static void Look()
    {
        var pools = new List<WorkerPool>();
        while (true)
        {
            lock (Gate)
            {
                while (Watched.Count == 0) Monitor.Wait(Gate);
                pools.Clear();
                pools.AddRange(Watched);
            }

            // Its own thread, and work waits: the pause between two looks is what it measures progress by.
            Thread.Sleep(LookEveryMilliseconds);
            foreach (var pool in pools)
            {
                lock (Gate)
                {
                    if (!pool.CheckProgress()) Watched.Remove(pool);
                }
            }
        }
    }
}
