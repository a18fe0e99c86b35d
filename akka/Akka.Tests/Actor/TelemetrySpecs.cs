using Akka.Actor;
using Akka.Configuration;
using Xunit;

namespace Akka.Tests.Actor;

public sealed class TelemetrySpecs() : Akka.TestKit.Xunit2.TestKit(ConfigurationFactory.ParseString("akka.loglevel = OFF\nakka.stdout-loglevel = OFF\nakka.actor.telemetry.enabled = on"))
{
    // Of those alone that the spec is about: the test kit starts some too.
    private T Next<T>(params IActorRef[] subjects) where T : IActorTelemetryEvent =>
        Assert.IsType<T>(FishForMessage<IActorTelemetryEvent>(told => subjects.Contains(told.Subject)));

    [Fact]
    public void A_life_is_told_in_its_order()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(IActorTelemetryEvent));
        var actor = Sys.ActorOf(Props.Create<Echo>());
        var started = Next<ActorStarted>(actor);
        Assert.Equal((actor, typeof(Echo), ""), (started.Subject, started.ActorType, started.ActorTypeOverride));
        var sin = new NotSupportedException("sin");
        actor.Tell(sin);
        var restarted = Next<ActorRestarted>(actor);
        Assert.Equal((actor, typeof(Echo), sin), (restarted.Subject, restarted.ActorType, restarted.Reason));
        Sys.Stop(actor);
        var stopped = Next<ActorStopped>(actor);
        Assert.Equal((actor, typeof(Echo)), (stopped.Subject, stopped.ActorType));
    }

    [Fact]
    public void Children_that_a_restart_stops_are_counted_as_stopped()
    {
        var boss = Sys.ActorOf(Props.Create(() => new Boss(SupervisorStrategy.DefaultStrategy)));
        boss.Tell(Props.Create<Echo>());
        var child = ExpectMsg<IActorRef>();
        child.Tell("started?");
        ExpectMsg("started?");
        Sys.EventStream.Subscribe(TestActor, typeof(IActorTelemetryEvent));
        boss.Tell(new NotSupportedException("sin"));
        Assert.Equal(child, Next<ActorStopped>(boss, child).Subject);
        Assert.Equal(boss, Next<ActorRestarted>(boss, child).Subject);
    }

    [Fact]
    public async Task Nothing_is_told_unless_it_is_asked_for()
    {
        var system = ActorSystem.Create("discreet", ConfigurationFactory.ParseString("akka.loglevel = OFF\nakka.stdout-loglevel = OFF"));
        var probe = CreateTestProbe(system);
        system.EventStream.Subscribe(probe.Ref, typeof(IActorTelemetryEvent));
        var actor = system.ActorOf(Props.Create<Echo>());
        await actor.GracefulStop(TimeSpan.FromSeconds(20));
        system.EventStream.Publish(new ActorStopped(actor, typeof(Echo)));
        probe.ExpectMsg<ActorStopped>();
        Assert.False(probe.HasMessages);
        await system.Terminate();
    }
}
