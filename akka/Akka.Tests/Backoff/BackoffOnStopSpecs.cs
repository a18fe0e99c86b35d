using Akka.Actor;
using Akka.Event;
using Akka.Pattern;
using Xunit;
using Options = Akka.Pattern.Backoff;

namespace Akka.Tests.Backoff;

public class BackoffOnStopSpecs : BackoffSpecsBase
{
    private BackoffOptions OnStop(int maxNrOfRetries = -1, TimeSpan? max = null) =>
        Options.OnStop(ChildProps, "child", Second, max ?? Second * 100, 0.0, maxNrOfRetries);

    [Fact]
    public void A_child_that_stops_is_started_again_after_the_delay()
    {
        var supervisor = Start(OnStop());
        var first = CurrentChild(supervisor);

        End(supervisor, "stop");
        ExpectStartAfter(Second);

        Assert.NotEqual(first, CurrentChild(supervisor));
        Assert.Equal("child", CurrentChild(supervisor).Path.Name);
    }

    [Fact]
    public void The_delay_doubles_with_each_start()
    {
        var supervisor = Start(OnStop().WithManualReset());
        foreach (var delay in new[] { 1, 2, 4, 8 })
        {
            End(supervisor, "stop");
            ExpectStartAfter(Second * delay);
        }
    }

    [Fact]
    public void The_delay_grows_up_to_its_maximum()
    {
        var supervisor = Start(OnStop(max: Second * 3).WithManualReset());
        foreach (var delay in new[] { 1, 2, 3, 3 })
        {
            End(supervisor, "stop");
            ExpectStartAfter(Second * delay);
        }
    }

    [Fact]
    public void The_delay_is_the_shortest_again_once_the_child_has_lived_for_a_while()
    {
        var supervisor = Start(OnStop());
        End(supervisor, "stop");
        ExpectStartAfter(Second);
        Assert.Equal(1, RestartCount(supervisor));

        Time.Advance(Second);
        AwaitAssert(() => Assert.Equal(0, RestartCount(supervisor)));
        End(supervisor, "stop");

        ExpectStartAfter(Second);
    }

    [Fact]
    public void The_while_can_be_chosen()
    {
        var supervisor = Start(OnStop().WithAutoReset(Second * 10));
        End(supervisor, "stop");
        ExpectStartAfter(Second);

        Time.Advance(Second * 9);
        Assert.Equal(1, RestartCount(supervisor));
        Time.Advance(Second);

        AwaitAssert(() => Assert.Equal(0, RestartCount(supervisor)));
    }

    [Fact]
    public void The_count_can_be_reset_by_hand()
    {
        var supervisor = Start(OnStop().WithManualReset());
        End(supervisor, "stop");
        ExpectStartAfter(Second);
        Time.Advance(Second * 50);
        Assert.Equal(1, RestartCount(supervisor));

        supervisor.Tell(BackoffSupervisor.Reset.Instance);

        Assert.Equal(0, RestartCount(supervisor));
    }

    [Fact]
    public void A_reset_by_hand_is_unhandled_where_it_is_automatic()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(UnhandledMessage));
        var supervisor = Start(OnStop());

        supervisor.Tell(BackoffSupervisor.Reset.Instance);

        Assert.Equal(BackoffSupervisor.Reset.Instance, ExpectMsg<UnhandledMessage>().Message);
    }

    [Fact]
    public void What_it_is_told_goes_to_the_child()
    {
        var supervisor = Start(OnStop());

        supervisor.Tell("hello", TestActor);

        ExpectMsg("hello");
    }

    [Fact]
    public void What_the_child_tells_its_parent_goes_to_the_parent_of_both()
    {
        var parent = Sys.ActorOf(Props.Create(() => new Parent(BackoffSupervisor.Props(OnStop()), TestActor)));
        ExpectMsg("started");

        parent.Tell("to parent");

        ExpectMsg("from child");
    }

    [Fact]
    public void Without_a_child_messages_go_to_the_dead_letters()
    {
        var supervisor = Start(OnStop());
        End(supervisor, "stop");
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));

        supervisor.Tell("hello");

        Assert.Equal("hello", ExpectMsg<DeadLetter>().Message);
    }

    [Fact]
    public void Without_a_child_messages_can_be_answered()
    {
        var supervisor = Start(OnStop().WithReplyWhileStopped("come back later"));
        End(supervisor, "stop");

        supervisor.Tell("hello", TestActor);

        ExpectMsg("come back later");
    }

    [Fact]
    public void It_gives_up_after_as_many_starts_as_said()
    {
        var supervisor = Start(OnStop(maxNrOfRetries: 2).WithManualReset());
        Watch(supervisor);
        End(supervisor, "stop");
        ExpectStartAfter(Second);
        End(supervisor, "stop");
        ExpectStartAfter(Second * 2);

        CurrentChild(supervisor).Tell("stop");

        ExpectMsg("ended");
        ExpectTerminated(supervisor);
    }

    [Fact]
    public void After_the_final_message_it_stops_with_the_child()
    {
        var supervisor = Start(OnStop().WithFinalStopMessage(message => message is "stop"));
        Watch(supervisor);

        supervisor.Tell("stop");

        ExpectMsg("ended");
        ExpectTerminated(supervisor);
    }

    [Fact]
    public void Without_a_child_the_final_message_stops_it_at_once()
    {
        var supervisor = Start(OnStop().WithFinalStopMessage(message => message is "end"));
        Watch(supervisor);
        End(supervisor, "stop");

        supervisor.Tell("end");

        ExpectTerminated(supervisor);
    }

    [Fact]
    public void A_failing_child_is_restarted_at_once_by_the_default_strategy() =>
        EventFilter.Exception<InvalidOperationException>().ExpectOne(() =>
        {
            var supervisor = Start(OnStop());
            var child = CurrentChild(supervisor);

            child.Tell("fail");

            ExpectMsg("ended");
            ExpectMsg("started");
            Assert.Equal(child, CurrentChild(supervisor));
            Assert.Equal(0, RestartCount(supervisor));
        });

    [Fact]
    public void A_failing_child_is_started_again_later_by_the_stopping_strategy() =>
        EventFilter.Exception<InvalidOperationException>().ExpectOne(() =>
        {
            var supervisor = Start(OnStop().WithDefaultStoppingStrategy());

            End(supervisor, "fail");

            ExpectStartAfter(Second);
            Assert.Equal(1, RestartCount(supervisor));
        });

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentException>(() => BackoffSupervisor.Props(Options.OnStop(ChildProps, "c", TimeSpan.Zero, Second, 0, -1)));
        Assert.Throws<ArgumentException>(() => BackoffSupervisor.Props(Options.OnStop(ChildProps, "c", Second * 2, Second, 0, -1)));
        Assert.Throws<ArgumentException>(() => BackoffSupervisor.Props(Options.OnStop(ChildProps, "c", Second, Second, 1.1, -1)));
        Assert.NotNull(BackoffSupervisor.Props(OnStop(max: Second * 2).WithAutoReset(Second * 3)));
    }

    private sealed class Parent : ReceiveActor
    {
        public Parent(Props supervisor, IActorRef listener)
        {
            var child = Context.ActorOf(supervisor);
            Receive<string>(text => text == "to parent", child.Forward);
            ReceiveAny(listener.Tell);
        }
    }
}
