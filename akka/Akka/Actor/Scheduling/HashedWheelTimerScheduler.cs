using System.Diagnostics;
using Akka.Actor.Scheduler;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.Actor;

/// <summary>The scheduler of every system that names no other: timing wheels and one thread.</summary>
/// <remarks>
/// The thread starts with the first thing scheduled and sleeps until the next one is due, without end while nothing is.
/// <c>akka.scheduler.tick-duration</c> is how exact it is (1 ms; nothing is early, all is late by up to a tick; Akka.NET, whose
/// thread wakes at every tick, has 10 ms and takes no less),
/// <c>akka.scheduler.ticks-per-wheel</c> the slots of a wheel (512), <c>akka.scheduler.shutdown-timeout</c> how long
/// <see cref="Dispose"/> waits for what is running (5 s). Once disposed, it throws <see cref="SchedulerException"/> and
/// what still waits is dropped.
/// </remarks>
public sealed class HashedWheelTimerScheduler : SchedulerBase, IDateTimeOffsetNowTimeProvider, IDisposable
{
    private static readonly TimeSpan FinestTick = TimeSpan.FromMilliseconds(1);

    private readonly object _gate = new();
    private readonly TimerWheel _wheel;
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly long _tick;
    private readonly TimeSpan _shutdownTimeout;
    private long _wakeTick;
    private Thread? _thread;
    private bool _stopped;

    /// <summary>Reads the settings named above from <paramref name="scheduler"/>, the settings of the whole system.</summary>
    public HashedWheelTimerScheduler(Config scheduler, ILoggingAdapter log)
        : base(scheduler, log)
    {
        var slots = scheduler.GetInt("akka.scheduler.ticks-per-wheel", 512);
        if (slots is < 1 or > 1 << 24)
        {
            throw new ArgumentOutOfRangeException(nameof(scheduler), slots, "akka.scheduler.ticks-per-wheel must be from 1 to 16,777,216.");
        }

        var tick = scheduler.GetTimeSpan("akka.scheduler.tick-duration", FinestTick);
        _tick = Math.Max(tick.Ticks, FinestTick.Ticks);
        _shutdownTimeout = scheduler.GetTimeSpan("akka.scheduler.shutdown-timeout", TimeSpan.FromSeconds(5));
        _wheel = new TimerWheel(slots);
    }

    /// <inheritdoc/>
    public override TimeSpan MonotonicClock => Util.MonotonicClock.Elapsed;

    /// <inheritdoc/>
    public override TimeSpan HighResMonotonicClock => Util.MonotonicClock.ElapsedHighRes;

    /// <inheritdoc/>
    protected override DateTimeOffset TimeNow => DateTimeOffset.Now;

    private long Elapsed => Stopwatch.GetElapsedTime(_start).Ticks;

    /// <inheritdoc/>
    protected override void InternalScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef? sender, ICancelable? cancelable) =>
        Schedule(delay, new TellEntry(this, 0, cancelable, receiver, message, sender));

    /// <inheritdoc/>
    protected override void InternalScheduleTellRepeatedly(TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef? sender, ICancelable? cancelable) =>
        Schedule(initialDelay, new TellEntry(this, interval.Ticks, cancelable, receiver, message, sender));

    /// <inheritdoc/>
    protected override void InternalScheduleOnce(TimeSpan delay, Action action, ICancelable? cancelable) =>
        Schedule(delay, new ActionEntry(this, 0, cancelable, action));

    /// <inheritdoc/>
    protected override void InternalScheduleOnce(TimeSpan delay, IRunnable action, ICancelable? cancelable) =>
        Schedule(delay, new RunnableEntry(this, 0, cancelable, action));

    /// <inheritdoc/>
    protected override void InternalScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable? cancelable) =>
        Schedule(initialDelay, new ActionEntry(this, interval.Ticks, cancelable, action));

    /// <inheritdoc/>
    protected override void InternalScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, IRunnable action, ICancelable? cancelable) =>
        Schedule(initialDelay, new RunnableEntry(this, interval.Ticks, cancelable, action));

    /// <summary>Ends it. Waits up to <c>akka.scheduler.shutdown-timeout</c> for what is running.</summary>
    public void Dispose()
    {
        Thread? thread;
        lock (_gate)
        {
            _stopped = true;
            thread = _thread;
            Monitor.Pulse(_gate);
        }

        if (thread is not null && thread != Thread.CurrentThread && !thread.Join(_shutdownTimeout))
        {
            Log.Warning("Failed to shutdown scheduler within {0}", _shutdownTimeout);
        }
    }

    internal void Remove(TimerEntry entry)
    {
        lock (_gate)
        {
            _wheel.Remove(entry);
        }
    }

    private void Schedule(TimeSpan delay, TimerEntry entry)
    {
        if (entry.IsCanceled)
        {
            return;
        }

        entry.Attach();
        lock (_gate)
        {
            if (_stopped)
            {
                throw new SchedulerException("The scheduler has been shut down and takes no more work.");
            }

            _thread ??= StartThread();
            Wait(entry, Elapsed, delay.Ticks);
            if (_wheel.NextTick < _wakeTick)
            {
                Monitor.Pulse(_gate);
            }
        }
    }

    private void Wait(TimerEntry entry, long now, long delay)
    {
        // Looked at under the lock: a cancelable called off later finds the entry in the wheel and takes it out.
        if (entry.IsCanceled)
        {
            return;
        }

        entry.Deadline = delay < long.MaxValue - now - _tick ? now + delay : long.MaxValue - _tick;
        entry.DueTick = delay == 0 ? 0 : (entry.Deadline + _tick - 1) / _tick;
        _wheel.Add(entry, now / _tick);
    }

    private Thread StartThread()
    {
        var thread = new Thread(RunUntilStopped) { IsBackground = true, Name = "akka-scheduler" };
        thread.Start();
        return thread;
    }

    private void RunUntilStopped()
    {
        var due = new List<TimerEntry>();
        while (AwaitDue(due))
        {
            InOrder(due);
            foreach (var entry in due)
            {
                Run(entry);
            }

            due.Clear();
        }
    }

    private bool AwaitDue(List<TimerEntry> due)
    {
        lock (_gate)
        {
            while (!_stopped)
            {
                var now = Elapsed;
                _wheel.Advance(now / _tick, due);
                if (due.Count > 0)
                {
                    _wakeTick = 0;
                    return true;
                }

                _wakeTick = _wheel.NextTick;
                if (_wakeTick == long.MaxValue)
                {
                    Monitor.Wait(_gate);
                }
                else
                {
                    var wait = (_wakeTick * _tick) - now;
                    Monitor.Wait(_gate, (int)Math.Min(int.MaxValue, (wait + FinestTick.Ticks - 1) / FinestTick.Ticks));
                }
            }

            return false;
        }
    }

    private void Run(TimerEntry entry)
    {
        if (entry.IsCanceled)
        {
            return;
        }

        if (entry.Interval == 0)
        {
            entry.Detach();
        }

        try
        {
            entry.Run();
        }
        catch (Exception cause)
        {
            // Also ends a repeated entry: what failed once would fail at every tick.
            Log.Error(cause, "Scheduled work failed and is not repeated: {0}", entry);
            entry.Detach();
            return;
        }

        if (entry.Interval > 0)
        {
            Repeat(entry);
        }
    }

    private void Repeat(TimerEntry entry)
    {
        lock (_gate)
        {
            // Counted from the deadline, so that it keeps its rate; after a pause from now, so that it does not catch up in a burst.
            var now = Elapsed;
            var next = entry.Deadline + entry.Interval - now;
            Wait(entry, now, next > 0 ? next : entry.Interval);
        }
    }

    /// <summary>What is due at one tick runs in the order of its exact deadlines; mostly it already stands so.</summary>
    private static void InOrder(List<TimerEntry> due)
    {
        for (var i = 1; i < due.Count; i++)
        {
            if (due[i].Deadline < due[i - 1].Deadline)
            {
                var ordered = due.OrderBy(entry => entry.Deadline).ToList();
                due.Clear();
                due.AddRange(ordered);
                return;
            }
        }
    }
}
