using Akka.Dispatch;

namespace Akka.Actor.Scheduler;

/// <summary>One thing that waits in a <see cref="TimerWheel"/>: what to do, when, and how often.</summary>
internal abstract class TimerEntry(HashedWheelTimerScheduler owner, long interval, ICancelable? cancelable)
{
    /// <summary>Neighbours in <see cref="List"/>.</summary>
    internal TimerEntry? Next;

    /// <summary>Neighbours in <see cref="List"/>.</summary>
    internal TimerEntry? Previous;

    /// <summary>Where it waits; null while it does not.</summary>
    internal TimerList? List;

    /// <summary>The tick it is due at.</summary>
    internal long DueTick;

    /// <summary>When it is due, in <see cref="TimeSpan.Ticks"/> since the scheduler's start.</summary>
    internal long Deadline;

    /// <summary>Time between two runs in <see cref="TimeSpan.Ticks"/>; 0 where it runs once.</summary>
    internal readonly long Interval = interval;

    /// <summary>Whether it has been called off.</summary>
    internal bool IsCanceled => cancelable is { IsCancellationRequested: true };

    /// <summary>Does what it waited for.</summary>
    internal abstract void Run();

    /// <summary>Takes it out of the wheel at once, so that what is called off does not hold memory until it is due.</summary>
    internal void Unschedule() => owner.Remove(this);

    /// <summary>Lets the cancelable know whom to take out of the wheel.</summary>
    internal void Attach() => (cancelable as Cancelable)?.Attach(this);

    /// <summary>Undoes <see cref="Attach"/>.</summary>
    internal void Detach() => (cancelable as Cancelable)?.Detach(this);
}

internal sealed class TellEntry(HashedWheelTimerScheduler owner, long interval, ICancelable? cancelable, ICanTell receiver, object message, IActorRef? sender)
    : TimerEntry(owner, interval, cancelable)
{
    internal override void Run() => receiver.Tell(message, sender!);

    public override string ToString() => $"tell {receiver} {message}";
}

internal sealed class ActionEntry(HashedWheelTimerScheduler owner, long interval, ICancelable? cancelable, Action action)
    : TimerEntry(owner, interval, cancelable)
{
    internal override void Run() => action();

    public override string ToString() => $"action {action.Method}";
}

internal sealed class RunnableEntry(HashedWheelTimerScheduler owner, long interval, ICancelable? cancelable, IRunnable action)
    : TimerEntry(owner, interval, cancelable)
{
    internal override void Run() => action.Run();

    public override string ToString() => $"runnable {action}";
}
