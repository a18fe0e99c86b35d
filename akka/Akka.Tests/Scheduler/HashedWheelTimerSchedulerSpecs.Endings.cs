using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;
using Xunit;

namespace Akka.Tests.Scheduler;

public partial class HashedWheelTimerSchedulerSpecs
{
    [Fact]
    public void Once_disposed_it_takes_no_more_work()
    {
        var scheduler = Create();
        scheduler.Advanced().ScheduleOnce(TimeSpan.Zero, () => { });

        scheduler.Dispose();

        Assert.Throws<SchedulerException>(() => scheduler.Advanced().ScheduleOnce(TimeSpan.Zero, () => { }));
        Assert.Throws<SchedulerException>(() => ((ITellScheduler)scheduler).ScheduleTellOnce(TimeSpan.Zero, TestActor, "m", ActorRefs.NoSender));
    }

    [Fact]
    public void Once_disposed_it_runs_nothing_any_more()
    {
        var scheduler = Create();
        var runs = 0;
        using var ran = new ManualResetEventSlim();
        scheduler.Advanced().ScheduleRepeatedly(TimeSpan.Zero, TimeSpan.FromMilliseconds(10), () =>
        {
            Interlocked.Increment(ref runs);
            ran.Set();
        });
        Assert.True(ran.Wait(Limit));

        scheduler.Dispose();
        var after = Volatile.Read(ref runs);
        Sys.Scheduler.Advanced.ScheduleOnce(TimeSpan.FromMilliseconds(100), () => TestActor.Tell("later"));

        ExpectMsg("later");
        Assert.Equal(after, Volatile.Read(ref runs));
    }

    [Fact]
    public void It_may_be_disposed_twice_and_unused()
    {
        var scheduler = Create();

        scheduler.Dispose();
        scheduler.Dispose();
    }

    [Fact]
    public void It_may_be_disposed_by_what_it_runs()
    {
        var scheduler = Create();
        using var disposed = new ManualResetEventSlim();

        scheduler.Advanced().ScheduleOnce(TimeSpan.Zero, () =>
        {
            scheduler.Dispose();
            disposed.Set();
        });

        Assert.True(disposed.Wait(Limit));
    }

    [Fact]
    public async Task It_ends_with_its_system()
    {
        var system = ActorSystem.Create("scheduler-end");
        var scheduler = system.Scheduler;

        await system.Terminate();

        Assert.Throws<SchedulerException>(() => scheduler.Advanced.ScheduleOnce(TimeSpan.Zero, () => { }));
    }

    [Fact]
    public async Task Another_scheduler_can_be_named_and_is_disposed_with_the_system()
    {
        var system = ActorSystem.Create("other-scheduler", ConfigurationFactory.ParseString(
            $"akka.scheduler.implementation = \"{typeof(CountingScheduler).AssemblyQualifiedName}\""));
        var scheduler = Assert.IsType<CountingScheduler>(system.Scheduler);

        await system.Terminate();

        Assert.Equal(1, scheduler.Disposed);
    }

    internal sealed class CountingScheduler(Config config, ILoggingAdapter log) : SchedulerBase(config, log), IDisposable
    {
        public int Disposed { get; private set; }

        public override TimeSpan MonotonicClock => TimeSpan.Zero;

        public override TimeSpan HighResMonotonicClock => TimeSpan.Zero;

        protected override DateTimeOffset TimeNow => DateTimeOffset.UnixEpoch;

        public void Dispose() => Disposed++;

        protected override void InternalScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef? sender, ICancelable? cancelable)
        {
        }

        protected override void InternalScheduleTellRepeatedly(TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef? sender, ICancelable? cancelable)
        {
        }

        protected override void InternalScheduleOnce(TimeSpan delay, Action action, ICancelable? cancelable)
        {
        }

        protected override void InternalScheduleOnce(TimeSpan delay, IRunnable action, ICancelable? cancelable)
        {
        }

        protected override void InternalScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable? cancelable)
        {
        }

        protected override void InternalScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, IRunnable action, ICancelable? cancelable)
        {
        }
    }
}
