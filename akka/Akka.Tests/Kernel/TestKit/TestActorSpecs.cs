using Akka.Actor;
using Akka.Event;
using Xunit;

namespace Akka.Tests.TestKit;

public sealed partial class TestActorSpecs
{
    [Fact]
    public void A_child_stops_when_it_fails()
    {
        var child = Watch(ChildActorOf(Props.Create<Fragile>()));
        EventFilter.Exception<FormatException>().ExpectOne(() => child.Tell(new FormatException()));
        ExpectTerminated(child);
    }

    [Fact]
    public void Nobody_waits_for_a_test_actor_that_has_stopped()
    {
        var probe = CreateTestProbe();
        Watch(probe.Ref);
        Sys.Stop(probe.Ref);
        ExpectTerminated(probe.Ref);
        Assert.Same(TestActor, probe.Watch(TestActor));
    }

    [Fact]
    public void What_nobody_asked_for_goes_to_the_dead_letters_in_the_end()
    {
        var other = new Akka.TestKit.Xunit2.TestKit(Sys);
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));
        other.TestActor.Tell("unheard", TestActor);
        Watch(other.TestActor);
        Sys.Stop(other.TestActor);
        Assert.Equal("unheard", ExpectMsg<DeadLetter>().Message);
        ExpectTerminated(other.TestActor);
    }
}
