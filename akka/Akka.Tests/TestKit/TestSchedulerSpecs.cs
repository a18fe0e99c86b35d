using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Configs;
using Xunit;

namespace Akka.Tests.TestKit;

public sealed partial class TestSchedulerSpecs : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public TestSchedulerSpecs()
        : base(TestConfigs.TestSchedulerConfig)
    {
    }

    private TestScheduler Scheduler => (TestScheduler)Sys.Scheduler;

    [Fact]
    public void Nothing_falls_due_by_itself()
    {
        Scheduler.ScheduleTellOnce(TimeSpan.FromMilliseconds(1), TestActor, "due", ActorRefs.NoSender);
        ExpectNoMsg(50);
    }

    [Fact]
    public void What_falls_due_comes_when_the_time_is_advanced()
    {
        Scheduler.ScheduleTellOnce(Second, TestActor, "due", ActorRefs.NoSender);
        Scheduler.Advance(Second / 2);
        Assert.False(HasMessages);
        Scheduler.Advance(Second / 2);
        ExpectMsg("due");
    }

    [Fact]
    public void What_falls_due_comes_in_the_order_in_which_it_does()
    {
        Scheduler.ScheduleTellOnce(Second * 2, TestActor, "later", ActorRefs.NoSender);
        Scheduler.ScheduleTellOnce(Second, TestActor, "sooner", ActorRefs.NoSender);
        Scheduler.ScheduleTellOnce(Second, TestActor, "sooner too", ActorRefs.NoSender);
        Scheduler.Advance(Second * 3);
        Assert.Equal(["sooner", "sooner too", "later"], ReceiveN(3));
    }

    [Fact]
    public void What_comes_once_comes_once()
    {
        Scheduler.ScheduleTellOnce(Second, TestActor, "due", ActorRefs.NoSender);
        Scheduler.Advance(Second);
        ExpectMsg("due");
        Scheduler.Advance(Second);
        Assert.False(HasMessages);
    }

    [Fact]
    public void What_repeats_comes_with_every_interval()
    {
        Scheduler.ScheduleTellRepeatedly(Second, Second * 2, TestActor, "tick", ActorRefs.NoSender);
        Scheduler.Advance(Second);
        ExpectMsg("tick");
        Scheduler.Advance(Second);
        Assert.False(HasMessages);
        Scheduler.Advance(Second);
        ExpectMsg("tick");
    }

    [Fact]
    public void What_was_called_off_does_not_come()
    {
        using var cancelable = new Cancelable(Sys.Scheduler);
        Scheduler.ScheduleTellRepeatedly(Second, Second, TestActor, "tick", ActorRefs.NoSender, cancelable);
        Scheduler.Advance(Second);
        ExpectMsg("tick");
        cancelable.Cancel();
        Scheduler.Advance(Second);
        Assert.False(HasMessages);
    }

    [Fact]
    public void Actions_run_on_the_thread_that_advances_the_time()
    {
        var thread = 0;
        Scheduler.Advanced.ScheduleOnce(Second, () => thread = Environment.CurrentManagedThreadId);
        Scheduler.Advance(Second);
        Assert.Equal(Environment.CurrentManagedThreadId, thread);
    }

    [Fact]
    public void Actions_repeat_too()
    {
        var ticks = 0;
        Scheduler.Advanced.ScheduleRepeatedly(TimeSpan.Zero, Second, () => ticks++);
        for (var i = 0; i < 3; i++)
            Scheduler.Advance(Second);
        Assert.Equal(3, ticks);
    }

    [Fact]
    public void What_an_action_throws_is_thrown_by_the_advance_and_the_rest_waits()
    {
        var ill = true;
        Scheduler.ScheduleOnce(
            Second,
            () =>
            {
                if (ill)
                    throw new FormatException();
            });
        Scheduler.ScheduleTellOnce(Second, TestActor, "rest", ActorRefs.NoSender);
        Assert.Throws<FormatException>(() => Scheduler.Advance(Second));
        Assert.False(HasMessages);
        ill = false;
        Scheduler.Advance(TimeSpan.Zero);
        ExpectMsg("rest");
    }

    [Fact]
    public void What_is_scheduled_by_what_falls_due_waits_for_the_next_advance()
    {
        Scheduler.ScheduleOnce(Second, () => Scheduler.ScheduleTellOnce(TimeSpan.Zero, TestActor, "next", ActorRefs.NoSender));
        Scheduler.Advance(Second * 2);
        Assert.False(HasMessages);
        Scheduler.Advance(TimeSpan.Zero);
        ExpectMsg("next");
    }

    [Fact]
    public void The_time_is_advanced_to_a_point()
    {
        var point = Scheduler.Now + Second;
        Scheduler.AdvanceTo(point);
        Assert.Equal(point, Scheduler.Now);
    }

    [Fact]
    public void The_time_is_never_turned_back()
    {
        var start = Scheduler.Now;
        Scheduler.Advance(Second);
        Assert.Throws<InvalidOperationException>(() => Scheduler.AdvanceTo(start));
    }

    [Fact]
    public void It_can_be_named_by_the_assembly_that_the_official_packages_have_it_in()
    {
        using var kit = new Akka.TestKit.Xunit2.TestKit("akka.scheduler.implementation = \"Akka.TestKit.TestScheduler, Akka.TestKit\"");
        Assert.IsType<TestScheduler>(kit.Sys.Scheduler);
    }
}
