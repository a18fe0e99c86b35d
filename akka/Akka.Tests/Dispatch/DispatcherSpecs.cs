using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Tests.Actor;
using Xunit;

namespace Akka.Tests.Dispatch;

public sealed class DispatcherSpecs() : Akka.TestKit.Xunit2.TestKit(ConfigurationFactory.ParseString("""
    akka { loglevel = OFF, stdout-loglevel = OFF }
    akka.actor.deployment { /deployed { dispatcher = mine.small } }
    mine {
      small { throughput = 17 }
      one-thread { type = ForkJoinDispatcher, throughput = 5, dedicated-thread-pool.thread-count = 1 }
      pinned { type = PinnedDispatcher }
      tasks { type = TaskDispatcher }
      by-class { type = "Akka.Dispatch.PinnedDispatcherConfigurator" }
      alias = mine.small
      channel { executor = channel-executor }
      unknown { type = "No.Such.Dispatcher" }
      unknown-executor { executor = "No.Such.Executor" }
    }
    """))
{
    private sealed class WhereAmI : ReceiveActor
    {
        public WhereAmI()
        {
            Receive<string>(_ => Sender.Tell(Environment.CurrentManagedThreadId));
            Receive<int>(_ => Sender.Tell(Context.Dispatcher.Id));
        }
    }

    private MessageDispatcher Lookup(string id) => Sys.Dispatchers.Lookup(id);

    [Fact]
    public void A_dispatcher_has_the_properties_of_its_section()
    {
        Assert.Equal(17, Lookup("mine.small").Throughput);
        Assert.Equal("mine.small", Lookup("mine.small").Id);
        Assert.Equal(30, Sys.Dispatchers.DefaultGlobalDispatcher.Throughput);
        Assert.Equal(5, Lookup("mine.one-thread").Throughput);
    }

    [Fact]
    public void There_is_one_dispatcher_per_id()
    {
        Assert.Same(Lookup("mine.small"), Lookup("mine.small"));
        Assert.NotSame(Lookup("mine.small"), Lookup("mine.one-thread"));
        Assert.Same(Sys.Dispatchers.DefaultGlobalDispatcher, Lookup(Dispatchers.DefaultDispatcherId));
    }

    [Fact]
    public void A_pinned_dispatcher_is_made_anew_for_everyone() => Assert.NotSame(Lookup("mine.pinned"), Lookup("mine.pinned"));

    [Fact]
    public void A_dispatcher_can_be_named_by_the_class_that_makes_it() => Assert.IsType<PinnedDispatcher>(Lookup("mine.by-class"));

    [Fact]
    public void A_string_in_place_of_a_section_names_another_dispatcher() => Assert.Equal(17, Lookup("mine.alias").Throughput);

    [Theory]
    [InlineData("mine.nowhere")]
    [InlineData("mine.unknown")]
    [InlineData("mine.unknown-executor")]
    public void What_is_not_configured_is_refused(string id) => Assert.Throws<ConfigurationException>(() => Lookup(id));

    [Fact]
    public void An_actor_with_a_dispatcher_that_is_not_configured_is_refused() =>
        Assert.Throws<ConfigurationException>(() => Sys.ActorOf(Props.Create<Echo>().WithDispatcher("mine.nowhere")));

    [Theory]
    [InlineData("mine.small")]
    [InlineData("mine.one-thread")]
    [InlineData("mine.pinned")]
    [InlineData("mine.tasks")]
    [InlineData("mine.channel")]
    [InlineData("akka.actor.internal-dispatcher")]
    [InlineData("akka.actor.default-blocking-io-dispatcher")]
    [InlineData("akka.actor.default-fork-join-dispatcher")]
    [InlineData("akka.actor.task-dispatcher")]
    [InlineData("akka.actor.synchronized-dispatcher")]
    public void Every_kind_of_dispatcher_runs_actors(string id)
    {
        var actor = Sys.ActorOf(Props.Create<WhereAmI>().WithDispatcher(id));
        for (var i = 0; i < 100; i++) actor.Tell(i);
        for (var i = 0; i < 100; i++) ExpectMsg(id);
    }

    [Fact]
    public void The_configuration_by_path_goes_before_the_props()
    {
        Sys.ActorOf(Props.Create<WhereAmI>().WithDispatcher("mine.one-thread"), "deployed").Tell(1);
        ExpectMsg("mine.small");
    }

    [Fact]
    public void The_actors_of_a_dispatcher_with_one_thread_share_it()
    {
        var props = Props.Create<WhereAmI>().WithDispatcher("mine.one-thread");
        for (var i = 0; i < 10; i++) Sys.ActorOf(props).Tell("where?");
        Assert.Single(ReceiveN(10).Cast<int>().Distinct());
    }

    [Fact]
    public void Pinned_actors_keep_a_thread_each()
    {
        var actors = Enumerable.Range(0, 3).Select(_ => Sys.ActorOf(Props.Create<WhereAmI>().WithDispatcher("mine.pinned"))).ToArray();
        foreach (var actor in actors.Concat(actors)) actor.Tell("where?");
        Assert.Equal(3, ReceiveN(6).Cast<int>().Distinct().Count());
    }

    [Fact]
    public void Actors_that_block_do_not_hold_up_the_others()
    {
        using var gate = new ManualResetEventSlim();
        var blocked = Enumerable.Range(0, Environment.ProcessorCount * 4).Select(_ => Sys.ActorOf(Props.Create(() => new Blocker(gate)))).ToArray();
        foreach (var actor in blocked) actor.Tell("block");
        var echo = Sys.ActorOf(Props.Create<Echo>());
        echo.Tell("still served");
        ExpectMsg("still served", TimeSpan.FromSeconds(10));
        gate.Set();
        for (var i = 0; i < blocked.Length; i++) ExpectMsg("free", TimeSpan.FromSeconds(10));
    }

    private sealed class Blocker : ReceiveActor
    {
        public Blocker(ManualResetEventSlim gate) => ReceiveAny(_ =>
        {
            gate.Wait(TimeSpan.FromSeconds(20));
            Sender.Tell("free");
        });
    }

    [Fact]
    public void An_actor_may_wait_for_another_one_that_it_has_just_told()
    {
        var echo = Sys.ActorOf(Props.Create<Echo>());
        var asker = Sys.ActorOf(Props.Create(() => new Asker(echo)));
        for (var i = 0; i < 5; i++) asker.Tell(i);
        for (var i = 0; i < 5; i++) ExpectMsg(i, TimeSpan.FromSeconds(10));
    }

    private sealed class Asker : ReceiveActor
    {
        public Asker(IActorRef other) => Receive<int>(number => Sender.Tell(other.Ask<int>(number, TimeSpan.FromSeconds(10)).Result));
    }

    [Fact]
    public void A_dispatcher_runs_actions_too()
    {
        Sys.Dispatchers.DefaultGlobalDispatcher.Schedule(() => TestActor.Tell("ran"));
        ExpectMsg("ran");
    }

    [Fact]
    public void A_dispatcher_serves_its_next_actors_after_all_of_them_have_gone()
    {
        for (var i = 0; i < 3; i++)
        {
            var actor = Sys.ActorOf(Props.Create<WhereAmI>().WithDispatcher("mine.one-thread"));
            actor.Tell(1);
            ExpectMsg("mine.one-thread");
            Watch(actor);
            Sys.Stop(actor);
            ExpectTerminated(actor);
        }
    }

    [Fact]
    public void An_actor_that_tells_many_runs_again_behind_those_it_has_told()
    {
        var order = new System.Collections.Concurrent.ConcurrentQueue<string>();
        var props = Props.Create(() => new Recorder(order)).WithDispatcher("mine.one-thread");
        var leaves = Enumerable.Range(0, 5).Select(_ => Sys.ActorOf(props)).ToArray();
        var room = Sys.ActorOf(Props.Create(() => new Teller(leaves, order, TestActor)).WithDispatcher("mine.one-thread"));
        room.Tell("tell");
        ExpectMsg("again");
        Assert.Equal(["leaf", "leaf", "leaf", "leaf", "leaf", "again"], order);
    }

    private sealed class Recorder : ReceiveActor
    {
        public Recorder(System.Collections.Concurrent.ConcurrentQueue<string> order) => ReceiveAny(_ => order.Enqueue("leaf"));
    }

    // Its throughput is exhausted by the messages to itself: what is left comes in its next turn.
    private sealed class Teller : ReceiveActor
    {
        public Teller(IActorRef[] leaves, System.Collections.Concurrent.ConcurrentQueue<string> order, IActorRef listener)
        {
            Receive<string>(_ =>
            {
                foreach (var leaf in leaves) leaf.Tell("hello");
                for (var i = 0; i < 5; i++) Self.Tell(i);
            });
            Receive<int>(number =>
            {
                if (number < 4) return;
                order.Enqueue("again");
                listener.Tell("again");
            });
        }
    }
}
