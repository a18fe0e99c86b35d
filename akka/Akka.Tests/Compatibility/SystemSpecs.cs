using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Event;
using Akka.TestKit.TestActors;
using Xunit;

namespace Akka.Tests.Compatibility;

/// <summary>What programs written for Akka.NET rely on: texts, orders and defaults of a whole system.</summary>
public sealed class SystemSpecs() : Akka.TestKit.Xunit2.TestKit("akka.loglevel = INFO")
{
    [Fact]
    public void A_name_can_be_given_once()
    {
        Sys.ActorOf<BlackHoleActor>("twin");
        var failure = Assert.Throws<InvalidActorNameException>(() => Sys.ActorOf<BlackHoleActor>("twin"));
        Assert.Equal("Actor name \"twin\" is not unique!", failure.Message);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("$it", "not start with `$`")]
    [InlineData("a%", "Illegal actor name")]
    [InlineData("%gg", "Illegal actor name")]
    [InlineData("a/b", "Illegal actor name")]
    [InlineData("ß", "only contain ASCII letters")]
    public void A_name_that_cannot_be_says_why(string name, string why) =>
        Assert.Contains(why, Assert.Throws<InvalidActorNameException>(() => Sys.ActorOf<BlackHoleActor>(name)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_system_that_has_ended_starts_no_actor()
    {
        var system = ActorSystem.Create("ended");
        await system.Terminate();
        Assert.Throws<InvalidOperationException>(() => system.ActorOf<BlackHoleActor>());
    }

    [Theory]
    [InlineData("on", 1)]
    [InlineData("off", 0)]
    public async Task The_configuration_is_logged_at_each_start_if_so_configured(string isOn, int times)
    {
        var config = ConfigurationFactory.ParseString($"akka.log-config-on-start = {isOn}").WithFallback(DefaultConfig);
        var system = new ActorSystemImpl("twice", config, ActorSystemSetup.Empty);
        system.Start();
        CreateEventFilter(system).Info(contains: $"log-config-on-start : {isOn}").Expect(times, system.Start);
        var actor = system.ActorOf(EchoActor.Props(this, echoBackToSenderAsWell: false), "echo");
        actor.Tell("still the same system");
        ExpectMsg("still the same system");
        await system.Terminate();
    }

    [Fact]
    public async Task Callbacks_run_last_come_first_served_and_none_is_taken_afterwards()
    {
        var system = ActorSystem.Create("ending");
        var called = new List<int>();
        foreach (var i in Enumerable.Range(0, 5))
            system.RegisterOnTermination(() => called.Add(i));
        await system.Terminate();
        Assert.Equal([4, 3, 2, 1, 0], called);
        Assert.Throws<InvalidOperationException>(() => system.RegisterOnTermination(() => { }));
    }

    [Fact]
    public void A_selection_without_a_slash_starts_at_the_root_outside_actors()
    {
        Sys.ActorOf(EchoActor.Props(this, echoBackToSenderAsWell: false), "echo");
        Sys.ActorSelection("user/echo").Tell("hello");
        ExpectMsg("hello");
        Sys.ActorSelection("user/echo/../../user/e?ho").Tell("again");
        ExpectMsg("again");
    }

    [Fact]
    public void A_lost_message_is_logged_with_sender_and_recipient()
    {
        var dead = Sys.ActorOf<BlackHoleActor>("dead");
        Watch(dead);
        Sys.Stop(dead);
        ExpectTerminated(dead);
        EventFilter.Info(
            start: $"Message [String] from {TestActor} to {dead} was not delivered. [1] dead letters encountered. If this is not an expected behavior then {dead} may have terminated unexpectedly. ",
            source: dead.Path.ToString()).ExpectOne(() => dead.Tell("hello"));
        EventFilter.Info(start: $"Message [String] to {dead} was not delivered. [2]").ExpectOne(() => dead.Tell("hello", ActorRefs.NoSender));
    }

    [Fact]
    public void Who_listened_for_dead_letters_and_died_makes_no_more_of_them()
    {
        var listener = Sys.ActorOf(Props.Create(() => new DeafActor()), "deaf");
        Watch(listener);
        Sys.Stop(listener);
        ExpectTerminated(listener);

        // As if it had died so short ago that it is not unsubscribed yet.
        Sys.EventStream.Subscribe(listener, typeof(AllDeadLetters));
        EventFilter.DeadLetter<string>().ExpectOne(() => listener.Tell("hello"));
    }

    [Fact]
    public async Task A_guardian_of_a_strategy_that_stops_stops()
    {
        var system = ActorSystem.Create("strict", ConfigurationFactory.ParseString("akka.actor.guardian-supervisor-strategy = \"Akka.Actor.StoppingSupervisorStrategy\"").WithFallback(DefaultConfig));
        var probe = CreateTestProbe(system);
        var actor = system.ActorOf(Props.Create(() => new DeafActor()));
        probe.Watch(actor);
        CreateEventFilter(system).Exception<NotSupportedException>("deaf").ExpectOne(() => actor.Tell("hello"));
        probe.ExpectTerminated(actor);
        await system.Terminate();
    }

    private sealed class DeafActor : UntypedActor
    {
        protected override void OnReceive(object message) => throw new NotSupportedException("deaf");
    }
}
