using Akka.Actor;
using Akka.Pattern;
using Xunit;
using Options = Akka.Pattern.Backoff;

namespace Akka.Tests.Backoff;

public class BackoffOnFailureSpecs : BackoffSpecsBase
{
    private BackoffOptions OnFailure(int maxNrOfRetries = -1) =>
        Options.OnFailure(ChildProps, "child", Second, Second * 100, 0.0, maxNrOfRetries);

    [Fact]
    public void A_child_that_fails_is_stopped_and_started_again_after_the_delay() =>
        EventFilter.Exception<InvalidOperationException>().ExpectOne(() =>
        {
            var supervisor = Start(OnFailure());
            var first = CurrentChild(supervisor);

            End(supervisor, "fail");
            ExpectStartAfter(Second);

            Assert.NotEqual(first, CurrentChild(supervisor));
            Assert.Equal(1, RestartCount(supervisor));
        });

    [Fact]
    public void The_delay_doubles_with_each_failure() =>
        EventFilter.Exception<InvalidOperationException>().Expect(3, () =>
        {
            var supervisor = Start(OnFailure().WithManualReset());
            foreach (var delay in new[] { 1, 2, 4 })
            {
                End(supervisor, "fail");
                ExpectStartAfter(Second * delay);
            }
        });

    [Fact]
    public void A_child_that_stops_of_itself_ends_the_supervisor()
    {
        var supervisor = Start(OnFailure());
        Watch(supervisor);

        supervisor.Tell("stop");

        ExpectMsg("ended");
        ExpectTerminated(supervisor);
    }

    [Fact]
    public void Where_the_strategy_says_stop_the_supervisor_ends() =>
        EventFilter.Exception<InvalidOperationException>().ExpectOne(() =>
        {
            var supervisor = Start(OnFailure().WithSupervisorStrategy(new OneForOneStrategy(_ => Directive.Stop)));
            Watch(supervisor);

            supervisor.Tell("fail");

            ExpectMsg("ended");
            ExpectTerminated(supervisor);
        });

    [Fact]
    public void Where_the_strategy_says_resume_the_child_goes_on()
    {
        var supervisor = Start(OnFailure().WithSupervisorStrategy(new OneForOneStrategy(_ => Directive.Resume)));
        var child = CurrentChild(supervisor);

        EventFilter.Warning("boom").ExpectOne(() => child.Tell("fail"));
        supervisor.Tell("still here");

        ExpectMsg("still here");
        Assert.Equal(child, CurrentChild(supervisor));
    }

    [Fact]
    public void It_gives_up_after_as_many_failures_as_said() =>
        EventFilter.Exception<InvalidOperationException>().Expect(2, () =>
        {
            var supervisor = Start(OnFailure(maxNrOfRetries: 1).WithManualReset());
            Watch(supervisor);
            End(supervisor, "fail");
            ExpectStartAfter(Second);

            supervisor.Tell("fail");

            ExpectMsg("ended");
            ExpectTerminated(supervisor);
        });

    [Fact]
    public void Without_a_child_messages_can_be_answered() =>
        EventFilter.Exception<InvalidOperationException>().ExpectOne(() =>
        {
            var supervisor = Start(OnFailure().WithReplyWhileStopped("come back later"));
            End(supervisor, "fail");

            supervisor.Tell("hello", TestActor);

            ExpectMsg("come back later");
        });

    [Fact]
    public void The_count_can_be_reset_by_hand() =>
        EventFilter.Exception<InvalidOperationException>().Expect(2, () =>
        {
            var supervisor = Start(OnFailure().WithManualReset());
            End(supervisor, "fail");
            ExpectStartAfter(Second);

            supervisor.Tell(BackoffSupervisor.Reset.Instance);
            Assert.Equal(0, RestartCount(supervisor));
            End(supervisor, "fail");

            ExpectStartAfter(Second);
        });
}
