using Akka.Actor;
using Akka.Configuration;
using Akka.Event;
using Xunit;

namespace Akka.Tests.Actor;

public sealed class SelectionSpecs : Akka.TestKit.Xunit2.TestKit
{
    private readonly IActorRef _top;
    private readonly IActorRef _one;
    private readonly IActorRef _two;

    public SelectionSpecs() : base(ConfigurationFactory.ParseString("akka.loglevel = OFF\nakka.stdout-loglevel = OFF"))
    {
        var keep = Props.Create(() => new Boss(SupervisorStrategy.DefaultStrategy));
        _top = Sys.ActorOf(keep, "top");
        _top.Tell((Props.Create<Echo>(), "one"));
        _one = ExpectMsg<IActorRef>();
        _top.Tell((Props.Create<Echo>(), "two"));
        _two = ExpectMsg<IActorRef>();
    }

    private IActorRef? Identify(ActorSelection selection)
    {
        selection.Tell(new Identify("who?"));
        var answer = ExpectMsg<ActorIdentity>();
        Assert.Equal("who?", answer.MessageId);
        return answer.Subject;
    }

    [Theory]
    [InlineData("/user/top/one")]
    [InlineData("user/top/one")]
    [InlineData("akka://{0}/user/top/one")]
    [InlineData("/user/top/../top/one")]
    [InlineData("/user/top/two/../one")]
    [InlineData("/user/top/o?e")]
    [InlineData("/user/*/one")]
    [InlineData("/user/top/one/")]
    public void One_actor_is_found_by_many_paths(string path) =>
        Assert.Equal(_one, Identify(Sys.ActorSelection(path.Replace("{0}", Sys.Name, StringComparison.Ordinal))));

    [Fact]
    public void An_actor_is_found_by_its_path() => Assert.Equal(_one, Identify(Sys.ActorSelection(_one.Path)));

    [Fact]
    public void An_actor_is_found_from_another_one() => Assert.Equal(_two, Identify(Sys.ActorSelection(_one, "../two")));

    [Theory]
    [InlineData("/user/nobody")]
    [InlineData("/user/top/one/two")]
    [InlineData("/nowhere/at/all")]
    public void Nobody_is_there_where_nobody_is(string path) => Assert.Null(Identify(Sys.ActorSelection(path)));

    [Fact]
    public void The_guardians_are_found()
    {
        var system = (ExtendedActorSystem)Sys;
        Assert.Equal(system.Guardian, Identify(Sys.ActorSelection("/user")));
        Assert.Equal(system.SystemGuardian, Identify(Sys.ActorSelection("/system")));
        Assert.Equal(system.LookupRoot, Identify(Sys.ActorSelection("/")));
    }

    [Fact]
    public void A_wildcard_tells_every_child_that_fits()
    {
        Sys.ActorSelection("/user/top/*").Tell("hello");
        ExpectMsg("hello");
        ExpectMsg("hello");
        Sys.ActorSelection("/user/top/t*").Tell("only two");
        ExpectMsg("only two");
        Assert.Equal(_two, LastSender);
        ExpectNoMsg(TimeSpan.FromMilliseconds(50));
    }

    [Fact]
    public void A_double_wildcard_tells_every_descendant()
    {
        Sys.ActorSelection("/user/top/**").Tell("hello");
        ExpectMsg("hello");
        ExpectMsg("hello");
        ExpectNoMsg(TimeSpan.FromMilliseconds(50));
    }

    [Fact]
    public void A_double_wildcard_stands_last() =>
        Assert.Throws<IllegalActorNameException>(() => Sys.ActorSelection("/user/**/one"));

    [Fact]
    public void What_is_told_to_nobody_is_a_dead_letter()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));
        Sys.ActorSelection("/user/nobody").Tell("lost");
        var letter = ExpectMsg<DeadLetter>();
        Assert.Equal("lost", letter.Message);
        Assert.Equal(TestActor, letter.Sender);
        Assert.Equal("/user/nobody", letter.Recipient.Path.ToStringWithoutAddress());
    }

    [Fact]
    public async Task One_actor_can_be_resolved()
    {
        Assert.Equal(_one, await Sys.ActorSelection("/user/top/one").ResolveOne(TimeSpan.FromSeconds(3)));
        await Assert.ThrowsAsync<ActorNotFoundException>(() => Sys.ActorSelection("/user/nobody").ResolveOne(TimeSpan.FromSeconds(3)));
    }

    [Fact]
    public void Selections_are_equal_by_anchor_and_steps()
    {
        Assert.Equal(new ActorSelection(_one, "../*/x"), new ActorSelection(_one, "../*/x"));
        Assert.NotEqual(new ActorSelection(_one, "../*/x"), new ActorSelection(_one, "../*/y"));
        Assert.NotEqual(new ActorSelection(_one, "../*/x"), new ActorSelection(_two, "../*/x"));
        Assert.Equal($"ActorSelection[Anchor({_one.Path}#{_one.Path.Uid}), Path(/../*/x)]", new ActorSelection(_one, "../*/x").ToString());
    }

    [Fact]
    public void References_are_resolved_from_the_text_of_their_paths()
    {
        var provider = ((ExtendedActorSystem)Sys).Provider;
        Assert.Equal(_one, provider.ResolveActorRef(_one.Path.ToSerializationFormat()));
        Assert.Equal(_one, provider.ResolveActorRef(_one.Path.ToString()));
        Assert.IsType<EmptyLocalActorRef>(provider.ResolveActorRef(_one.Path + "/none"));
    }
}
