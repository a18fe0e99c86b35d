using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>Does things later: sends messages and, by <see cref="Advanced"/>, runs code.</summary>
public interface IScheduler : ITellScheduler, ITimeProvider
{
    /// <summary>The part that runs code outside of any actor. Prefer messages.</summary>
    IAdvancedScheduler Advanced { get; }
}

/// <summary>Runs code later, as delegates or as <see cref="IRunnable"/>.</summary>
public interface IAdvancedScheduler : IActionScheduler
{
}

/// <summary>Runs delegates later, on the scheduler's own thread: they must be short and must not touch an actor's state.</summary>
/// <remarks>A repeated action that throws is not run again. Ranges as for <see cref="ITellScheduler"/>.</remarks>
public interface IActionScheduler : IRunnableScheduler
{
    /// <summary>Runs <paramref name="action"/> once, after <paramref name="delay"/>, unless called off before.</summary>
    void ScheduleOnce(TimeSpan delay, Action action, ICancelable? cancelable);

    /// <summary>Runs <paramref name="action"/> once, after <paramref name="delay"/>.</summary>
    void ScheduleOnce(TimeSpan delay, Action action);

    /// <summary>Runs <paramref name="action"/> after <paramref name="initialDelay"/> and again after each <paramref name="interval"/>, until called off.</summary>
    void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable? cancelable);

    /// <summary>Runs <paramref name="action"/> after <paramref name="initialDelay"/> and again after each <paramref name="interval"/>.</summary>
    void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action);
}

/// <summary>Runs <see cref="IRunnable"/> later, as <see cref="IActionScheduler"/> does delegates.</summary>
public interface IRunnableScheduler
{
    /// <summary>Runs <paramref name="action"/> once, after <paramref name="delay"/>, unless called off before.</summary>
    void ScheduleOnce(TimeSpan delay, IRunnable action, ICancelable? cancelable);

    /// <summary>Runs <paramref name="action"/> once, after <paramref name="delay"/>.</summary>
    void ScheduleOnce(TimeSpan delay, IRunnable action);

    /// <summary>Runs <paramref name="action"/> after <paramref name="initialDelay"/> and again after each <paramref name="interval"/>, until called off.</summary>
    void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, IRunnable action, ICancelable? cancelable);

    /// <summary>Runs <paramref name="action"/> after <paramref name="initialDelay"/> and again after each <paramref name="interval"/>.</summary>
    void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, IRunnable action);
}
