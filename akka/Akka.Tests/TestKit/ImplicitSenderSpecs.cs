using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.TestActors;
using Xunit;

namespace Akka.Tests.TestKit;

public sealed partial class ImplicitSenderSpecs : Akka.TestKit.Xunit2.TestKit
{
    [Fact]
    public void The_test_actor_is_the_sender_of_what_the_test_tells()
    {
        ActorOf<SimpleEchoActor>().Tell("hello");
        ExpectMsg("hello");
    }

    [Fact]
    public async Task The_test_actor_stays_the_sender_across_await()
    {
        var echo = ActorOf<SimpleEchoActor>();
        for (var i = 0; i < 5; i++)
        {
            await Task.Delay(1);
            echo.Tell(i);
            await ExpectMsgAsync(i);
        }
    }

    [Fact]
    public async Task The_test_actor_stays_the_sender_behind_its_own_waits()
    {
        var echo = ActorOf<SimpleEchoActor>();
        await AwaitConditionAsync(() => Task.FromResult(true));
        await WithinAsync(TimeSpan.FromSeconds(20), async () =>
        {
            await Task.Delay(1);
            echo.Tell("inside");
            await ExpectMsgAsync("inside");
        });
        echo.Tell("behind");
        await ExpectMsgAsync("behind");
    }

    [Fact]
    public async Task An_actors_turn_meanwhile_does_not_take_the_sender_away()
    {
        var echo = Sys.ActorOf(Props.Create<SimpleEchoActor>().WithDispatcher(CallingThreadDispatcher.Id));
        echo.Tell("1");
        echo.Tell("2");
        await ExpectMsgAllOfAsync(new[] { "1", "2" }).ToListAsync();
        Assert.Equal(TestActor, ActorCell.GetCurrentSelfOrNoSender());
    }

    [Fact]
    public void A_probe_does_not_become_the_sender()
    {
        CreateTestProbe();
        ActorOf<SimpleEchoActor>().Tell("hello");
        ExpectMsg("hello");
    }
}

public sealed class NoImplicitSenderSpecs : Akka.TestKit.Xunit2.TestKit, INoImplicitSender
{
    [Fact]
    public async Task A_test_that_wants_no_sender_has_none()
    {
        TestActor.Tell("hello");
        ExpectMsgFrom(Sys.DeadLetters, "hello");
        await Task.Delay(1);
        TestActor.Tell("again");
        ExpectMsgFrom(Sys.DeadLetters, "again");
        Assert.Null(ActorCell.GetCurrentSelfOrNoSender());
    }
}
