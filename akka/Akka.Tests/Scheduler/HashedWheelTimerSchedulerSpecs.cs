using System.Collections.Concurrent;
using System.Diagnostics;
using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;
using Xunit;

namespace Akka.Tests.Scheduler;

public partial class HashedWheelTimerSchedulerSpecs : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private HashedWheelTimerScheduler Create(string config = "") =>
        new(ConfigurationFactory.ParseString(config).WithFallback(Sys.Settings.Config), Log);

    [Fact]
    public void It_is_the_scheduler_of_a_system_that_names_no_other() =>
        Assert.IsType<HashedWheelTimerScheduler>(Sys.Scheduler);

    [Fact]
    public void Delays_longer_than_a_turn_of_the_wheel_are_kept_in_order()
    {
        using var scheduler = Create("akka.scheduler { ticks-per-wheel = 4, tick-duration = 10ms }");
        var random = new Random(1);

        ExpectInOrder(scheduler, Enumerable.Range(1, 50).OrderBy(_ => random.Next()).Select(i => i * 25));
    }

    [Fact]
    public void Nothing_is_done_too_early()
    {
        using var scheduler = Create();
        var early = new ConcurrentQueue<string>();
        using var all = new CountdownEvent(500);
        var random = new Random(2);
        for (var i = 0; i < 500; i++)
        {
            var delay = TimeSpan.FromMilliseconds(random.Next(0, 250));
            var began = Stopwatch.GetTimestamp();
            scheduler.Advanced().ScheduleOnce(delay, () =>
            {
                if (Stopwatch.GetElapsedTime(began) < delay)
                {
                    early.Enqueue($"{delay} after {Stopwatch.GetElapsedTime(began)}");
                }

                all.Signal();
            });
        }

        Assert.True(all.Wait(Limit));
        Assert.Empty(early);
    }

    [Fact]
    public void Twenty_thousand_pending_timers_are_each_done_once()
    {
        using var scheduler = Create();
        var runs = new int[20_000];
        using var all = new CountdownEvent(runs.Length);
        for (var i = 0; i < runs.Length; i++)
        {
            var own = i;
            scheduler.Advanced().ScheduleOnce(TimeSpan.FromMilliseconds(i % 300), () =>
            {
                Interlocked.Increment(ref runs[own]);
                all.Signal();
            });
        }

        Assert.True(all.Wait(Limit));
        Assert.All(runs, count => Assert.Equal(1, count));
    }

    [Fact]
    public void Of_timers_called_off_from_several_threads_only_the_others_are_done()
    {
        using var scheduler = Create();
        var done = new ConcurrentBag<int>();
        using var kept = new CountdownEvent(4 * 500);
        Parallel.For(0, 4, worker =>
        {
            for (var i = 0; i < 1000; i++)
            {
                var number = (worker * 1000) + i;
                var cancelable = scheduler.Advanced().ScheduleOnceCancelable(TimeSpan.FromMilliseconds(1500 + (i % 100)), () =>
                {
                    done.Add(number);
                    kept.Signal();
                });
                if (i % 2 == 0)
                {
                    cancelable.Cancel();
                }
            }
        });

        Assert.True(kept.Wait(Limit));
        Assert.All(done, number => Assert.Equal(1, number % 2));
        Assert.Equal(2000, done.Distinct().Count());
    }

    [Fact]
    public void The_longest_delay_there_is_keeps_nobody_waiting()
    {
        using var scheduler = Create();
        using var ran = new ManualResetEventSlim();

        scheduler.Advanced().ScheduleOnce(TimeSpan.MaxValue, () => throw new InvalidOperationException("too early"));
        scheduler.Advanced().ScheduleOnce(TimeSpan.FromMilliseconds(30), ran.Set);

        Assert.True(ran.Wait(Limit));
    }

    [Fact]
    public void What_is_scheduled_from_within_an_action_is_done_too()
    {
        using var scheduler = Create();
        using var ran = new ManualResetEventSlim();

        scheduler.Advanced().ScheduleOnce(TimeSpan.Zero, () => scheduler.Advanced().ScheduleOnce(TimeSpan.FromMilliseconds(5), ran.Set));

        Assert.True(ran.Wait(Limit));
    }

    [Fact]
    public void Something_nearer_is_done_in_time_although_something_farther_is_waited_for()
    {
        using var scheduler = Create();
        using var ran = new ManualResetEventSlim();
        scheduler.Advanced().ScheduleOnce(TimeSpan.FromHours(1), () => { });

        scheduler.Advanced().ScheduleOnce(TimeSpan.FromMilliseconds(20), ran.Set);

        Assert.True(ran.Wait(Limit));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_wheel_without_slots_is_refused(int slots) =>
        Assert.ThrowsAny<ArgumentException>(() => Create($"akka.scheduler.ticks-per-wheel = {slots}"));

    /// <summary>Schedules all and waits for them: none may be done before one whose deadline had passed for certain before its own.</summary>
    private static void ExpectInOrder(HashedWheelTimerScheduler scheduler, IEnumerable<int> milliseconds)
    {
        var delays = milliseconds.ToArray();
        var fired = new ConcurrentQueue<Deadline>();
        using var all = new CountdownEvent(delays.Length);
        foreach (var delay in delays)
        {
            // Between the two readings the thread may have lost the processor: the deadline lies somewhere in between.
            var deadline = new Deadline { Earliest = Reading + delay };
            scheduler.Advanced().ScheduleOnce(TimeSpan.FromMilliseconds(delay), () =>
            {
                fired.Enqueue(deadline);
                all.Signal();
            });
            deadline.Latest = Reading + delay;
        }

        Assert.True(all.Wait(Limit));
        Assert.Equal(delays.Length, fired.Count);
        Assert.All(fired.Zip(fired.Skip(1)), pair => Assert.True(pair.First.Earliest <= pair.Second.Latest));
    }

    private static double Reading => Stopwatch.GetElapsedTime(0).TotalMilliseconds;

    private sealed class Deadline
    {
        public double Earliest { get; init; }

        public double Latest { get; set; }
    }
}

internal static class SchedulerViews
{
    internal static IAdvancedScheduler Advanced(this IScheduler scheduler) => scheduler.Advanced;
}
