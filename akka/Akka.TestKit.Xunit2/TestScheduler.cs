using System.Diagnostics;
using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.TestKit;

/// <summary>A scheduler whose time stands still until the test advances it. In force by <see cref="Configs.TestConfigs.TestSchedulerConfig"/>.</summary>
/// <remarks>Everything that falls due runs on the thread that advances the time, in the order in which it falls due.</remarks>
public partial class TestScheduler : IScheduler, IAdvancedScheduler
{
    private readonly Lock _gate = new();
    private readonly List<Entry> _entries = [];
    private DateTimeOffset _now = TimeProvider.System.GetUtcNow();

    /// <summary>Starts at the present time.</summary>
    /// <param name="schedulerConfig">Not used.</param>
    /// <param name="log">Not used.</param>
    public TestScheduler(Config schedulerConfig, ILoggingAdapter log)
    {
    }

    /// <summary>The time that the test has advanced to.</summary>
    public DateTimeOffset Now => TimeNow;

    /// <summary>A real clock: it does not stand still.</summary>
    public TimeSpan MonotonicClock => Stopwatch.GetElapsedTime(0);

    /// <summary>A real clock: it does not stand still.</summary>
    public TimeSpan HighResMonotonicClock => Stopwatch.GetElapsedTime(0);

    /// <inheritdoc/>
    public IAdvancedScheduler Advanced => this;

    /// <summary>The time that the test has advanced to.</summary>
    protected DateTimeOffset TimeNow
    {
        get
        {
            lock (_gate)
                return _now;
        }
    }

    /// <summary>Advances the time and runs what has fallen due by then.</summary>
    /// <param name="offset">By how much.</param>
    /// <remarks>What repeats runs once, however often it has fallen due, and then again its interval after the new time.
    /// What is scheduled meanwhile waits for the next advance. What throws ends the advance; the rest waits for the next.</remarks>
    public void Advance(TimeSpan offset)
    {
        var due = TakeDue(offset);
        var done = 0;
        try
        {
            while (done < due.Count)
                Run(due[done++]);
        }
        finally
        {
            lock (_gate)
                _entries.AddRange(due[done..]);
        }
    }

    /// <summary>Advances the time to a point and runs what has fallen due by then.</summary>
    /// <param name="when">The point.</param>
    /// <exception cref="InvalidOperationException">The point has passed.</exception>
    public void AdvanceTo(DateTimeOffset when)
    {
        var now = TimeNow;
        if (when < now)
            throw new InvalidOperationException("You can't reverse time...");
        Advance(when - now);
    }

    private List<Entry> TakeDue(TimeSpan offset)
    {
        lock (_gate)
        {
            _now += offset;
            var due = _entries.Where(entry => entry.Due <= _now).OrderBy(entry => entry.Due).ToList();
            _entries.RemoveAll(entry => entry.Due <= _now);
            return due;
        }
    }

    private void Run(Entry entry)
    {
        if (entry.Cancelable is { IsCancellationRequested: true })
            return;
        entry.Action();
        if (entry.Interval is { } interval)
            Add(interval, entry.Action, entry.Cancelable, interval);
    }

    private void Add(TimeSpan delay, Action action, ICancelable? cancelable, TimeSpan? interval)
    {
        lock (_gate)
            _entries.Add(new Entry(_now + delay, action, cancelable, interval));
    }

    private sealed record Entry(DateTimeOffset Due, Action Action, ICancelable? Cancelable, TimeSpan? Interval);
}
