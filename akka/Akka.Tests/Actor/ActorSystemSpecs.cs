using Akka.Actor;
using Akka.Configuration;
using Akka.Event;
using Akka.Util;
using Xunit;

namespace Akka.Tests.Actor;

public sealed class ActorSystemSpecs() : Akka.TestKit.Xunit2.TestKit(Quiet)
{
    private static readonly Config Quiet = ConfigurationFactory.ParseString("akka.loglevel = OFF\nakka.stdout-loglevel = OFF");

    [Theory]
    [InlineData("hallo_welt")]
    [InlineData("-hallowelt")]
    [InlineData("hallo*welt")]
    [InlineData("hallo@welt")]
    [InlineData("hallo/welt")]
    [InlineData("")]
    public void A_name_that_is_none_is_refused(string name) => Assert.Throws<ArgumentException>(() => ActorSystem.Create(name, Quiet));

    [Fact]
    public async Task Termination_stops_every_actor_and_completes()
    {
        var system = ActorSystem.Create("ends", Quiet);
        var actor = (IInternalActorRef)system.ActorOf(Props.Create(() => new Living(TestActor)));
        ExpectMsg("made");
        ExpectMsg("PreStart");
        var ended = system.Terminate();
        ExpectMsg("PostStop");
        await ended.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.True(system.WhenTerminated.IsCompletedSuccessfully);
        Assert.True(actor.IsTerminated);
        await system.Terminate().WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Termination_callbacks_run_last_registered_first_and_before_the_end_is_told()
    {
        var system = ActorSystem.Create("callbacks", Quiet);
        var order = new List<int>();
        for (var i = 0; i < 5; i++)
        {
            var number = i;
            system.RegisterOnTermination(() => order.Add(number));
        }

        system.RegisterOnTermination(() => throw new InvalidOperationException("must not keep the others from running"));
        await system.Terminate().WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal([4, 3, 2, 1, 0], order);
        Assert.Equal("ActorSystem already terminated.", Assert.Throws<InvalidOperationException>(() => system.RegisterOnTermination(() => { })).Message);
    }

    [Fact]
    public async Task No_actor_can_be_started_once_the_system_has_ended()
    {
        var system = ActorSystem.Create("over", Quiet);
        await system.Terminate().WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Throws<InvalidOperationException>(() => system.ActorOf<Echo>());
    }

    [Fact]
    public async Task Every_actor_that_was_started_while_the_system_ends_is_stopped()
    {
        var system = ActorSystem.Create("racing", Quiet);
        var started = new List<IActorRef>();
        var racing = Task.Run(() =>
        {
            try
            {
                while (!system.WhenTerminated.IsCompleted) started.Add(system.ActorOf<Echo>());
            }
            catch (InvalidOperationException)
            {
                started.Add(ActorRefs.Nobody);
            }
        });
        await Eventually.Holds(() => started.Count > 100);
        await system.Terminate().WaitAsync(TimeSpan.FromSeconds(20));
        await racing.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.All(started.OfType<LocalActorRef>(), actor => Assert.True(actor.IsTerminated));
    }

    [Fact]
    public async Task A_user_guardian_that_escalates_ends_the_system()
    {
        var system = ActorSystem.Create("escalates", Quiet.WithFallback($"akka.actor.guardian-supervisor-strategy = \"{typeof(Escalates).AssemblyQualifiedName}\""));
        system.ActorOf<Echo>().Tell(new InvalidOperationException("oops"));
        var ended = await Record.ExceptionAsync(() => system.WhenTerminated.WaitAsync(TimeSpan.FromSeconds(10)));
        Assert.IsNotType<TimeoutException>(ended);
    }

    public sealed class Escalates : SupervisorStrategyConfigurator
    {
        public override SupervisorStrategy Create() => new OneForOneStrategy(_ => Directive.Escalate);
    }

    [Fact]
    public void The_system_stops_an_actor_wherever_it_is()
    {
        var boss = Sys.ActorOf(Props.Create(() => new Boss(SupervisorStrategy.DefaultStrategy)));
        boss.Tell(Props.Create<Echo>());
        var child = ExpectMsg<IActorRef>();
        Watch(child);
        Sys.Stop(child);
        ExpectTerminated(child);
        boss.Tell("children");
        Assert.Empty(ExpectMsg<string[]>());
    }

    [Fact]
    public void What_a_dead_actor_is_told_is_a_dead_letter_with_sender_and_recipient()
    {
        var actor = Sys.ActorOf<Echo>();
        Watch(actor);
        Sys.Stop(actor);
        ExpectTerminated(actor);
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));
        actor.Tell("late");
        var letter = ExpectMsg<DeadLetter>();
        Assert.Equal("late", letter.Message);
        Assert.Equal(TestActor, letter.Sender);
        Assert.Equal(actor, letter.Recipient);
    }

    [Fact]
    public void Some_dead_letters_are_suppressed()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(AllDeadLetters));
        Sys.DeadLetters.Tell(new Suppressed());
        Assert.IsType<SuppressedDeadLetter>(ExpectMsg<AllDeadLetters>());
        Sys.DeadLetters.Tell("loud");
        Assert.IsType<DeadLetter>(ExpectMsg<AllDeadLetters>());
    }

    [Fact]
    public void Of_a_suppressed_letter_the_dead_letters_are_the_recipient()
    {
        var actor = Sys.ActorOf<Echo>();
        Watch(actor);
        Sys.Stop(actor);
        ExpectTerminated(actor);
        Sys.EventStream.Subscribe(TestActor, typeof(SuppressedDeadLetter));
        actor.Tell(new Suppressed());
        Assert.Equal(Sys.DeadLetters, ExpectMsg<SuppressedDeadLetter>().Recipient);
    }

    private sealed class Suppressed : IDeadLetterSuppression;

    [Fact]
    public void The_guardians_are_of_no_incarnation()
    {
        var provider = ((ExtendedActorSystem)Sys).Provider;
        Assert.Equal($"akka://{Sys.Name}/user", provider.Guardian.Path.ToSerializationFormat());
        Assert.Equal($"akka://{Sys.Name}/system", provider.SystemGuardian.Path.ToSerializationFormat());
    }

    [Fact]
    public void What_reaches_nobody_reads_as_a_dead_letter()
    {
        Assert.Equal($"DeadLetter from {TestActor} to {TestActor}: <m>", new UnhandledMessage("m", TestActor, TestActor).ToString());
        Assert.Equal($"DeadLetter from {TestActor} to {TestActor}: <m>", new Dropped("m", "full", TestActor, TestActor).ToString());
    }

    [Fact]
    public void A_system_has_a_name() => Assert.Throws<ArgumentNullException>(() => ActorSystem.Create(null!));

    [Fact]
    public void Null_cannot_be_told() => Assert.Throws<ArgumentNullException>("message", () => TestActor.Tell(null!));

    [Fact]
    public void Nobody_and_the_ignoring_reference_swallow_everything()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(AllDeadLetters));
        ActorRefs.Nobody.Tell("lost");
        Sys.IgnoreRef.Tell("lost");
        ExpectNoMsg(TimeSpan.FromMilliseconds(30));
        Assert.True(ActorRefs.Nobody.IsNobody());
        Assert.True(ActorRefs.NoSender.IsNobody());
        Assert.False(TestActor.IsNobody());
    }

    [Fact]
    public void Dead_letters_are_nobody_and_so_is_what_has_no_path()
    {
        Assert.True(Sys.DeadLetters.IsNobody());
        Assert.True(new Pathless().IsNobody());
        Assert.Same(TestActor, Sys.DeadLetters.GetOrElse(() => TestActor));
    }

    private sealed class Pathless : IActorRef
    {
        public ActorPath Path => null!;

        public void Tell(object message, IActorRef? sender) { }

        public bool Equals(IActorRef? other) => ReferenceEquals(this, other);

        public override bool Equals(object? obj) => ReferenceEquals(this, obj);

        public override int GetHashCode() => 0;

        public int CompareTo(IActorRef? other) => 0;

        public int CompareTo(object? obj) => 0;

        public ISurrogate ToSurrogate(ActorSystem system) => throw new NotSupportedException();
    }

    [Fact]
    public void An_actor_answers_to_identify_by_itself()
    {
        var actor = Sys.ActorOf<Echo>();
        actor.Tell(new Identify(42));
        Assert.Equal(new ActorIdentity(42, actor), ExpectMsg<ActorIdentity>());
    }

    [Fact]
    public void A_dead_actor_is_not_there_and_the_dead_letters_are_nobody()
    {
        var actor = Sys.ActorOf<Echo>();
        Watch(actor);
        Sys.Stop(actor);
        ExpectTerminated(actor);
        actor.Tell(new Identify(1));
        Assert.Null(ExpectMsg<ActorIdentity>().Subject);
        Sys.DeadLetters.Tell(new Identify(2));
        Assert.Equal(ActorRefs.Nobody, ExpectMsg<ActorIdentity>().Subject);
    }

    [Fact]
    public void Forwarding_keeps_the_sender()
    {
        var echo = Sys.ActorOf<Echo>();
        var forwarder = Sys.ActorOf(Props.Create(() => new Forwarder(echo)));
        forwarder.Tell("hello");
        ExpectMsg("hello");
        Assert.Equal(echo, LastSender);
    }

    private sealed class Forwarder : ReceiveActor
    {
        public Forwarder(IActorRef next) => ReceiveAny(next.Forward);
    }

    [Fact]
    public void Children_are_known_by_name()
    {
        var boss = Sys.ActorOf(Props.Create(() => new Boss(SupervisorStrategy.DefaultStrategy)));
        boss.Tell((Props.Create<Echo>(), "kid"));
        var kid = ExpectMsg<IActorRef>();
        boss.Tell("kid");
        ExpectMsg(kid);
        boss.Tell("nobody");
        Assert.True(ExpectMsg<IActorRef>().IsNobody());
        boss.Tell("children");
        Assert.Equal(["kid"], ExpectMsg<string[]>());
    }

    [Fact]
    public void A_start_that_is_watched_over_is_logged_when_the_configuration_asks_for_it()
    {
        var system = ActorSystem.Create("logs", ConfigurationFactory.ParseString("""
            akka { loglevel = DEBUG, stdout-loglevel = OFF, loggers = [], actor.debug { lifecycle = on, autoreceive = on } }
            """));
        try
        {
            var probe = CreateTestProbe(system);
            system.EventStream.Subscribe(probe.Ref, typeof(Debug));
            var actor = system.ActorOf<Echo>("logged");
            actor.Tell(PoisonPill.Instance);

            // In any order: the parent says in its own turn that it supervises, perhaps after the child has started.
            var expected = new List<string> { "now supervising", "Started", "received AutoReceiveMessage", "Stopped" };
            probe.FishForMessage<Debug>(
                debug => expected.RemoveAll(each => debug.Message!.ToString()!.Contains(each, StringComparison.OrdinalIgnoreCase)) >= 0 && expected.Count == 0,
                TimeSpan.FromSeconds(20));
        }
        finally
        {
            Shutdown(system);
        }
    }
}
