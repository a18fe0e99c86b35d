using Akka.Dispatch;

namespace Akka.Actor.Scheduler;

/// <summary>Tells an actor <see cref="ReceiveTimeout"/> when no message has come to it for a while.</summary>
/// <remarks>
/// A message only moves the deadline; nothing is cancelled and scheduled anew for it. The one entry in the scheduler looks at
/// the deadline when it is due, and waits on for what is left. Of another scheduler than the kernel's own it is not known
/// whether its clock is the one that its entries wait by (that of tests is not): there each message schedules anew.
/// </remarks>
internal sealed class ReceiveTimeoutTimer(IActorContext context, TimeSpan timeout) : IRunnable
{
    // No deadline: a message is being handled, or the actor is gone.
    private const long Never = long.MaxValue;

    private readonly IActorRef _self = context.Self;
    private readonly IScheduler _scheduler = context.System.Scheduler;
    private readonly bool _movesDeadline = context.System.Scheduler is HashedWheelTimerScheduler;
    private long _deadline = Never;
    private int _armed;
    private ICancelable? _entry;

    internal TimeSpan Timeout { get; } = timeout;

    /// <summary>A message is being handled: however long that takes, it is not idleness.</summary>
    internal void Pause()
    {
        Volatile.Write(ref _deadline, Never);
        if (!_movesDeadline)
        {
            Volatile.Read(ref _entry)?.Cancel();
        }
    }

    /// <summary>Idleness begins.</summary>
    internal void Restart()
    {
        if (!_movesDeadline)
        {
            ScheduleAnew();
            return;
        }

        Volatile.Write(ref _deadline, (_scheduler.HighResMonotonicClock + Timeout).Ticks);

        // Against Run, which disarms and then looks at the deadline: one of the two sees the other.
        Interlocked.MemoryBarrier();
        Arm(Timeout);
    }

    /// <summary>Ends it.</summary>
    internal void Stop()
    {
        Pause();
        Volatile.Read(ref _entry)?.Cancel();
    }

    void IThreadPoolWorkItem.Execute() => Run();

    public void Run()
    {
        Volatile.Write(ref _armed, 0);
        Interlocked.MemoryBarrier();
        var deadline = Volatile.Read(ref _deadline);
        if (deadline == Never)
        {
            return;
        }

        var left = deadline - _scheduler.HighResMonotonicClock.Ticks;
        if (left > 0)
        {
            Arm(TimeSpan.FromTicks(left));
        }
        else if (Interlocked.CompareExchange(ref _deadline, Never, deadline) == deadline)
        {
            _self.Tell(ReceiveTimeout.Instance, _self);
        }
        else
        {
            // A message has come in between.
            Arm(Timeout);
        }
    }

    private void Arm(TimeSpan delay)
    {
        if (Volatile.Read(ref _armed) == 0 && Interlocked.CompareExchange(ref _armed, 1, 0) == 0)
        {
            Schedule(delay);
        }
    }

    private void ScheduleAnew()
    {
        Volatile.Read(ref _entry)?.Cancel();
        Volatile.Write(ref _deadline, 0);
        Schedule(Timeout);
    }

    private void Schedule(TimeSpan delay)
    {
        var entry = new Cancelable(_scheduler.Advanced);
        Volatile.Write(ref _entry, entry);
        _scheduler.Advanced.ScheduleOnce(delay, this, entry);
    }
}
