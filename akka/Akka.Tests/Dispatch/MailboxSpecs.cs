using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Dispatch.MessageQueues;
using Akka.Dispatch.SysMsg;
using Akka.Event;
using Akka.Tests.Actor;
using Xunit;

namespace Akka.Tests.Dispatch;

public sealed class ByLength(Settings settings, Config config) : UnboundedPriorityMailbox(settings, config)
{
    protected override int PriorityGenerator(object message) => message is string word ? word.Length : int.MaxValue;
}

public sealed class StableByLength(Settings settings, Config config) : UnboundedStablePriorityMailbox(settings, config)
{
    protected override int PriorityGenerator(object message) => message is string word ? word.Length : int.MaxValue;
}

public sealed class MailboxSpecs() : Akka.TestKit.Xunit2.TestKit(ConfigurationFactory.ParseString($$"""
    akka { loglevel = OFF, stdout-loglevel = OFF }
    akka.actor.deployment { /deployed { mailbox = by-length } }
    by-length { mailbox-type = "{{typeof(ByLength).AssemblyQualifiedName}}" }
    stable { mailbox-type = "{{typeof(StableByLength).AssemblyQualifiedName}}" }
    bounded-queue { mailbox-type = "Akka.Dispatch.BoundedMailbox, Akka", mailbox-capacity = 2, mailbox-push-timeout-time = 0s }
    waiting-queue { mailbox-type = "Akka.Dispatch.BoundedMailbox, Akka", mailbox-capacity = 1, mailbox-push-timeout-time = 10s }
    deque { mailbox-type = "Akka.Dispatch.UnboundedDequeBasedMailbox, Akka" }
    deque-dispatcher { mailbox-type = "Akka.Dispatch.UnboundedDequeBasedMailbox, Akka" }
    no-such-type { mailbox-type = "No.Such.Type, Nowhere" }
    """))
{
    // Lets the test fill a mailbox before the actor looks.
    private IActorRef Suspended(string mailbox, string? name = null)
    {
        var props = Props.Create(() => new Forwarder(TestActor));
        var actor = Sys.ActorOf(mailbox.Length == 0 ? props : props.WithMailbox(mailbox), name);
        using var held = new ManualResetEventSlim();
        using var begun = new ManualResetEventSlim();
        actor.Tell((begun, held));
        Assert.True(begun.Wait(TimeSpan.FromSeconds(5)));
        ((IInternalActorRef)actor).Suspend();
        held.Set();
        return actor;
    }

    private sealed class Forwarder : ReceiveActor
    {
        public Forwarder(IActorRef listener)
        {
            Receive<(ManualResetEventSlim Begun, ManualResetEventSlim Held)>(hold =>
            {
                hold.Begun.Set();
                hold.Held.Wait(TimeSpan.FromSeconds(5));
            });
            ReceiveAny(listener.Forward);
        }
    }

    private static void Resume(IActorRef actor) => ((IInternalActorRef)actor).Resume();

    [Theory]
    [InlineData("by-length", null)]
    [InlineData("", "deployed")]
    public void A_priority_mailbox_takes_smaller_numbers_first(string mailbox, string? name)
    {
        var actor = Suspended(mailbox, name);
        foreach (var word in new[] { "three", "a", "four44", "bb" }) actor.Tell(word);
        Resume(actor);
        foreach (var word in new[] { "a", "bb", "three", "four44" }) ExpectMsg(word);
    }

    [Fact]
    public void A_stable_priority_mailbox_keeps_the_order_of_equals()
    {
        var actor = Suspended("stable");
        foreach (var word in new[] { "b1", "b2", "a", "b3", "b4" }) actor.Tell(word);
        Resume(actor);
        foreach (var word in new[] { "a", "b1", "b2", "b3", "b4" }) ExpectMsg(word);
    }

    [Fact]
    public void A_full_bounded_mailbox_sends_to_dead_letters()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));
        var actor = Suspended("bounded-queue");
        for (var i = 0; i < 3; i++) actor.Tell(i);
        Assert.Equal(2, ExpectMsg<DeadLetter>().Message);
        Resume(actor);
        ExpectMsg(0);
        ExpectMsg(1);
    }

    [Fact]
    public async Task A_bounded_mailbox_lets_the_teller_wait_for_room()
    {
        var actor = Suspended("waiting-queue");
        actor.Tell(0);
        var told = Task.Run(() => actor.Tell(1, TestActor));
        Assert.NotSame(told, await Task.WhenAny(told, Task.Delay(30)));
        Resume(actor);
        await told.WaitAsync(TimeSpan.FromSeconds(5));
        ExpectMsg(0);
        ExpectMsg(1);
    }

    [Theory]
    [InlineData("", typeof(UnboundedMessageQueue))]
    [InlineData("deque", typeof(UnboundedDequeMessageQueue))]
    [InlineData("bounded-queue", typeof(BoundedMessageQueue))]
    [InlineData("by-length", typeof(UnboundedPriorityMessageQueue))]
    public void The_queue_is_the_one_that_was_asked_for(string mailbox, Type expected)
    {
        var props = Props.Create<Echo>();
        var actor = Sys.ActorOf(mailbox.Length == 0 ? props : props.WithMailbox(mailbox));
        Assert.IsAssignableFrom(expected, Queue(actor));
    }

    private static IMessageQueue Queue(IActorRef actor) => ((ActorCell)((ActorRefWithCell)actor).Underlying).Mailbox!.MessageQueue;

    [Fact]
    public void An_actor_gets_the_queue_that_it_requires()
    {
        Assert.IsAssignableFrom<IDequeBasedMessageQueueSemantics>(Queue(Sys.ActorOf(Props.Create<Stasher>())));
        Assert.IsAssignableFrom<IBoundedMessageQueueSemantics>(Queue(Sys.ActorOf(Props.Create<Narrow>())));
    }

    private sealed class Stasher : UntypedActorWithUnboundedStash
    {
        protected override void OnReceive(object message) => Stash.Stash();
    }

    private sealed class Narrow : UntypedActor, IRequiresMessageQueue<IBoundedMessageQueueSemantics>
    {
        protected override void OnReceive(object message) => Unhandled(message);
    }

    [Fact]
    public void A_dispatcher_can_bring_the_mailbox() =>
        Assert.IsAssignableFrom<UnboundedDequeMessageQueue>(Queue(Sys.ActorOf(Props.Create<Echo>().WithDispatcher("deque-dispatcher"))));

    [Fact]
    public void A_mailbox_that_cannot_do_what_its_actor_requires_is_refused() =>
        Assert.Throws<ConfigurationException>(() => Sys.ActorOf(Props.Create<Stasher>().WithMailbox("bounded-queue")));

    [Theory]
    [InlineData("not-configured")]
    [InlineData("no-such-type")]
    public void A_mailbox_that_does_not_exist_is_refused(string mailbox) =>
        Assert.Throws<ConfigurationException>(() => Sys.ActorOf(Props.Create<Echo>().WithMailbox(mailbox)));

    [Theory]
    [InlineData("")]
    [InlineData("deque")]
    [InlineData("stable")]
    public void What_waits_when_the_actor_stops_goes_to_dead_letters_in_order(string mailbox)
    {
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));
        var actor = Suspended(mailbox);
        for (var i = 0; i < 3; i++) actor.Tell(i);
        Sys.Stop(actor);
        for (var i = 0; i < 3; i++) Assert.Equal(i, ExpectMsg<DeadLetter>().Message);
    }

    [Fact]
    public void The_messages_that_wait_are_counted()
    {
        var actor = Suspended("");
        for (var i = 0; i < 3; i++) actor.Tell(i);
        AwaitCondition(() => ((ActorRefWithCell)actor).Underlying.NumberOfMessages == 3, TimeSpan.FromSeconds(3));
        Assert.True(((ActorRefWithCell)actor).Underlying.HasMessages);
        Resume(actor);
        for (var i = 0; i < 3; i++) ExpectMsg(i);
        AwaitCondition(() => !((ActorRefWithCell)actor).Underlying.HasMessages, TimeSpan.FromSeconds(3));
    }

    [Fact]
    public void A_suspension_is_undone_by_as_many_resumes()
    {
        var actor = Suspended("");
        ((IInternalActorRef)actor).Suspend();
        actor.Tell("waits");
        Resume(actor);
        ExpectNoMsg(TimeSpan.FromMilliseconds(30));
        Resume(actor);
        ExpectMsg("waits");
    }

    [Fact]
    public void Bounded_queues_check_what_they_are_given()
    {
        Assert.Throws<ArgumentException>(() => new BoundedMessageQueue(0, TimeSpan.Zero));
        Assert.Throws<ArgumentException>(() => new BoundedMailbox(Sys.Settings, ConfigurationFactory.ParseString("mailbox-capacity = 0")));
    }

    [Fact]
    public void A_deque_gives_back_first_what_was_put_at_its_head()
    {
        var deque = new UnboundedDequeMessageQueue();
        deque.Enqueue(TestActor, new Envelope(2, TestActor));
        deque.EnqueueFirst(new Envelope(1, TestActor));
        Assert.Equal(2, deque.Count);
        Assert.True(deque.TryDequeue(out var first));
        Assert.Equal(1, first.Message);
    }

    [Fact]
    public void Kernel_messages_overtake_ordinary_ones()
    {
        var actor = Suspended("");
        Watch(actor);
        actor.Tell("never handled");
        ((IInternalActorRef)actor).SendSystemMessage(new Terminate());
        Resume(actor);
        ExpectTerminated(actor);
        ExpectNoMsg(TimeSpan.FromMilliseconds(30));
    }
}
