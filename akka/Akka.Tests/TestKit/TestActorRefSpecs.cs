using Akka.Actor;
using Akka.TestKit;
using Xunit;

namespace Akka.Tests.TestKit;

public sealed partial class TestActorRefSpecs : Akka.TestKit.Xunit2.TestKit
{
    private sealed class Counter : ReceiveActor
    {
        public Counter()
        {
            Receive<string>(text => Sender.Tell($"{text} {++Count}"));
            Receive<Action>(action => action());
            Receive<Exception>(cause => throw cause);
            ReceiveAsync<Func<Task>>(handler => handler());
            Receive<Terminated>(gone => Gone = gone.ActorRef);
        }

        public Counter(int start)
            : this() => Count = start;

        public int Count { get; private set; }

        public IActorRef? Gone { get; private set; }

        public IActorRef Seen => Sender;

        public IActorRef Me { get; } = Context.Self;
    }

    [Fact]
    public void It_handles_what_it_is_told_before_Tell_returns()
    {
        var actor = ActorOfAsTestActorRef<Counter>();
        actor.Tell("one");
        Assert.Equal(1, actor.UnderlyingActor.Count);
        ExpectMsg("one 1");
    }

    [Fact]
    public void It_runs_on_the_thread_of_whoever_tells_it()
    {
        var actor = ActorOfAsTestActorRef<Counter>();
        var thread = 0;
        actor.Tell(() => { thread = Environment.CurrentManagedThreadId; });
        Assert.Equal(Environment.CurrentManagedThreadId, thread);
    }

    [Fact]
    public void What_it_throws_in_Receive_the_test_can_catch()
    {
        var actor = ActorOfAsTestActorRef<Counter>();
        Assert.Throws<FormatException>(() => actor.Receive(new FormatException()));
    }

    [Fact]
    public void Receive_passes_a_sender()
    {
        var actor = ActorOfAsTestActorRef<Counter>();
        IActorRef? sender = null;
        actor.Receive((Action)(() => sender = actor.UnderlyingActor.Seen), TestActor);
        Assert.Equal(TestActor, sender);
    }

    [Fact]
    public void Receive_without_a_sender_has_the_dead_letters()
    {
        var actor = ActorOfAsTestActorRef<Counter>();
        IActorRef? sender = null;
        actor.Receive((Action)(() => sender = actor.UnderlyingActor.Seen));
        Assert.Equal(Sys.DeadLetters, sender);
    }

    [Fact]
    public async Task It_is_itself_also_after_an_await()
    {
        var actor = ActorOfAsTestActorRef<Counter>();
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var self = new TaskCompletionSource<IActorRef?>();
        actor.Tell((Func<Task>)(async () =>
        {
            await go.Task;
            self.SetResult(ActorCell.GetCurrentSelfOrNoSender());
        }));
        go.SetResult();
        Assert.Equal(actor.UnderlyingActor.Me, await self.Task);
    }

    [Fact]
    public async Task ReceiveAsync_ends_when_the_handler_has_ended()
    {
        var actor = ActorOfAsTestActorRef<Counter>();
        var go = new TaskCompletionSource();
        var ended = false;
        var receiving = actor.ReceiveAsync((Func<Task>)(async () =>
        {
            await go.Task;
            ended = true;
        }));
        Assert.False(receiving.IsCompleted);
        go.SetResult();
        await receiving;
        Assert.True(ended);
    }

    [Fact]
    public async Task What_it_throws_in_ReceiveAsync_the_test_can_catch()
    {
        var actor = ActorOfAsTestActorRef<Counter>();
        await Assert.ThrowsAsync<FormatException>(() => actor.ReceiveAsync(new FormatException()));
        await Assert.ThrowsAsync<FormatException>(() => actor.ReceiveAsync((Func<Task>)(async () =>
        {
            await Task.Yield();
            throw new FormatException();
        })));
    }

    [Fact]
    public void It_is_made_by_props_or_by_an_expression()
    {
        Assert.Equal(5, ActorOfAsTestActorRef<Counter>(Props.Create(() => new Counter(5))).UnderlyingActor.Count);
        Assert.Equal(6, ActorOfAsTestActorRef(() => new Counter(6), "six").UnderlyingActor.Count);
    }

    [Fact]
    public void It_is_a_child_of_the_user_guardian_with_a_name_made_up()
    {
        var actor = ActorOfAsTestActorRef<Counter>();
        Assert.StartsWith("/user/$$", actor.Path.ToStringWithoutAddress());
        Assert.Equal("/user/named", ActorOfAsTestActorRef<Counter>("named").Path.ToStringWithoutAddress());
    }

    [Fact]
    public void It_may_be_a_child_of_another_test_actor_ref()
    {
        var parent = ActorOfAsTestActorRef<Counter>("parent");
        Assert.Equal("/user/parent/child", ActorOfAsTestActorRef<Counter>(parent, "child").Path.ToStringWithoutAddress());
    }

    [Fact]
    public void Its_supervisor_restarts_it_when_it_fails()
    {
        var actor = ActorOfAsTestActorRef<Counter>();
        var before = actor.UnderlyingActor;
        EventFilter.Exception<FormatException>().ExpectOne(() => actor.Tell(new FormatException()));
        AwaitCondition(() => !ReferenceEquals(before, actor.UnderlyingActor));
    }

    [Fact]
    public void It_can_be_stopped_and_then_has_no_actor_inside()
    {
        var actor = ActorOfAsTestActorRef<Counter>();
        Watch(actor);
        actor.Tell(PoisonPill.Instance);
        ExpectTerminated(actor);
        Assert.Throws<IllegalActorStateException>(() => actor.UnderlyingActor);
    }

    [Fact]
    public void It_can_watch_and_unwatch()
    {
        var (actor, gone) = (ActorOfAsTestActorRef<Counter>(), ActorOfAsTestActorRef<Counter>());
        actor.Watch(gone);
        gone.Tell(PoisonPill.Instance);
        AwaitCondition(() => gone.Ref.Equals(actor.UnderlyingActor.Gone));
    }

    [Fact]
    public void It_equals_its_reference()
    {
        var actor = ActorOfAsTestActorRef<Counter>();
        Assert.True(actor == actor.Ref);
        Assert.True(actor.Ref == actor);
        Assert.True(actor.Equals(actor.Ref));
        Assert.False(actor != actor.Ref);
        Assert.Equal(actor.Ref.GetHashCode(), actor.GetHashCode());
        Assert.Equal($"TestActor[{actor.Path}]", actor.ToString());
    }

    [Fact]
    public void It_is_found_and_identified_as_any_actor()
    {
        var actor = ActorOfAsTestActorRef<Counter>("found");
        ActorSelection("/user/found").Tell(new Identify(1));
        Assert.Equal(actor.Ref, ExpectMsg<ActorIdentity>().Subject);
    }

    [Fact]
    public async Task It_answers_an_Ask() => Assert.Equal("hello 1", await ActorOfAsTestActorRef<Counter>().Ask<string>("hello"));

    [Fact]
    public void A_dispatcher_of_its_own_is_kept()
    {
        var actor = ActorOfAsTestActorRef<Counter>(Props.Create(() => new Counter()).WithDispatcher("akka.actor.default-dispatcher"));
        actor.Tell("one");
        ExpectMsg("one 1");
    }
}
