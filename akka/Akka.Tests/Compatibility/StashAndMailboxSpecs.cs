using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Dispatch.SysMsg;
using Akka.TestKit;
using Akka.TestKit.TestActors;
using Xunit;

namespace Akka.Tests.Compatibility;

/// <summary>Stashes, mailboxes and dispatchers as props and configuration name them.</summary>
public sealed class StashAndMailboxSpecs() : Akka.TestKit.Xunit2.TestKit(
    """
    small-first.mailbox-type = "Akka.Tests.Compatibility.SmallFirst, Akka.Tests"
    fast.throughput = 17
    own.type = PinnedDispatcher
    tight.stash-capacity = 1
    tight-by-another-name = tight
    akka.actor.deployment {
      /fast.dispatcher = fast
      /sorted.mailbox = small-first
      /narrow.stash-capacity = 1
    }
    """)
{
    [Fact]
    public void A_message_cannot_be_stashed_twice()
    {
        Sys.ActorOf(Props.Create(() => new Hoarder(TestActor))).Tell("twice");
        Assert.StartsWith("Can't stash the same message", ExpectMsg<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_in_the_stash_at_the_end_is_a_dead_letter()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Hoarder(TestActor)), "hoarder");
        actor.Tell("keep");
        ExpectMsg("kept");
        EventFilter.DeadLetter<string>(text => text == "keep", source: actor.Path.ToString()).ExpectOne(() => Sys.Stop(actor));
    }

    [Fact]
    public void A_stash_holds_what_its_props_say()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Hoarder(TestActor)).WithStashCapacity(2));
        actor.Tell("keep");
        actor.Tell("keep");
        actor.Tell("keep");
        ExpectMsg("kept");
        ExpectMsg("kept");
        ExpectMsg("full");
    }

    [Fact]
    public void A_stash_holds_what_its_deployment_says()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Hoarder(TestActor)), "narrow");
        actor.Tell("keep");
        actor.Tell("keep");
        ExpectMsg("kept");
        ExpectMsg("full");
    }

    [Theory]
    [InlineData("tight")]
    [InlineData("tight-by-another-name")]
    public void A_stash_holds_what_its_dispatcher_says(string dispatcher)
    {
        var actor = Sys.ActorOf(Props.Create(() => new Hoarder(TestActor)).WithDispatcher(dispatcher));
        actor.Tell("keep");
        actor.Tell("keep");
        ExpectMsg("kept");
        ExpectMsg("full");
    }

    [Fact]
    public void The_death_of_a_watched_one_can_be_stashed()
    {
        Sys.ActorOf(Props.Create(() => new Mourner(TestActor)));
        ExpectMsg("not yet");
        ExpectMsg("now");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_mailbox_of_the_configuration_orders_messages(bool byProps)
    {
        var props = Props.Create(() => new ForwardActor(TestActor));
        var actor = (IInternalActorRef)(byProps ? Sys.ActorOf(props.WithMailbox("small-first")) : Sys.ActorOf(props, "sorted"));
        actor.SendSystemMessage(new Suspend());
        foreach (var number in (int[])[3, 1, 2])
            actor.Tell(number);
        actor.SendSystemMessage(new Resume(null));
        Assert.Equal([1, 2, 3], ReceiveN(3).Cast<int>());
    }

    [Fact]
    public void A_dispatcher_is_what_its_section_says()
    {
        var fast = Sys.Dispatchers.Lookup("fast");
        Assert.Equal(("fast", 17), (fast.Id, fast.Throughput));
        Assert.Same(fast, Sys.Dispatchers.Lookup("fast"));
        Assert.NotSame(Sys.Dispatchers.Lookup("own"), Sys.Dispatchers.Lookup("own"));
        Assert.Equal("akka.actor.default-dispatcher", Sys.Dispatchers.DefaultGlobalDispatcher.Id);
    }

    [Fact]
    public void The_deployment_has_precedence_over_the_props()
    {
        Sys.ActorOf(Props.Create(() => new Telling()).WithDispatcher("own"), "fast").Tell("which?");
        ExpectMsg("fast");
    }

    [Fact]
    public void A_dispatcher_or_mailbox_that_is_not_configured_starts_no_actor()
    {
        Assert.Throws<ConfigurationException>(() => Sys.ActorOf(Props.Create(() => new Telling()).WithDispatcher("nowhere")));
        Assert.Throws<ConfigurationException>(() => Sys.ActorOf(Props.Create(() => new Telling()).WithMailbox("nowhere")));
        Assert.Throws<ConfigurationException>(() => Sys.Dispatchers.Lookup("nowhere"));
    }

    [Theory]
    [InlineData("akka.actor.default-dispatcher")]
    [InlineData("akka.actor.internal-dispatcher")]
    [InlineData("akka.actor.default-blocking-io-dispatcher")]
    [InlineData("akka.actor.default-fork-join-dispatcher")]
    [InlineData("akka.actor.synchronized-dispatcher")]
    [InlineData("own")]
    public void Each_dispatcher_of_the_reference_runs_actors(string id)
    {
        Sys.ActorOf(Props.Create(() => new Telling()).WithDispatcher(id)).Tell("which?");
        ExpectMsg(id);
    }

    private sealed class Hoarder(IActorRef listener) : UntypedActorWithStash
    {
        protected override void OnReceive(object message)
        {
            try
            {
                Stash.Stash();
                if (message is "twice")
                    Stash.Stash();
                listener.Tell("kept");
            }
            catch (StashOverflowException)
            {
                listener.Tell("full");
            }
            catch (IllegalActorStateException failure)
            {
                listener.Tell(failure.Message);
            }
        }
    }

    private sealed class Mourner : UntypedActorWithUnboundedStash
    {
        private readonly IActorRef _listener;
        private bool _knows;

        public Mourner(IActorRef listener)
        {
            _listener = listener;
            Context.Stop(Context.Watch(Context.ActorOf(Props.Create(() => new BlackHoleActor()))));
        }

        protected override void OnReceive(object message)
        {
            if (message is not Terminated)
                return;
            _listener.Tell(_knows ? "now" : "not yet");
            if (_knows)
                return;
            _knows = true;
            Stash.Stash();
            Stash.UnstashAll();
        }
    }

    private sealed class ForwardActor(IActorRef to) : UntypedActor
    {
        protected override void OnReceive(object message) => to.Forward(message);
    }

    private sealed class Telling : UntypedActor
    {
        protected override void OnReceive(object message) => Sender.Tell(((ActorCell)Context).Dispatcher.Id);
    }
}

/// <summary>Numbers before all else, small ones first.</summary>
public sealed class SmallFirst(Settings settings, Config config) : UnboundedStablePriorityMailbox(settings, config)
{
    /// <inheritdoc/>
    protected override int PriorityGenerator(object message) => message as int? ?? int.MaxValue;
}
