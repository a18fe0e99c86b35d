using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.TestActors;
using Xunit;

namespace Akka.Tests.TestKit;

public sealed class CallingThreadDispatcherSpecs : Akka.TestKit.Xunit2.TestKit
{
    private sealed class Chain : ReceiveActor
    {
        public Chain(IActorRef? next)
        {
            Receive<int>(depth =>
            {
                if (depth > 0)
                    (next ?? Self).Forward(depth - 1);
                else
                    Sender.Tell(Environment.CurrentManagedThreadId);
            });
        }
    }

    private IActorRef Here(IActorRef? next = null) =>
        Sys.ActorOf(Props.Create(() => new Chain(next)).WithDispatcher(CallingThreadDispatcher.Id));

    [Fact]
    public void Its_id_is_that_of_the_reference() => Assert.Equal("akka.test.calling-thread-dispatcher", CallingThreadDispatcher.Id);

    [Fact]
    public void The_test_actor_runs_on_it() =>
        Assert.IsType<CallingThreadDispatcher>(Sys.Dispatchers.Lookup("akka.test.test-actor.dispatcher"));

    [Fact]
    public void An_actor_on_it_runs_on_the_thread_of_whoever_tells_it()
    {
        var actor = ActorOfAsTestActorRef(() => new Chain(null));
        actor.Tell(0);
        ExpectMsg(Environment.CurrentManagedThreadId);
    }

    [Fact]
    public void A_chain_of_actors_on_it_runs_on_that_thread_to_its_end()
    {
        var first = ActorOfAsTestActorRef(() => new Chain(ActorOfAsTestActorRef(() => new Chain(null), "last")), "first");
        first.Tell(1);
        Assert.True(HasMessages);
        ExpectMsg(Environment.CurrentManagedThreadId);
    }

    [Fact]
    public void An_actor_that_tells_itself_does_not_nest_its_turns()
    {
        var actor = ActorOfAsTestActorRef(() => new Chain(null));
        actor.Tell(100_000);
        ExpectMsg(Environment.CurrentManagedThreadId);
    }

    [Fact]
    public void An_actor_that_starts_by_itself_runs_on_it_too()
    {
        var actor = Here();
        AwaitAssert(() =>
        {
            actor.Tell(0);
            ExpectMsg<int>();
        });
    }
}
