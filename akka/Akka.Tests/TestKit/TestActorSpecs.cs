using Akka.Actor;
using Akka.Event;
using Akka.TestKit;
using Akka.TestKit.TestActors;
using Xunit;
using static Akka.Tests.TestKit.Failing;

namespace Akka.Tests.TestKit;

public sealed partial class TestActorSpecs : Akka.TestKit.Xunit2.TestKit
{
    private sealed class Fragile : ReceiveActor
    {
        public Fragile()
        {
            Receive<Exception>(cause => throw cause);
            ReceiveAny(message => Sender.Tell(message));
        }

        protected override void PostRestart(Exception reason) => Context.System.EventStream.Publish("restarted");
    }

    private sealed class Parent : ReceiveActor
    {
        private readonly SupervisorStrategy _strategy;

        public Parent(SupervisorStrategy strategy)
        {
            _strategy = strategy;
            Receive<Props>(props => Sender.Tell(Context.ActorOf(props)));
        }

        protected override SupervisorStrategy SupervisorStrategy() => _strategy;
    }

    private sealed class ParentOf(SupervisorStrategy strategy) : IIndirectActorProducer
    {
        public Type ActorType => typeof(Parent);

        public ActorBase Produce() => new Parent(strategy);

        public void Release(ActorBase actor)
        {
            // It holds nothing that must be given back.
        }
    }

    [Fact]
    public void It_lives_with_the_system_and_not_with_the_user() => Assert.StartsWith("/system/testActor", TestActor.Path.ToStringWithoutAddress());

    [Fact]
    public void What_is_ignored_is_not_heard()
    {
        IgnoreMessages(message => message is 1);
        TestActor.Tell(1);
        TestActor.Tell(2);
        ExpectMsg(2);
    }

    [Fact]
    public void A_type_can_be_ignored_in_part_or_whole()
    {
        IgnoreMessages<int>(number => number < 5);
        TestActor.Tell(1);
        TestActor.Tell(5);
        ExpectMsg(5);
        IgnoreMessages<int>();
        TestActor.Tell(6);
        TestActor.Tell("x");
        ExpectMsg("x");
    }

    [Fact]
    public void What_is_ignored_no_more_is_heard()
    {
        IgnoreMessages<int>();
        IgnoreNoMessages();
        TestActor.Tell(1);
        ExpectMsg(1);
    }

    [Fact]
    public void A_watched_actor_is_missed()
    {
        var actor = Watch(ActorOf<BlackHoleActor>());
        Sys.Stop(actor);
        ExpectTerminated(actor);
    }

    [Fact]
    public async Task A_watch_has_begun_and_ended_when_the_test_goes_on()
    {
        var actor = ActorOf<BlackHoleActor>();
        foreach (var order in (Func<Task>[])[() => WatchAsync(actor), () => UnwatchAsync(actor), () => Task.Run(() => Watch(actor)), () => Task.Run(() => Unwatch(actor))])
        {
            using var busy = new ManualResetEventSlim();
            using var free = new ManualResetEventSlim();
            SetAutoPilot(new DelegateAutoPilot((_, _) =>
            {
                busy.Set();
                free.Wait();
                return AutoPilot.NoAutoPilot;
            }));
            var telling = Task.Run(() => TestActor.Tell("busy", ActorRefs.NoSender));
            busy.Wait();
            var ordered = order();
            Assert.NotSame(ordered, await Task.WhenAny(ordered, Task.Delay(Soon)));
            free.Set();
            await ordered.WaitAsync(TimeSpan.FromMinutes(1));
            await telling;
            ExpectMsg("busy");
        }
    }

    [Fact]
    public void An_actor_watched_no_more_is_not_missed()
    {
        var (actor, other) = (Watch(ActorOf<BlackHoleActor>()), Watch(ActorOf<BlackHoleActor>()));
        Unwatch(actor);
        Sys.Stop(actor);
        AwaitCondition(() => ((IInternalActorRef)actor).IsTerminated);
        Sys.Stop(other);
        ExpectTerminated(other);
    }

    [Fact]
    public void A_pilot_answers_and_the_test_hears_too()
    {
        var probe = CreateTestProbe();
        SetAutoPilot(new DelegateAutoPilot((sender, message) =>
        {
            sender.Tell($"auto {message}");
            return AutoPilot.KeepRunning;
        }));
        probe.Send(TestActor, 1);
        probe.Send(TestActor, 2);
        probe.ExpectMsg("auto 1");
        probe.ExpectMsg("auto 2");
        ExpectMsg(1);
        ExpectMsg(2);
    }

    [Fact]
    public void A_pilot_names_the_next_one()
    {
        var probe = CreateTestProbe();
        SetAutoPilot(new DelegateAutoPilot((sender, _) =>
        {
            sender.Tell("first");
            return new DelegateAutoPilot((next, _) =>
            {
                next.Tell("second");
                return AutoPilot.NoAutoPilot;
            });
        }));
        for (var i = 0; i < 3; i++)
            probe.Send(TestActor, i);
        probe.ExpectMsg("first");
        probe.ExpectMsg("second");
        ReceiveN(3);
        Assert.False(probe.HasMessages);
    }

    [Fact]
    public void A_child_is_started_under_its_name()
    {
        var child = ChildActorOf(Props.Create<SimpleEchoActor>(), "child");
        Assert.Equal(TestActor.Path / "child", child.Path);
        child.Tell("hello");
        ExpectMsg("hello");
    }

    [Fact]
    public async Task A_child_is_started_asynchronously()
    {
        var strategy = new OneForOneStrategy(_ => Directive.Restart);
        Assert.Equal("1", (await ChildActorOfAsync(Props.Create<SimpleEchoActor>(), "1")).Path.Name);
        Assert.Equal("2", (await ChildActorOfAsync(Props.Create<SimpleEchoActor>(), "2", strategy)).Path.Name);
        Assert.Equal(TestActor.Path, (await ChildActorOfAsync(Props.Create<SimpleEchoActor>())).Path.Parent);
        Assert.Equal(TestActor.Path, (await ChildActorOfAsync(SimpleEchoActor.Props(), strategy)).Path.Parent);
    }

    [Fact]
    public void A_strategy_may_ask_another_about_each_child()
    {
        var strategy = new DelegatingSupervisorStrategy();
        var parent = ChildActorOf(Props.CreateBy(new ParentOf(strategy)));
        parent.Tell(Props.Create<Fragile>());
        var child = ExpectMsg<IActorRef>();
        strategy.Update(child, new OneForOneStrategy(_ => Directive.Restart));
        Sys.EventStream.Subscribe(TestActor, typeof(string));
        child.Tell(new FormatException());
        ExpectMsg("restarted");
    }

    [Fact]
    public void A_child_restarts_when_its_strategy_says_so()
    {
        var child = ChildActorOf(Props.Create<Fragile>(), new OneForOneStrategy(_ => Directive.Restart));
        Sys.EventStream.Subscribe(TestActor, typeof(string));
        child.Tell(new FormatException());
        ExpectMsg("restarted");
    }

    [Fact]
    public void Another_test_actor_hears_for_the_same_test()
    {
        CreateTestActor("ear").Tell("hello");
        ExpectMsg("hello");
    }

    [Fact]
    public void Its_name_counts_the_test_actors()
    {
        using var other = new Akka.TestKit.Xunit2.TestKit();
        Assert.NotEqual(TestActor.Path.Name, other.TestActor.Path.Name);
    }
}
