using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Configs;
using Xunit;

namespace Akka.Tests.Timers;

public partial class TimerSpecs : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly IActorRef _actor;

    public TimerSpecs()
        : base(TestConfigs.TestSchedulerConfig) => _actor = Sys.ActorOf(Props.Create(() => new Ticker(TestActor)));

    private TestScheduler Time => (TestScheduler)Sys.Scheduler;

    /// <summary>Does something in the actor and waits until it is done.</summary>
    private void Do(Action<Ticker> action) => Assert.Equal("done", _actor.Ask<string>(action, RemainingOrDefault).Result);

    [Fact]
    public void A_single_timer_sends_once()
    {
        Do(actor => actor.Timers.StartSingleTimer("key", "tick", Second));

        Time.Advance(Second);
        ExpectMsg("tick");
        Time.Advance(Second * 10);
        ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public void A_single_timer_sends_nothing_before_its_time()
    {
        Do(actor => actor.Timers.StartSingleTimer("key", "tick", Second));

        Time.Advance(Second - TimeSpan.FromMilliseconds(1));
        Do(_ => { });
        ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public void A_periodic_timer_sends_after_each_interval()
    {
        Do(actor => actor.Timers.StartPeriodicTimer("key", "tick", Second));

        for (var i = 0; i < 3; i++)
        {
            Time.Advance(Second);
            ExpectMsg("tick");
        }
    }

    [Fact]
    public void A_periodic_timer_may_have_another_delay_at_first()
    {
        Do(actor => actor.Timers.StartPeriodicTimer("key", "tick", Second * 5, Second));

        Time.Advance(Second * 4);
        Do(_ => { });
        ExpectNoMsg(TimeSpan.Zero);
        Time.Advance(Second);
        ExpectMsg("tick");
        Time.Advance(Second);
        ExpectMsg("tick");
    }

    [Fact]
    public void A_timers_message_has_no_sender_unless_one_is_given()
    {
        Do(actor => actor.Timers.StartSingleTimer("key", "who", Second));

        Time.Advance(Second);

        Assert.Equal(Sys.DeadLetters, ExpectMsg<IActorRef>());
    }

    [Fact]
    public void A_timers_message_comes_from_the_sender_that_was_given()
    {
        var sender = CreateTestProbe().Ref;
        Do(actor => actor.Timers.StartSingleTimer("key", "who", Second, sender));

        Time.Advance(Second);

        Assert.Equal(sender, ExpectMsg<IActorRef>());
    }

    [Fact]
    public void A_periodic_timers_message_comes_from_the_sender_that_was_given()
    {
        var sender = CreateTestProbe().Ref;
        Do(actor => actor.Timers.StartPeriodicTimer("key", "who", Second, Second, sender));

        Time.Advance(Second);
        Assert.Equal(sender, ExpectMsg<IActorRef>());
        Do(actor => actor.Timers.StartPeriodicTimer("key", "who", Second, sender));
        Time.Advance(Second);
        Assert.Equal(sender, ExpectMsg<IActorRef>());
    }

    [Fact]
    public void A_timer_may_be_started_in_the_constructor()
    {
        var probe = CreateTestProbe();
        Sys.ActorOf(Props.Create(() => new Observed(probe.Ref))).Tell(new Identify(1), TestActor);
        ExpectMsg<ActorIdentity>();

        Time.Advance(Second);

        probe.ExpectMsg("tick");
    }

    [Fact]
    public void A_timer_is_active_until_its_message_has_been_received()
    {
        Do(actor =>
        {
            actor.Timers.StartSingleTimer("key", "tick", Second);
            Assert.True(actor.Timers.IsTimerActive("key"));
        });
        Time.Advance(Second);
        ExpectMsg("tick");

        Do(actor => Assert.False(actor.Timers.IsTimerActive("key")));
    }

    [Fact]
    public void A_periodic_timer_stays_active()
    {
        Do(actor => actor.Timers.StartPeriodicTimer("key", "tick", Second));
        Time.Advance(Second);
        ExpectMsg("tick");

        Do(actor => Assert.True(actor.Timers.IsTimerActive("key")));
    }

    [Fact]
    public void The_active_timers_are_known_by_their_keys()
    {
        Do(actor =>
        {
            Assert.Empty(actor.Timers.ActiveTimers);
            actor.Timers.StartPeriodicTimer("one", "tick", Second);
            actor.Timers.StartSingleTimer(2, "tick", Second);
            Assert.Equal(new HashSet<object> { "one", 2 }, actor.Timers.ActiveTimers.ToHashSet());
        });
    }

    [Fact]
    public void Timers_of_several_keys_run_side_by_side()
    {
        Do(actor =>
        {
            actor.Timers.StartSingleTimer("one", "first", Second);
            actor.Timers.StartSingleTimer("two", "second", Second * 2);
        });

        Time.Advance(Second);
        ExpectMsg("first");
        Time.Advance(Second);
        ExpectMsg("second");
    }

    [Fact]
    public void A_timer_can_send_what_the_actor_does_not_handle_itself()
    {
        Watch(_actor);
        Do(actor => actor.Timers.StartSingleTimer("key", PoisonPill.Instance, Second));

        Time.Advance(Second);

        ExpectTerminated(_actor);
    }

    [Fact]
    public void A_timers_message_can_be_stashed_and_received_again()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Stashing(TestActor)));
        actor.Tell("start");
        actor.Ask<ActorIdentity>(new Identify(1), RemainingOrDefault).Wait();

        Time.Advance(Second);
        actor.Tell("open");

        ExpectMsg("tick");
    }

    internal sealed class Ticker : ReceiveActor, IWithTimers
    {
        public Ticker(IActorRef listener)
        {
            Receive<Action<Ticker>>(action =>
            {
                action(this);
                Sender.Tell("done");
            });
            Receive<string>(text => text == "who", _ => listener.Tell(Sender));
            ReceiveAny(listener.Tell);
        }

        public ITimerScheduler Timers { get; set; } = null!;
    }

    private sealed class Stashing : ReceiveActor, IWithTimers, IWithUnboundedStash
    {
        public Stashing(IActorRef listener)
        {
            Receive<string>(text => text == "start", _ => Timers.StartSingleTimer("key", "tick", Second));
            Receive<string>(text => text == "open", _ =>
            {
                Become(() => ReceiveAny(listener.Tell));
                Stash.UnstashAll();
            });
            ReceiveAny(_ => Stash.Stash());
        }

        public ITimerScheduler Timers { get; set; } = null!;

        public IStash Stash { get; set; } = null!;
    }
}
