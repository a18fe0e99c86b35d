namespace Akka.Dispatch.Workers;

// One thread with a run queue of its own. What a turn tells is run by the same worker, in the order in which it was told.
internal sealed class Worker
{
    // So often the shared queue goes first, or a busy worker would never look at it.
    private const int SharedQueueEvery = 61;

    // Worth some ten microseconds of somebody else's time.
    public const int Pile = 128;

    // A few microseconds: long enough to meet the answer to what was just sent, too short to be seen in a profile.
    private const int SpinsBeforeSleep = 12;

    [ThreadStatic]
    private static Worker? _current;

    private readonly object _bed = new();
    private readonly WorkerPool _pool;
    private bool _called;
    private uint _round;

    public Worker(WorkerPool pool, string name)
    {
        _pool = pool;
        Thread = new Thread(Work) { IsBackground = true, Name = name };
    }

    public static Worker? Current => _current;

    public WorkerPool Pool => _pool;

    public Thread Thread { get; }

    public RunQueue Queue { get; } = new();

    // Read by the watchdog: a worker whose count stands still while work waits is stuck in somebody's code.
    public long Turns;
    public long TurnsSeen = -1;
    public volatile bool IsStuck;
    public volatile bool IsAsleep;

    // How long its queue must be before it wakes somebody: two at first in each turn, then a pile.
    public int CallForHelpAt = 2;

    private void Work()
    {
        _current = this;
        while (true)
        {
            var run = Next() ?? Search();
            if (run is not null)
            {
                Turns++;
                IsStuck = false;
                CallForHelpAt = 2;
                run.Run();
            }
            else if (!_pool.Sleep(this))
            {
                return;
            }
        }
    }

    private IRunnable? Next()
    {
        if (++_round % SharedQueueEvery == 0 && _pool.TakeShared() is { } shared) return shared;
        return Queue.Take() ?? _pool.TakeShared();
    }

    private IRunnable? Search()
    {
        for (var spin = 0; spin < SpinsBeforeSleep; spin++)
        {
            if (_pool.Steal(this) is { } stolen) return stolen;
            Thread.SpinWait(8);
            if (_pool.TakeShared() is { } shared) return shared;
        }

        Queue.Forget();
        return null;
    }

    public bool WaitToBeCalled(int milliseconds)
    {
        lock (_bed)
        {
            IsAsleep = true;
            while (!_called)
                if (!Monitor.Wait(_bed, milliseconds))
                    break;
            var called = _called;
            _called = false;
            IsAsleep = false;
            return called;
        }
    }

    public void Call()
    {
        lock (_bed)
        {
            _called = true;
            Monitor.Pulse(_bed);
        }
    }
}
