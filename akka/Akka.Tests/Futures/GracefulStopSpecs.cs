using Akka.Actor;
using Akka.Event;
using Xunit;

namespace Akka.Tests.Futures;

public class GracefulStopSpecs : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private IActorRef Start() => Sys.ActorOf(Props.Create(() => new Target(TestActor)));

    [Fact]
    public async Task It_is_true_once_the_actor_is_gone()
    {
        var target = Start();
        Watch(target);

        Assert.True(await target.GracefulStop(Limit));

        ExpectTerminated(target);
    }

    [Fact]
    public async Task What_waits_in_the_mailbox_is_handled_before()
    {
        var target = Start();
        target.Tell("first");
        target.Tell("second");

        Assert.True(await target.GracefulStop(Limit));

        ExpectMsg("first");
        ExpectMsg("second");
    }

    [Fact]
    public async Task It_is_true_for_an_actor_that_is_gone_already()
    {
        var target = Start();

        Assert.True(await target.GracefulStop(Limit));
        Assert.True(await target.GracefulStop(Limit));
    }

    [Fact]
    public async Task The_actor_can_be_stopped_by_a_message_of_its_own()
    {
        var target = Start();

        Assert.True(await target.GracefulStop(Limit, "goodbye"));
    }

    [Fact]
    public async Task It_is_false_where_the_actor_takes_too_long()
    {
        var target = Start();
        using var gate = new ManualResetEventSlim();
        target.Tell(gate);

        Assert.False(await target.GracefulStop(TimeSpan.FromMilliseconds(50)));

        gate.Set();
    }

    [Fact]
    public async Task It_is_false_where_the_actor_does_not_stop_at_its_message() =>
        Assert.False(await Start().GracefulStop(TimeSpan.FromMilliseconds(50), "stay"));

    [Fact]
    public async Task It_leaves_no_dead_letters()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));

        Assert.True(await Start().GracefulStop(Limit));
        Sys.DeadLetters.Tell("after");

        Assert.Equal("after", ExpectMsg<DeadLetter>().Message);
    }

    private sealed class Target : ReceiveActor
    {
        public Target(IActorRef listener)
        {
            Receive<string>(text => text == "goodbye", _ => Context.Stop(Self));
            Receive<string>(listener.Tell);
            Receive<ManualResetEventSlim>(gate => gate.Wait());
        }
    }
}
