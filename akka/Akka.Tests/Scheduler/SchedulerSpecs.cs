using System.Diagnostics;
using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;
using Akka.TestKit;
using Xunit;

namespace Akka.Tests.Scheduler;

public class SchedulerSpecs : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Later = TimeSpan.FromMilliseconds(120);

    private IScheduler Scheduler => Sys.Scheduler;

    private IAdvancedScheduler Advanced => Sys.Scheduler.Advanced;

    private void Tell(object message) => TestActor.Tell(message, ActorRefs.NoSender);

    [Fact]
    public void A_message_is_sent_once_and_not_before_its_delay()
    {
        var began = Stopwatch.GetTimestamp();

        Scheduler.ScheduleTellOnce(Later, TestActor, "late", ActorRefs.NoSender);

        ExpectMsg("late");
        Assert.True(Stopwatch.GetElapsedTime(began) >= Later);
    }

    [Fact]
    public void A_message_comes_from_the_sender_that_was_given()
    {
        var sender = CreateTestProbe();

        Scheduler.ScheduleTellOnce(Soon, TestActor, "signed", sender.Ref);

        ExpectMsg("signed");
        Assert.Equal(sender.Ref, LastSender);
    }

    [Fact]
    public void A_message_is_sent_again_and_again()
    {
        var repeating = Scheduler.ScheduleTellRepeatedlyCancelable(Soon, Soon, TestActor, "again", ActorRefs.NoSender);

        ExpectMsg("again");
        ExpectMsg("again");
        ExpectMsg("again");
        repeating.Cancel();
    }

    [Fact]
    public void A_repetition_that_is_called_off_ends()
    {
        var cancelable = new Cancelable(Scheduler);
        Scheduler.ScheduleTellRepeatedly(Soon, Soon, TestActor, "again", ActorRefs.NoSender, cancelable);
        ExpectMsg("again");

        cancelable.Cancel();
        Scheduler.ScheduleTellOnce(Later, TestActor, "end", ActorRefs.NoSender);

        Assert.Equal("end", FishForMessage(message => "end".Equals(message)));
        ExpectNoMsg(Soon * 3);
    }

    [Fact]
    public void What_is_due_earlier_is_done_earlier_whatever_the_order_of_scheduling()
    {
        Scheduler.ScheduleTellOnce(Later * 5, TestActor, 3, ActorRefs.NoSender);
        Scheduler.ScheduleTellOnce(Soon, TestActor, 1, ActorRefs.NoSender);
        Scheduler.ScheduleTellOnce(Soon + TimeSpan.FromMilliseconds(2), TestActor, 2, ActorRefs.NoSender);

        Assert.Equal([1, 2, 3], ReceiveN(3).Cast<int>());
    }

    [Fact]
    public void What_is_due_together_is_done_in_the_order_of_scheduling()
    {
        for (var i = 0; i < 100; i++)
        {
            Scheduler.ScheduleTellOnce(Soon, TestActor, i, ActorRefs.NoSender);
        }

        Assert.Equal(Enumerable.Range(0, 100), ReceiveN(100).Cast<int>());
    }

    [Fact]
    public void A_delay_of_zero_is_no_delay()
    {
        using var ran = new ManualResetEventSlim();

        Advanced.ScheduleOnce(TimeSpan.Zero, ran.Set);

        Assert.True(ran.Wait(RemainingOrDefault));
    }

    [Fact]
    public void An_action_runs_once()
    {
        Advanced.ScheduleOnce(Soon, () => Tell("ran"));

        ExpectMsg("ran");
        ExpectNoMsg(Soon * 3);
    }

    [Fact]
    public void An_action_runs_again_and_again_until_it_is_called_off()
    {
        var repeating = Advanced.ScheduleRepeatedlyCancelable(TimeSpan.Zero, Soon, () => Tell("ran"));

        ExpectMsg("ran");
        ExpectMsg("ran");
        repeating.Cancel();
    }

    [Fact]
    public void A_runnable_runs_once()
    {
        Advanced.ScheduleOnce(Soon, new ActionRunnable(() => Tell("ran")));

        ExpectMsg("ran");
        ExpectNoMsg(Soon * 3);
    }

    [Fact]
    public void A_runnable_runs_again_and_again_until_it_is_called_off()
    {
        var cancelable = new Cancelable(Scheduler);
        Advanced.ScheduleRepeatedly(TimeSpan.Zero, Soon, new ActionRunnable(() => Tell("ran")), cancelable);

        ExpectMsg("ran");
        ExpectMsg("ran");
        cancelable.Cancel();
    }

    [Fact]
    public void A_repeated_action_that_throws_is_not_run_again()
    {
        var runs = 0;
        Advanced.ScheduleRepeatedly(TimeSpan.Zero, TimeSpan.FromMilliseconds(10), () =>
        {
            Interlocked.Increment(ref runs);
            throw new InvalidOperationException("boom");
        });

        Advanced.ScheduleOnce(Later, () => Tell("later"));

        ExpectMsg("later");
        Assert.Equal(1, Volatile.Read(ref runs));
    }

    [Fact]
    public void An_action_that_throws_is_logged_and_leaves_the_others_alone()
    {
        EventFilter.Exception<InvalidOperationException>("boom").ExpectOne(() =>
        {
            Advanced.ScheduleOnce(Soon, () => throw new InvalidOperationException("boom"));
            Advanced.ScheduleOnce(Soon, () => Tell("other"));
            ExpectMsg("other");
        });
    }

    [Fact]
    public void What_is_called_off_before_it_is_due_is_not_done()
    {
        var cancelable = Scheduler.ScheduleTellOnceCancelable(Later * 2, TestActor, "cancelled", ActorRefs.NoSender);
        Scheduler.ScheduleTellOnce(Later * 3, TestActor, "kept", ActorRefs.NoSender);

        cancelable.Cancel();

        ExpectMsg("kept");
    }

    [Fact]
    public void What_has_been_called_off_already_is_not_scheduled()
    {
        var cancelable = new Cancelable(Scheduler);
        cancelable.Cancel();

        Scheduler.ScheduleTellOnce(TimeSpan.Zero, TestActor, "cancelled", ActorRefs.NoSender, cancelable);
        Scheduler.ScheduleTellRepeatedly(TimeSpan.Zero, Soon, TestActor, "cancelled", ActorRefs.NoSender, cancelable);
        Scheduler.ScheduleTellOnce(Soon, TestActor, "kept", ActorRefs.NoSender);

        ExpectMsg("kept");
    }

    [Fact]
    public void One_cancelable_calls_off_all_that_was_scheduled_with_it()
    {
        var cancelable = new Cancelable(Scheduler);
        Scheduler.ScheduleTellOnce(Later * 2, TestActor, "first", ActorRefs.NoSender, cancelable);
        Scheduler.ScheduleTellOnce(Later * 2, TestActor, "second", ActorRefs.NoSender, cancelable);
        Advanced.ScheduleOnce(Later * 2, () => Tell("third"), cancelable);
        Scheduler.ScheduleTellOnce(Later * 3, TestActor, "kept", ActorRefs.NoSender);

        cancelable.Cancel();

        ExpectMsg("kept");
    }

    [Fact]
    public void A_repeated_action_can_call_itself_off()
    {
        var cancelable = new Cancelable(Scheduler);
        var runs = 0;
        Advanced.ScheduleRepeatedly(
            TimeSpan.Zero,
            TimeSpan.FromMilliseconds(10),
            () =>
            {
                if (Interlocked.Increment(ref runs) == 3)
                {
                    cancelable.Cancel();
                }
            },
            cancelable);

        AwaitCondition(() => Volatile.Read(ref runs) == 3);
        Advanced.ScheduleOnce(Later, () => Tell("later"));
        ExpectMsg("later");
        Assert.Equal(3, Volatile.Read(ref runs));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(-4711)]
    public void A_negative_delay_is_refused(int milliseconds)
    {
        var delay = TimeSpan.FromMilliseconds(milliseconds);

        Assert.Throws<ArgumentOutOfRangeException>(() => Scheduler.ScheduleTellOnce(delay, TestActor, "m", ActorRefs.NoSender));
        Assert.Throws<ArgumentOutOfRangeException>(() => Scheduler.ScheduleTellRepeatedly(delay, Soon, TestActor, "m", ActorRefs.NoSender));
        Assert.Throws<ArgumentOutOfRangeException>(() => Advanced.ScheduleOnce(delay, () => { }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Advanced.ScheduleRepeatedly(delay, Soon, () => { }));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void An_interval_that_is_not_positive_is_refused(int milliseconds)
    {
        var interval = TimeSpan.FromMilliseconds(milliseconds);

        Assert.Throws<ArgumentOutOfRangeException>(() => Scheduler.ScheduleTellRepeatedly(Soon, interval, TestActor, "m", ActorRefs.NoSender));
        Assert.Throws<ArgumentOutOfRangeException>(() => Advanced.ScheduleRepeatedly(Soon, interval, () => { }));
    }

    [Fact]
    public void The_time_of_day_is_that_of_the_machine()
    {
        var before = DateTimeOffset.Now;
        var now = Scheduler.Now;
        var after = DateTimeOffset.Now;

        Assert.InRange(now, before, after);
    }

    [Fact]
    public void The_monotonic_clocks_do_not_run_backwards()
    {
        var (coarse, fine) = (Scheduler.MonotonicClock, Scheduler.HighResMonotonicClock);
        for (var i = 0; i < 10_000; i++)
        {
            Assert.True(Scheduler.MonotonicClock >= coarse);
            Assert.True(Scheduler.HighResMonotonicClock >= fine);
            (coarse, fine) = (Scheduler.MonotonicClock, Scheduler.HighResMonotonicClock);
        }
    }
}
