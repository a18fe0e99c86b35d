using System.Collections.Concurrent;

namespace Akka.Dispatch.Workers;

// The workers of one or more dispatchers. What a worker's own turn schedules goes to that worker; the rest goes through a shared queue.
internal sealed class WorkerPool
{
    // A pool that nobody uses any more, and workers beyond its size, go home after this.
    private const int LingerMilliseconds = 2_000;

    // Beyond this, blocked actors wait for each other: a program that blocks so many threads has another problem.
    private const int MostWorkers = 512;

    // While some work on, a long turn and a collection of garbage look like an actor that blocks; they do not for so long.
    private const int LooksBeforeHiring = 3;

    private readonly ConcurrentQueue<IRunnable> _shared = new();
    private readonly object _gate = new();
    private readonly string _name;
    private readonly int _size;
    private readonly Stack<Worker> _sleeping = new();
    private Worker[] _workers = [];
    private int _asleep;
    private int _numbered;
    private volatile bool _watched;
    private volatile bool _closing;
    private long _sharedTaken;
    private long _sharedTakenSeen = -1;
    private int _shortOfWorkers;

    public WorkerPool(string name, int size)
    {
        _name = name;
        _size = Math.Max(1, size);
    }

    public static WorkerPool Shared { get; } = new("akka-worker", Math.Max(2, Environment.ProcessorCount));

    public void Execute(IRunnable run)
    {
        if (ThisThread.Here.Worker is { } worker && worker.Pool == this)
        {
            if (worker.Queue.Put(run) >= worker.CallForHelpAt && Volatile.Read(ref _asleep) > 0)
            {
                // Not again for each item, where the helper is quicker than the turn that it helps.
                worker.CallForHelpAt = Math.Max(worker.CallForHelpAt, worker.CallForHelpAt * 2);
                CallOne();
            }

            if (!_watched) Watch();
            return;
        }

        _shared.Enqueue(run);
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _asleep) > 0) CallOne();
        else if (_workers.Length < _size) Hire(beyondSize: false);
        if (!_watched) Watch();
    }

    public bool HasNothingShared => _shared.IsEmpty;

    public void CallForHelp()
    {
        if (Volatile.Read(ref _asleep) > 0) CallOne();
    }

    public IRunnable? TakeShared()
    {
        if (_shared.IsEmpty || !_shared.TryDequeue(out var run)) return null;
        _sharedTaken++;
        if (!_shared.IsEmpty && Volatile.Read(ref _asleep) > 0) CallOne();
        return run;
    }

    public IRunnable? Steal(Worker thief)
    {
        var workers = Volatile.Read(ref _workers);
        foreach (var victim in workers)
        {
            if (victim == thief) continue;
            if (victim.Queue.StealInto(thief.Queue, victim.IsStuck ? 1 : victim.StealAt) is not { } run) continue;
            if (thief.Queue.Count >= victim.CallForHelpAt) CallForHelp();
            return run;
        }

        return null;
    }

    // False: the worker is no longer needed.
    public bool Sleep(Worker worker)
    {
        lock (_gate)
        {
            _sleeping.Push(worker);
            _asleep++;
        }

        Interlocked.MemoryBarrier();
        if (!_shared.IsEmpty && WakeMyself(worker)) return true;
        while (true)
        {
            var temporary = _closing || _workers.Length > _size;
            if (worker.WaitToBeCalled(temporary ? LingerMilliseconds : Timeout.Infinite)) return true;
            if (GoHome(worker)) return false;
        }
    }

    private bool WakeMyself(Worker worker)
    {
        lock (_gate)
        {
            if (!Remove(worker)) return false;
            _asleep--;
            return true;
        }
    }

    private bool Remove(Worker worker)
    {
        if (_sleeping.TryPeek(out var top) && top == worker)
        {
            _sleeping.Pop();
            return true;
        }

        if (!_sleeping.Contains(worker)) return false;
        var others = _sleeping.Where(each => each != worker).Reverse().ToArray();
        _sleeping.Clear();
        foreach (var other in others) _sleeping.Push(other);
        return true;
    }

    private bool GoHome(Worker worker)
    {
        lock (_gate)
        {
            if (!_closing && _workers.Length <= _size) return false;
            if (!_shared.IsEmpty || !Remove(worker)) return false;
            _asleep--;
            _workers = _workers.Where(each => each != worker).ToArray();
            return true;
        }
    }

    private void CallOne()
    {
        Worker? worker;
        lock (_gate)
        {
            if (!_sleeping.TryPop(out worker)) return;
            _asleep--;
        }

        worker.Call();
    }

    private void Hire(bool beyondSize)
    {
        Worker worker;
        lock (_gate)
        {
            if (_workers.Length >= (beyondSize ? MostWorkers : _size)) return;
            worker = new Worker(this, $"{_name}-{++_numbered}");
            _workers = [.. _workers, worker];
        }

        worker.Thread.UnsafeStart();
    }

    // Nobody uses the pool: its workers go home, and new ones come should it be used again.
    public void Close()
    {
        _closing = true;
        lock (_gate)
        {
            while (_sleeping.TryPop(out var worker))
            {
                _asleep--;
                worker.Call();
            }
        }
    }

    public void Open() => _closing = false;

    private void Watch()
    {
        _watched = true;
        Watchdog.Watch(this);
    }

    // Called by the watchdog. False: nothing waits, the watch can end.
    public bool CheckProgress()
    {
        var waits = !_shared.IsEmpty;
        var workers = Volatile.Read(ref _workers);
        var moving = workers.Length;
        var stands = waits && _sharedTaken == _sharedTakenSeen;
        _sharedTakenSeen = _sharedTaken;
        foreach (var worker in workers)
        {
            var turns = Volatile.Read(ref worker.Turns);
            var seen = worker.TurnsSeen;
            var blocked = turns == seen && !worker.IsAsleep;
            worker.TurnsSeen = turns;
            if (blocked) moving--;
            if (worker.Queue.Count == 0) continue;
            waits = true;
            var nanosecondsPerTurn = Watchdog.LookEveryMilliseconds * 1e6 / Math.Max(turns - seen, 1);
            if (blocked) worker.IsStuck = true;
            else if (worker.HasBecomeSlow(nanosecondsPerTurn)) worker.Expect(nanosecondsPerTurn);
            else continue;
            stands = true;
        }

        if (stands && Volatile.Read(ref _asleep) > 0) CallOne();
        else if (waits && moving < _size && (moving == 0 || ++_shortOfWorkers >= LooksBeforeHiring)) Hire(beyondSize: true);
        if (!waits || moving >= _size) _shortOfWorkers = 0;
        if (waits)
        {
            _watched = true;
            return true;
        }

        // The watch ends one look after it was called off: by then nothing told in between can still be on its way to memory.
        if (!_watched) return false;
        _watched = false;
        return true;
    }
}
