using Akka.Actor;
using Akka.Configuration;
using Akka.Event;
using Akka.TestKit.TestActors;
using Xunit;

namespace Akka.Tests.Compatibility;

/// <summary>What is logged of an actor's life, in the words that event filters look for.</summary>
public sealed class LifecycleLogSpecs()
    : Akka.TestKit.Xunit2.TestKit("akka { loglevel = DEBUG, actor.debug { lifecycle = on, autoreceive = on, receive = on, unhandled = on } }")
{
    private IActorRef Start(string name) => Sys.ActorOf(Props.Create(() => new Moody()), name);

    private string PathOf(string name) => $"akka://{Sys.Name}/user/{name}";

    [Fact]
    public void A_start_is_logged_by_the_actor_and_by_its_supervisor()
    {
        EventFilter.Debug(start: "Started (", source: PathOf("one")).ExpectOne(() => Start("one"));
        EventFilter.Debug(start: $"now supervising {PathOf("two")}", source: $"akka://{Sys.Name}/user").ExpectOne(() => Start("two"));
    }

    [Fact]
    public void A_stop_is_logged()
    {
        var actor = Start("one");
        EventFilter.Debug("Stopped", source: PathOf("one")).ExpectOne(() => Sys.Stop(actor));
    }

    [Fact]
    public void A_restart_is_logged_at_its_beginning_and_its_end()
    {
        var actor = Start("one");
        EventFilter.Debug("Restarting", source: PathOf("one")).And.Debug(start: "Restarted (", source: PathOf("one")).And.Exception<FormatException>("moody")
            .Expect(3, () => actor.Tell("fail"));
    }

    [Fact]
    public void A_watch_is_logged_when_it_begins_and_when_it_ends()
    {
        var actor = Start("one");
        EventFilter.Debug($"now watched by {TestActor}", source: PathOf("one")).ExpectOne(() => Watch(actor));
        EventFilter.Debug($"no longer watched by {TestActor}", source: PathOf("one")).ExpectOne(() => Unwatch(actor));
    }

    [Fact]
    public void What_the_kernel_handles_is_logged()
    {
        var actor = Start("one");
        EventFilter.Debug(start: "received AutoReceiveMessage ", source: PathOf("one")).ExpectOne(() => actor.Tell(PoisonPill.Instance));
    }

    [Fact]
    public void What_a_logging_actor_receives_is_logged()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Talkative()), "one");
        EventFilter.Debug($"received handled message hello from {TestActor.Path}").ExpectOne(() => actor.Tell("hello"));
        var deaf = Sys.ActorOf(Props.Create(() => new Deaf()));
        EventFilter.Debug($"received unhandled message 5 from {TestActor.Path}").ExpectOne(() => deaf.Tell(5));
    }

    [Fact]
    public void What_nobody_handles_is_logged()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Talkative()), "one");
        EventFilter.Debug(start: "Unhandled message from ", source: PathOf("one")).ExpectOne(() => actor.Tell(42));
    }

    [Fact]
    public void A_failure_that_is_resumed_is_a_warning()
    {
        var supervisor = Sys.ActorOf(Props.Create(() => new Supervisor(Directive.Resume)));
        supervisor.Tell(Props.Create(() => new Moody()));
        var actor = ExpectMsg<IActorRef>();
        EventFilter.Warning("moody").ExpectOne(() => actor.Tell("fail"));
        actor.Tell("still here");
        ExpectMsg("still here");
    }

    [Theory]
    [InlineData(Directive.Restart)]
    [InlineData(Directive.Stop)]
    public void A_failure_that_is_not_resumed_is_an_error_of_the_actor(Directive directive)
    {
        var supervisor = Sys.ActorOf(Props.Create(() => new Supervisor(directive)));
        supervisor.Tell(Props.Create(() => new Moody()));
        var actor = ExpectMsg<IActorRef>();
        EventFilter.Exception<FormatException>("moody", source: actor.Path.ToString()).ExpectOne(() => actor.Tell("fail"));
    }

    [Fact]
    public void A_killed_actor_says_so() =>
        EventFilter.Exception<ActorKilledException>("Kill").ExpectOne(() => Start("one").Tell(Kill.Instance));

    [Fact]
    public void An_actor_that_fails_in_PostStop_is_logged_and_stops()
    {
        var actor = Sys.ActorOf(Props.Create(() => new FailingAtTheEnd()));
        Watch(actor);
        EventFilter.Exception<FormatException>("the end").ExpectOne(() => Sys.Stop(actor));
        ExpectTerminated(actor);
    }

    [Fact]
    public void An_actor_that_cannot_be_made_is_logged_and_stops()
    {
        EventFilter.Exception<ActorInitializationException>(contains: "Exception during creation").ExpectOne(() => Watch(Sys.ActorOf(Props.Create(() => new Unmakeable()))));
        ExpectMsg<Terminated>();
    }

    [Fact]
    public void Who_ignores_the_death_of_a_watched_one_dies_of_a_pact()
    {
        var watched = Start("watched");
        var watcher = Sys.ActorOf(Props.Create(() => new Faithful(watched)));
        Watch(watcher);
        EventFilter.Exception<DeathPactException>(start: "Monitored actor [").ExpectOne(() => Sys.Stop(watched));
        ExpectTerminated(watcher);
    }

    [Fact]
    public async Task The_end_of_the_loggers_is_logged_to_standard_output()
    {
        var system = ActorSystem.Create("ending", ConfigurationFactory.ParseString("akka { loglevel = DEBUG, stdout-loglevel = ERROR }"));
        system.EventStream.Subscribe(TestActor, typeof(Debug));
        await system.Terminate();
        FishForMessage<Debug>(debug => debug.Message!.ToString() == "System shutdown initiated");
        FishForMessage<Debug>(debug => debug.Message!.ToString() == "Shutting down: StandardOutLogger started" && debug.LogSource == "EventStream" && debug.LogClass == typeof(EventStream));
        FishForMessage<Debug>(debug => debug.Message!.ToString() == "All default loggers stopped" && debug.LogSource == "EventStream");
    }

    private sealed class Supervisor(Directive directive) : UntypedActor
    {
        protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(_ => directive);

        protected override void OnReceive(object message) => Sender.Tell(Context.ActorOf((Props)message));
    }

    private sealed class Moody : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            if (message is "fail")
                throw new FormatException("moody");
            Sender.Tell(message);
        }
    }

    private sealed class Talkative : ReceiveActor, ILogReceive
    {
        public Talkative() => Receive<string>(_ => { });
    }

    private sealed class Deaf : ActorBase, ILogReceive
    {
        protected override bool Receive(object message) => false;
    }

    private sealed class FailingAtTheEnd : BlackHoleActor
    {
        protected override void PostStop() => throw new FormatException("the end");
    }

    private sealed class Unmakeable : BlackHoleActor
    {
        public Unmakeable() => throw new FormatException("unmakeable");
    }

    private sealed class Faithful : UntypedActor
    {
        public Faithful(IActorRef other) => Context.Watch(other);

        protected override void OnReceive(object message) => Unhandled(message);
    }
}
