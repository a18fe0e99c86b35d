using Akka.Actor;
using Akka.TestKit;
using Xunit;

namespace Akka.Tests.Timers;

public partial class TimerSpecs
{
    [Fact]
    public void A_timer_that_is_cancelled_sends_no_more()
    {
        Do(actor => actor.Timers.StartPeriodicTimer("key", "tick", Second));
        Do(actor => actor.Timers.Cancel("key"));

        Time.Advance(Second * 3);
        Do(_ => { });
        ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public void Cancelling_what_does_not_run_is_harmless() => Do(actor => actor.Timers.Cancel("unknown"));

    [Fact]
    public void What_waits_in_the_mailbox_is_discarded_when_its_timer_is_cancelled()
    {
        Do(actor => actor.Timers.StartSingleTimer("key", "tick", Second));

        // The clock moves in the actor's own turn: its message is in the mailbox before the turn cancels the timer.
        Do(actor =>
        {
            Time.Advance(Second);
            actor.Timers.Cancel("key");
        });

        Do(_ => { });
        ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public void What_waits_in_the_mailbox_is_discarded_when_its_timer_is_replaced()
    {
        Do(actor => actor.Timers.StartSingleTimer("key", "old", Second));
        Do(actor =>
        {
            Time.Advance(Second);
            actor.Timers.StartSingleTimer("key", "new", Second);
        });

        Time.Advance(Second);

        ExpectMsg("new");
        ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public void What_waits_in_the_mailbox_is_discarded_when_the_actor_restarts()
    {
        Do(actor => actor.Timers.StartSingleTimer("key", "tick", Second));

        EventFilter.Exception<InvalidOperationException>().ExpectOne(() => _actor.Tell((Action<Ticker>)(_ =>
        {
            Time.Advance(Second);
            throw new InvalidOperationException("restart");
        })));

        Do(_ => { });
        ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public void A_restart_ends_all_timers()
    {
        Do(actor => actor.Timers.StartPeriodicTimer("key", "tick", Second));
        EventFilter.Exception<InvalidOperationException>().ExpectOne(() =>
            _actor.Tell((Action<Ticker>)(_ => throw new InvalidOperationException("restart"))));

        Do(actor => Assert.Empty(actor.Timers.ActiveTimers));
        Time.Advance(Second * 3);
        Do(_ => { });
        ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public void Timers_end_between_what_surrounds_a_restart_or_a_stop_and_the_thing_itself()
    {
        var probe = CreateTestProbe();
        var actor = Sys.ActorOf(Props.Create(() => new Observed(probe.Ref)));

        EventFilter.Exception<InvalidOperationException>().ExpectOne(() => actor.Tell("fail"));
        probe.ExpectMsg("around restarting with timer");
        probe.ExpectMsg("restarting without timer");
        actor.Tell(PoisonPill.Instance);
        probe.ExpectMsg("around stopping with timer");
        probe.ExpectMsg("stopped without timer");
    }

    [Fact]
    public void CancelAll_ends_all_timers()
    {
        Do(actor =>
        {
            actor.Timers.StartPeriodicTimer("one", "tick", Second);
            actor.Timers.StartSingleTimer("two", "tick", Second);
            actor.Timers.CancelAll();
            Assert.Empty(actor.Timers.ActiveTimers);
        });

        Time.Advance(Second * 3);
        Do(_ => { });
        ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public void A_stopped_actors_timers_send_nothing_to_the_dead_letters()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(Akka.Event.DeadLetter));
        Do(actor => actor.Timers.StartPeriodicTimer("key", "tick", Second));
        Watch(_actor);
        Sys.Stop(_actor);
        ExpectTerminated(_actor);

        Time.Advance(Second * 3);

        ExpectNoMsg(TimeSpan.Zero);
    }

    private sealed class Observed : ReceiveActor, IWithTimers
    {
        private readonly IActorRef _listener;

        public Observed(IActorRef listener)
        {
            _listener = listener;
            Timers.StartPeriodicTimer("key", "tick", Second);
            Receive<string>(text => text == "fail", _ => Fail());
            ReceiveAny(listener.Tell);
        }

        public ITimerScheduler Timers { get; set; } = null!;

        public override void AroundPreRestart(Exception cause, object message)
        {
            Say("around restarting");
            base.AroundPreRestart(cause, message);
        }

        public override void AroundPostStop()
        {
            Say("around stopping");
            base.AroundPostStop();
        }

        protected override void PreRestart(Exception reason, object message) => Say("restarting");

        protected override void PostStop() => Say("stopped");

        private void Say(string what) => _listener.Tell($"{what} {(Timers.IsTimerActive("key") ? "with" : "without")} timer");

        private static void Fail() => throw new InvalidOperationException("fail");
    }
}
