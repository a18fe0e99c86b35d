using Akka.Actor;
using Akka.TestKit.TestActors;
using Xunit;
using static Akka.Tests.TestKit.Failing;

namespace Akka.Tests.TestKit;

public sealed class TestProbeSpecs : Akka.TestKit.Xunit2.TestKit
{
    [Fact]
    public void It_is_the_sender_of_what_it_sends()
    {
        var probe = CreateTestProbe();
        probe.Send(ActorOf<SimpleEchoActor>(), "hello");
        probe.ExpectMsg("hello");
    }

    [Fact]
    public void It_replies_to_the_last_sender()
    {
        var probe = CreateTestProbe();
        probe.Ref.Tell("hello", TestActor);
        probe.ExpectMsg("hello");
        probe.Reply("bye");
        ExpectMsgFrom(probe.Ref, "bye");
    }

    [Fact]
    public void It_forwards_the_last_message_in_the_name_of_its_sender()
    {
        var (probe, target) = (CreateTestProbe(), CreateTestProbe());
        probe.Ref.Tell("hello", TestActor);
        probe.ExpectMsg("hello");
        probe.Forward(target.Ref);
        probe.Forward(target.Ref, "more");
        target.ExpectMsgFrom(TestActor, "hello");
        target.ExpectMsgFrom(TestActor, "more");
    }

    [Fact]
    public void It_has_the_name_that_it_is_given() => Assert.Equal("named", CreateTestProbe("named").Ref.Path.Name);

    [Fact]
    public void It_stands_where_a_reference_is_wanted()
    {
        var probe = CreateTestProbe();
        probe.Ref.Tell("hello", probe);
        probe.ExpectMsgFrom(probe, "hello");
        Assert.Equal(probe.Ref, probe.Sender);
    }

    [Fact]
    public void It_equals_its_reference()
    {
        var probe = CreateTestProbe();
        Assert.True(probe.Equals(probe.Ref));
        Assert.Equal(probe.Ref.GetHashCode(), probe.GetHashCode());
        Assert.Equal(0, ((IComparable<IActorRef>)probe).CompareTo(probe.Ref));
        Assert.Equal($"TestProbe({probe.Ref})", probe.ToString());
    }

    [Fact]
    public void It_can_be_watched_and_missed()
    {
        var probe = CreateTestProbe();
        Watch(probe);
        Sys.Stop(probe);
        ExpectTerminated(probe.Ref);
    }

    [Fact]
    public void It_hears_apart_from_the_test()
    {
        var probe = CreateTestProbe();
        probe.Ref.Tell("for the probe");
        probe.ExpectMsg("for the probe");
        Assert.False(HasMessages);
    }

    [Fact]
    public void Its_failures_are_the_tests() => Assert.Contains("Timeout", Message(() => CreateTestProbe().ExpectMsg<string>(Soon)));

    [Fact]
    public void It_has_children_of_its_own()
    {
        var probe = CreateTestProbe();
        Assert.Equal(probe.Ref.Path / "child", probe.ChildActorOf<SimpleEchoActor>("child").Path);
        Assert.Equal(probe.Ref.Path, probe.ChildActorOf<SimpleEchoActor>().Path.Parent);
    }

    [Fact]
    public async Task It_has_children_of_its_own_asynchronously()
    {
        var probe = CreateTestProbe();
        var strategy = new OneForOneStrategy(_ => Directive.Restart);
        Assert.Equal(probe.Ref.Path / "1", (await probe.ChildActorOfAsync<SimpleEchoActor>("1")).Path);
        Assert.Equal(probe.Ref.Path / "2", (await probe.ChildActorOfAsync<SimpleEchoActor>("2", strategy)).Path);
        Assert.Equal(probe.Ref.Path, (await probe.ChildActorOfAsync<SimpleEchoActor>()).Path.Parent);
        Assert.Equal(probe.Ref.Path, (await probe.ChildActorOfAsync<SimpleEchoActor>(strategy)).Path.Parent);
    }

    [Fact]
    public void An_empty_name_is_no_name() => Assert.StartsWith("testActor", CreateTestProbe("").Ref.Path.Name);

    [Fact]
    public void It_may_live_in_another_system()
    {
        using var other = new Akka.TestKit.Xunit2.TestKit(actorSystemName: "other", config: Akka.Configuration.ConfigurationFactory.Empty);
        Assert.Equal("other", CreateTestProbe(other.Sys).Sys.Name);
    }
}
