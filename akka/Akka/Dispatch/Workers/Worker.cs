using System.Diagnostics;

namespace Akka.Dispatch.Workers;

// One thread with a run queue of its own. What a turn tells is run by the same worker, in the order in which it was told.
internal sealed class Worker
{
    // So often the shared queue goes first, or a busy worker would never look at it.
    private const int SharedQueueEvery = 61;

    // A few microseconds: long enough to meet the answer to what was just sent, too short to be seen in a profile.
    private const int SpinsBeforeSleep = 12;

    // Turns between two looks at the clock.
    private const int Round = 64;

    // In nanoseconds. To wake somebody costs both some ten microseconds each, and what one core has touched comes slowly to the
    // other: a queue must be worth that, and each turn of it. What it is worth, the turns so far say; who is stuck is helped anyway.
    private const double WorthMoving = 1_000;
    private const double WorthWaking = 20_000;
    private const double WorthStealing = 5_000;
    private const int MostUnhelped = 256;

    private readonly object _bed = new();
    private readonly WorkerPool _pool;
    private ThisThread _here = null!;
    private bool _called;
    private uint _round;
    private double _nanosecondsPerTurn = WorthWaking;

    public Worker(WorkerPool pool, string name)
    {
        _pool = pool;
        Thread = new Thread(Work) { IsBackground = true, Name = name };
    }

    public WorkerPool Pool => _pool;

    public Thread Thread { get; }

    public RunQueue Queue { get; } = new();

    // Read by the watchdog: a worker whose count stands still while work waits is stuck in somebody's code.
    public long Turns;
    public long TurnsSeen = -1;
    public volatile bool IsStuck;
    public volatile bool IsAsleep;

    // How many must wait before it wakes somebody, and before somebody who is awake takes some.
    public int CallForHelpAt { get; set; } = 2;

    public int StealAt { get; private set; } = 2;

    public bool HasNothingElse => Queue.Count == 0 && _pool.HasNothingShared;

    private void Work()
    {
        _here = ThisThread.Here;
        _here.Worker = this;
        Watchdog.Start();
        while (true)
        {
            if (RunSome()) continue;
            if (Search() is { } found) Run(found);
            else if (!_pool.Sleep(this)) return;
        }
    }

    // Left and entered again and again, so that the runtime gets to compile it for what it runs.
    private bool RunSome()
    {
        var began = Stopwatch.GetTimestamp();
        var turns = 0;
        while (turns < Round && Next() is { } run)
        {
            Run(run);
            turns++;
        }

        if (turns == 0) return false;
        if (turns == Round) Learn(Stopwatch.GetElapsedTime(began).TotalNanoseconds / Round);
        return true;
    }

    private void Run(IRunnable run)
    {
        Turns++;
        if (IsStuck) IsStuck = false;
        // Nearly always: the thread is known, and need not be looked up.
        if (run is Mailbox mailbox) mailbox.Run(_here);
        else run.Run();
    }

    // Less is believed at once, more only little by little: a round in which the thread lost its core, or in which what it touched
    // had to come from another core because work was moved, says nothing of the turns. Otherwise moving would be its own reason.
    private void Learn(double nanosecondsPerTurn)
    {
        var more = Math.Min(nanosecondsPerTurn, _nanosecondsPerTurn * 2) - _nanosecondsPerTurn;
        Expect(_nanosecondsPerTurn + (more > 0 ? more / 8 : more));
        if (Queue.Count >= CallForHelpAt) _pool.CallForHelp();
    }

    public void Expect(double nanosecondsPerTurn)
    {
        _nanosecondsPerTurn = nanosecondsPerTurn;
        var tooShort = nanosecondsPerTurn < WorthMoving;
        CallForHelpAt = tooShort ? int.MaxValue : Math.Clamp((int)(WorthWaking / nanosecondsPerTurn), 2, MostUnhelped);
        StealAt = tooShort ? int.MaxValue : Math.Clamp((int)(WorthStealing / nanosecondsPerTurn), 2, MostUnhelped);
    }

    // What the watchdog sees: turns that were short until now, and are not any more.
    public bool HasBecomeSlow(double nanosecondsPerTurn) => StealAt > 2 && Queue.Count >= 2 && nanosecondsPerTurn > WorthWaking;

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
