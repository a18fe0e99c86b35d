using Akka.Actor;
using Akka.Configuration;
using Akka.Event;
using Xunit;

namespace Akka.Tests.Actor;

public sealed class StashSpecs() : Akka.TestKit.Xunit2.TestKit(ConfigurationFactory.ParseString("""
    akka { loglevel = OFF, stdout-loglevel = OFF }
    akka.actor.deployment { /deployed { stash-capacity = 2 } }
    small-mailbox { mailbox-type = "Akka.Dispatch.UnboundedDequeBasedMailbox", stash-capacity = 3 }
    """))
{
    // Stashes until it is told "open", then passes on.
    private sealed class Door : ReceiveActor, IWithStash
    {
        private readonly IActorRef _listener;

        public Door(IActorRef listener)
        {
            _listener = listener;
            Receive<Exception>(cause => throw cause);
            Receive<Func<IStash, object>>(question => Sender.Tell(question(Stash)));
            Receive<string>(_ => Open(), word => word == "open");
            ReceiveAny(Put);
        }

        public IStash Stash { get; set; } = null!;

        private void Open()
        {
            Become(() => ReceiveAny(_listener.Forward));
            Stash.UnstashAll();
        }

        private void Put(object message)
        {
            try
            {
                Stash.Stash();
                if (message is "twice") Stash.Stash();
            }
            catch (AkkaException cause)
            {
                _listener.Tell(cause);
            }
        }
    }

    [Fact]
    public void Where_no_message_is_handled_none_can_be_stashed()
    {
        var strategy = new OneForOneStrategy(failure =>
        {
            TestActor.Tell(failure, ActorRefs.NoSender);
            return Directive.Stop;
        });
        var boss = Sys.ActorOf(Props.Create(() => new Boss(strategy)));
        boss.Tell(Props.Create(() => new TooEarly()));
        Assert.IsType<InvalidOperationException>(FishForMessage<ActorInitializationException>(_ => true).GetBaseException());
    }

    private sealed class TooEarly : UntypedActor, IWithStash
    {
        public IStash Stash { get; set; } = null!;

        protected override void PreStart() => Stash.Stash();

        protected override void OnReceive(object message)
        {
        }
    }

    private IActorRef Start() => Sys.ActorOf(Props.Create(() => new Door(TestActor)));

    private T Ask<T>(IActorRef door, Func<IStash, object> question)
    {
        door.Tell(question);
        return ExpectMsg<T>();
    }

    [Fact]
    public void Stashed_messages_come_back_in_their_order_and_before_what_waits()
    {
        var door = Start();
        door.Tell(1);
        door.Tell(2);
        door.Tell("open");
        door.Tell(3);
        ExpectMsg(1);
        ExpectMsg(2);
        ExpectMsg(3);
    }

    [Fact]
    public void Stashed_messages_keep_their_sender()
    {
        var door = Start();
        var sender = CreateTestProbe();
        door.Tell("hello", sender.Ref);
        door.Tell("open");
        ExpectMsg("hello");
        Assert.Equal(sender.Ref, LastSender);
    }

    [Fact]
    public void The_same_message_cannot_be_stashed_twice()
    {
        Start().Tell("twice");
        ExpectMsg<IllegalActorStateException>();
    }

    [Fact]
    public void An_equal_message_can_be_stashed()
    {
        var door = Start();
        door.Tell(new string('x', 3));
        door.Tell(new string('x', 3));
        Assert.Equal(2, Ask<int>(door, stash => stash.Count));
    }

    [Fact]
    public void The_very_same_object_told_twice_can_be_stashed_twice()
    {
        var door = Start();
        var message = new object();
        door.Tell(message);
        door.Tell(message);
        Assert.Equal(2, Ask<int>(door, stash => stash.Count));
    }

    [Fact]
    public void Unstash_brings_back_the_oldest_alone()
    {
        var door = Start();
        door.Tell(1);
        door.Tell(2);
        Ask<string>(door, stash =>
        {
            stash.Unstash();
            return "unstashed";
        });
        AwaitCondition(() => Ask<int>(door, stash => stash.Count) == 2, TimeSpan.FromSeconds(3));
        door.Tell("open");
        ExpectMsg(2);
        ExpectMsg(1);
    }

    [Fact]
    public void A_filter_says_what_comes_back_and_the_rest_is_lost()
    {
        var door = Start();
        for (var i = 0; i < 4; i++) door.Tell(i);
        Ask<string>(door, stash =>
        {
            stash.UnstashAll(envelope => (int)envelope.Message % 2 == 0);
            return "unstashed";
        });
        door.Tell("open");
        ExpectMsg(0);
        ExpectMsg(2);
        ExpectNoMsg(TimeSpan.FromMilliseconds(50));
    }

    [Fact]
    public void Clearing_returns_what_was_in_the_stash()
    {
        var door = Start();
        door.Tell(1);
        door.Tell(2);
        Assert.Equal(new object[] { 1, 2 }, Ask<object[]>(door, stash => stash.ClearStash().Select(each => each.Message).ToArray()));
        Assert.True(Ask<bool>(door, stash => stash.IsEmpty));
    }

    [Fact]
    public void Prepended_messages_come_back_first()
    {
        var door = Start();
        door.Tell(3);
        Ask<string>(door, stash =>
        {
            stash.Prepend([new Envelope(1, TestActor), new Envelope(2, TestActor)]);
            return "prepended";
        });
        door.Tell("open");
        ExpectMsg(1);
        ExpectMsg(2);
        ExpectMsg(3);
    }

    [Fact]
    public void The_stash_survives_a_restart()
    {
        var door = Start();
        door.Tell(1);
        door.Tell(2);
        door.Tell(new InvalidOperationException("oops"));
        AwaitCondition(() => Ask<int>(door, stash => stash.Count) == 2, TimeSpan.FromSeconds(3));
        door.Tell("open");
        ExpectMsg(1);
        ExpectMsg(2);
    }

    [Fact]
    public void On_stop_the_stash_goes_to_dead_letters()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));
        var door = Start();
        door.Tell("kept");
        door.Tell(PoisonPill.Instance);
        var letter = ExpectMsg<DeadLetter>();
        Assert.Equal("kept", letter.Message);
        Assert.Equal(door, letter.Recipient);
    }

    [Theory]
    [InlineData("deployed", 2)]
    [InlineData("by-props", 1)]
    [InlineData("by-mailbox", 3)]
    public void A_full_stash_refuses(string name, int capacity)
    {
        var props = Props.Create(() => new Door(TestActor));
        if (name == "by-props") props = props.WithStashCapacity(1);
        if (name == "by-mailbox") props = props.WithMailbox("small-mailbox");
        var door = Sys.ActorOf(props, name);
        for (var i = 0; i <= capacity; i++) door.Tell(i);
        ExpectMsg<StashOverflowException>();
        Assert.True(Ask<bool>(door, stash => stash.IsFull));
        Assert.Equal(capacity, Ask<int>(door, stash => stash.Capacity));
    }

    [Fact]
    public void Without_a_limit_the_capacity_is_minus_one() => Assert.Equal(-1, Ask<int>(Start(), stash => stash.Capacity));
}
