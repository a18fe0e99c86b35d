using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Configuration;
using Xunit;

namespace Akka.Tests.Actor;

public sealed class LifecycleSpecs() : Akka.TestKit.Xunit2.TestKit(ConfigurationFactory.ParseString("akka.loglevel = OFF\nakka.stdout-loglevel = OFF"))
{
    private IActorRef Start() => Sys.ActorOf(Props.Create(() => new Living(TestActor)));

    [Fact]
    public void An_actor_is_made_and_started_before_its_first_message()
    {
        Start().Tell("hello");
        ExpectMsg("made");
        ExpectMsg("PreStart");
        ExpectMsg("hello");
    }

    [Fact]
    public void An_actor_that_is_stopped_says_goodbye_once()
    {
        var actor = Start();
        Watch(actor);
        Sys.Stop(actor);
        ExpectMsg("made");
        ExpectMsg("PreStart");
        ExpectMsg("PostStop");
        ExpectTerminated(actor);
        ExpectNoMsg(TimeSpan.FromMilliseconds(50));
    }

    [Fact]
    public void A_restart_calls_the_hooks_of_the_old_instance_and_then_those_of_the_new_one()
    {
        var actor = Start();
        actor.Tell(new InvalidOperationException("oops"));
        actor.Tell("still there");
        ExpectMsg("made");
        ExpectMsg("PreStart");
        ExpectMsg("PreRestart oops InvalidOperationException");
        ExpectMsg("PostStop");
        ExpectMsg("made");
        ExpectMsg("PostRestart oops");
        ExpectMsg("PreStart");
        ExpectMsg("still there");
    }

    [Fact]
    public void The_reference_survives_a_restart()
    {
        var actor = Sys.ActorOf(Props.Create<Echo>());
        actor.Tell(new InvalidOperationException("oops"));
        actor.Tell("still there");
        ExpectMsg("still there");
        Assert.Equal(actor, LastSender);
    }

    [Fact]
    public void A_poison_pill_stops_after_the_messages_before_it_and_before_those_after_it()
    {
        var actor = Sys.ActorOf(Props.Create<Echo>());
        Watch(actor);
        actor.Tell(1);
        actor.Tell(PoisonPill.Instance);
        actor.Tell(2);
        ExpectMsg(1);
        ExpectTerminated(actor);
        ExpectNoMsg(TimeSpan.FromMilliseconds(50));
    }

    [Fact]
    public void Kill_fails_the_actor_and_the_default_supervisor_stops_it()
    {
        var actor = Start();
        Watch(actor);
        actor.Tell(Kill.Instance);
        ExpectMsg("made");
        ExpectMsg("PreStart");
        ExpectMsg("PostStop");
        ExpectTerminated(actor);
    }

    [Fact]
    public void An_actor_whose_constructor_fails_is_stopped_without_a_goodbye()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Stillborn(TestActor)));
        Watch(actor);
        ExpectTerminated(actor);
        ExpectNoMsg(TimeSpan.FromMilliseconds(50));
    }

    private sealed class Stillborn : ReceiveActor
    {
        private readonly IActorRef _listener;

        public Stillborn(IActorRef listener)
        {
            _listener = listener;
            throw new InvalidOperationException("never born");
        }

        protected override void PostStop() => _listener.Tell("PostStop");
    }

    [Fact]
    public void A_child_is_stopped_before_its_parent_says_that_it_is_gone()
    {
        var parent = Sys.ActorOf(Props.Create(() => new Boss(SupervisorStrategy.DefaultStrategy)));
        parent.Tell(Props.Create(() => new Living(TestActor)));
        var child = ReceiveN(3).OfType<IActorRef>().Single();
        Watch(parent);
        Watch(child);
        Sys.Stop(parent);
        ExpectMsg("PostStop");
        ExpectTerminated(child);
        ExpectTerminated(parent);
    }

    [Fact]
    public void A_name_is_free_again_once_its_actor_is_gone()
    {
        var first = Sys.ActorOf(Props.Create<Echo>(), "same");
        Watch(first);
        Sys.Stop(first);
        ExpectTerminated(first);

        // Its parent hears of it at the same time as those who watch: it may come to it a little later.
        IActorRef second = ActorRefs.Nobody;
        AwaitAssert(() => second = Sys.ActorOf(Props.Create<Echo>(), "same"));
        Assert.Equal(first.Path, second.Path);
        Assert.NotEqual(first, second);
    }

    [Fact]
    public void An_actor_cannot_be_made_by_new()
    {
        // The test kit lends the test the turn of its test actor.
        InternalCurrentActorCellKeeper.Current = null;
        Assert.Throws<ActorInitializationException>(() => new Echo());
    }

    [Fact]
    public void What_an_actor_is_told_to_do_while_its_restart_waits_for_a_child_is_done_in_its_order()
    {
        using var leaves = new ManualResetEventSlim();
        var actor = (IInternalActorRef)Sys.ActorOf(Props.Create(() => new Parent(TestActor, leaves)));
        actor.Tell(new InvalidOperationException("oops"));
        ExpectMsg("leaving");
        for (var i = 0; i < 3; i++)
        {
            actor.Suspend();
            actor.Resume();
        }
        leaves.Set();

        // Resumed before it is suspended, it would stay suspended.
        actor.Tell("still there");
        ExpectMsg("still there");
    }

    private sealed class Parent : UntypedActor
    {
        public Parent(IActorRef listener, ManualResetEventSlim leaves) => Context.ActorOf(Props.Create(() => new Lingering(listener, leaves)));

        protected override void OnReceive(object message)
        {
            if (message is Exception cause) throw cause;
            Sender.Tell(message);
        }
    }

    private sealed class Lingering(IActorRef listener, ManualResetEventSlim leaves) : UntypedActor
    {
        protected override void OnReceive(object message) => Unhandled(message);

        protected override void PostStop()
        {
            if (leaves.IsSet) return;
            listener.Tell("leaving");
            leaves.Wait(TimeSpan.FromSeconds(10));
        }
    }

    [Fact]
    public void Disposable_actors_are_disposed_of_when_they_stop()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Disposable(TestActor)));
        Sys.Stop(actor);
        ExpectMsg("disposed");
    }

    private sealed class Disposable(IActorRef listener) : UntypedActor, IDisposable
    {
        private readonly IActorRef _listener = listener;

        protected override void OnReceive(object message) => Unhandled(message);

        public void Dispose() => _listener.Tell("disposed");
    }
}
