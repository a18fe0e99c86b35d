using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Configuration;
using Xunit;

namespace Akka.Tests.Actor;

public sealed class SupervisionSpecs() : Akka.TestKit.Xunit2.TestKit(ConfigurationFactory.ParseString("akka.loglevel = OFF\nakka.stdout-loglevel = OFF"))
{
    private static readonly Exception Oops = new InvalidOperationException("oops");

    private IActorRef Supervise(SupervisorStrategy strategy) => Sys.ActorOf(Props.Create(() => new Boss(strategy)));

    private IActorRef Child(IActorRef boss)
    {
        boss.Tell(Props.Create(() => new Living(TestActor)));
        return ReceiveN(3).OfType<IActorRef>().Single();
    }

    [Fact]
    public void Resume_keeps_the_instance_and_goes_on_with_the_next_message()
    {
        var child = Child(Supervise(new OneForOneStrategy(_ => Directive.Resume)));
        child.Tell(Oops);
        child.Tell("next");
        ExpectMsg("next");
    }

    [Fact]
    public void Restart_replaces_the_instance_and_goes_on_with_the_next_message()
    {
        var child = Child(Supervise(new OneForOneStrategy(_ => Directive.Restart)));
        child.Tell(Oops);
        child.Tell("next");
        ExpectMsg("PreRestart oops InvalidOperationException");
        ExpectMsg("PostStop");
        ExpectMsg("made");
        ExpectMsg("PostRestart oops");
        ExpectMsg("PreStart");
        ExpectMsg("next");
    }

    [Fact]
    public void Stop_stops_the_child()
    {
        var child = Child(Supervise(new OneForOneStrategy(_ => Directive.Stop)));
        Watch(child);
        child.Tell(Oops);
        ExpectMsg("PostStop");
        ExpectTerminated(child);
    }

    [Fact]
    public void Escalate_fails_the_supervisor_with_the_same_cause()
    {
        var top = Sys.ActorOf(Props.Create(() => new Boss(new OneForOneStrategy(cause => Tell(cause, Directive.Stop)))));
        top.Tell(Props.Create(() => new Boss(new OneForOneStrategy(_ => Directive.Escalate))));
        var middle = ExpectMsg<IActorRef>();
        var child = Child(middle);
        Watch(middle);
        child.Tell(Oops);
        Assert.Same(Oops, ExpectMsg<InvalidOperationException>());
        ExpectMsg("PostStop");
        ExpectTerminated(middle);
    }

    private Directive Tell(Exception cause, Directive directive)
    {
        TestActor.Tell(cause);
        return directive;
    }

    [Fact]
    public void One_for_one_leaves_the_siblings_alone()
    {
        var boss = Supervise(new OneForOneStrategy(_ => Directive.Restart));
        var one = Child(boss);
        var other = Child(boss);
        one.Tell(Oops);
        other.Tell("untouched");
        FishForMessage<string>(word => word == "untouched", TimeSpan.FromSeconds(3));
        Assert.Equal(other, LastSender);
    }

    [Fact]
    public void All_for_one_restarts_the_siblings_too()
    {
        var boss = Supervise(new AllForOneStrategy(_ => Directive.Restart));
        var one = Child(boss);
        Child(boss);
        one.Tell(Oops);
        var heard = ReceiveN(10).Cast<string>().ToArray();
        Assert.Equal(2, heard.Count(word => word.StartsWith("PreRestart", StringComparison.Ordinal)));
        Assert.Equal(2, heard.Count(word => word == "PostRestart oops"));
    }

    [Fact]
    public void All_for_one_stops_the_siblings_too()
    {
        var boss = Supervise(new AllForOneStrategy(_ => Directive.Stop));
        var one = Child(boss);
        var other = Child(boss);
        Watch(other);
        one.Tell(Oops);
        FishForMessage<object>(message => message is Terminated gone && gone.ActorRef.Equals(other), TimeSpan.FromSeconds(3));
    }

    [Fact]
    public void A_child_that_fails_too_often_is_stopped()
    {
        var boss = Supervise(new OneForOneStrategy(2, TimeSpan.FromMinutes(1), _ => Directive.Restart));
        boss.Tell(Props.Create<Echo>());
        var child = ExpectMsg<IActorRef>();
        Watch(child);
        child.Tell(Oops);
        child.Tell(Oops);
        child.Tell("twice is allowed");
        ExpectMsg("twice is allowed");
        child.Tell(Oops);
        ExpectTerminated(child);
    }

    [Theory]
    [InlineData(0, -1, new[] { false, false })]
    [InlineData(-1, -1, new[] { true, true, true })]
    [InlineData(2, -1, new[] { true, true, false })]
    [InlineData(1, 60_000, new[] { true, false, false })]
    [InlineData(-1, 60_000, new[] { true, false })]
    public void Restarts_are_counted(int retries, int milliseconds, bool[] allowed)
    {
        var stats = new Akka.Actor.Internal.ChildRestartStats((IInternalActorRef)TestActor);
        Assert.Equal(allowed, allowed.Select(_ => stats.RequestRestartPermission(retries, milliseconds)).ToArray());
    }

    [Theory]
    [InlineData(typeof(ActorKilledException), Directive.Stop)]
    [InlineData(typeof(ActorInitializationException), Directive.Stop)]
    [InlineData(typeof(InvalidOperationException), Directive.Restart)]
    public void The_default_decider_stops_what_cannot_live_and_restarts_the_rest(Type cause, Directive expected) =>
        Assert.Equal(expected, SupervisorStrategy.DefaultDecider.Decide((Exception)Activator.CreateInstance(cause)!));

    [Fact]
    public void The_first_entry_of_a_decider_table_that_fits_decides()
    {
        var broad = Decider.From(Directive.Escalate, Directive.Stop.When<ArgumentException>(), Directive.Resume.When<ArgumentNullException>());
        Assert.Equal(Directive.Stop, broad.Decide(new ArgumentNullException()));
        var decider = Decider.From(Directive.Escalate, Directive.Resume.When<ArgumentNullException>(), Directive.Stop.When<ArgumentException>());
        Assert.Equal(Directive.Resume, decider.Decide(new ArgumentNullException()));
        Assert.Equal(Directive.Stop, decider.Decide(new ArgumentOutOfRangeException()));
        Assert.Equal(Directive.Escalate, decider.Decide(new InvalidOperationException()));
    }

    [Fact]
    public void A_restart_keeps_children_that_pre_restart_does_not_stop()
    {
        var keeper = Sys.ActorOf(Props.Create(() => new Keeper(TestActor)));
        ExpectMsg("child made");
        keeper.Tell(Oops);
        ExpectMsg("child restarted");
        keeper.Tell("count");
        ExpectMsg(1);
    }

    private sealed class Keeper : UntypedActor
    {
        private readonly IActorRef _listener;

        public Keeper(IActorRef listener) => _listener = listener;

        protected override void PreStart() => Context.ActorOf(Props.Create(() => new Kept(_listener)));

        protected override void OnReceive(object message)
        {
            if (message is Exception cause) throw cause;
            Sender.Tell(Context.GetChildren().Count());
        }

        protected override void PreRestart(Exception reason, object message) { }

        protected override void PostRestart(Exception reason) { }
    }

    private sealed class Kept : UntypedActor
    {
        private readonly IActorRef _listener;

        public Kept(IActorRef listener) => _listener = listener;

        protected override void PreStart() => _listener.Tell("child made");

        protected override void PostRestart(Exception reason) => _listener.Tell("child restarted");

        protected override void OnReceive(object message) => Unhandled(message);
    }

    [Fact]
    public void A_failing_actor_and_its_children_wait_for_the_decision()
    {
        using var asked = new ManualResetEventSlim();
        using var decided = new ManualResetEventSlim();
        var boss = Supervise(new OneForOneStrategy(_ =>
        {
            asked.Set();
            decided.Wait(TimeSpan.FromSeconds(5));
            return Directive.Resume;
        }));
        boss.Tell(Props.Create(() => new Boss(SupervisorStrategy.DefaultStrategy)));
        var middle = ExpectMsg<IActorRef>();
        middle.Tell(Props.Create<Echo>());
        var leaf = ExpectMsg<IActorRef>();
        middle.Tell(Oops);
        Assert.True(asked.Wait(TimeSpan.FromSeconds(5)));
        leaf.Tell("later");
        ExpectNoMsg(TimeSpan.FromMilliseconds(50));
        decided.Set();
        ExpectMsg("later");
    }

    [Fact]
    public void The_strategy_of_the_user_guardian_is_configurable()
    {
        var system = ActorSystem.Create("stopping", ConfigurationFactory.ParseString("""
            akka { loglevel = OFF, stdout-loglevel = OFF, actor.guardian-supervisor-strategy = "Akka.Actor.StoppingSupervisorStrategy" }
            """));
        try
        {
            var probe = CreateTestProbe(system);
            var actor = system.ActorOf(Props.Create<Echo>());
            probe.Watch(actor);
            actor.Tell(Oops);
            probe.ExpectTerminated(actor);
        }
        finally
        {
            Shutdown(system);
        }
    }

    [Fact]
    public void Props_can_bring_the_strategy()
    {
        var boss = Sys.ActorOf(Props.Create(() => new Boss(SupervisorStrategy.DefaultStrategy)).WithSupervisorStrategy(new OneForOneStrategy(_ => Directive.Stop)));
        boss.Tell(Props.Create<Echo>());
        var child = ExpectMsg<IActorRef>();
        Watch(child);
        child.Tell(Oops);
        ExpectTerminated(child);
    }

    [Fact]
    public void A_restart_after_the_window_has_ended_begins_another()
    {
        // A window of one millisecond that began with the process.
        var stats = new ChildRestartStats((IInternalActorRef)TestActor, maxNrOfRetriesCount: 5, restartTimeWindowStartTicks: 1);
        Assert.True(stats.RequestRestartPermission(1, 1));
        Assert.Equal(1u, stats.MaxNrOfRetriesCount);
        const int Hour = 3_600_000;
        Assert.False(stats.RequestRestartPermission(1, Hour));
        Assert.True(stats.RequestRestartPermission(3, Hour));
    }
}
