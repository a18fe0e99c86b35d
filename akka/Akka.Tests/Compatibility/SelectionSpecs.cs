using Akka.Actor;
using Akka.Event;
using Akka.TestKit.TestActors;
using Xunit;

namespace Akka.Tests.Compatibility;

/// <summary>Whom selections and paths reach.</summary>
public sealed class SelectionSpecs : Akka.TestKit.Xunit2.TestKit
{
    private readonly IActorRef _here;

    public SelectionSpecs()
    {
        _here = Start("here");
        Start("there");
    }

    private IActorRefProvider Provider => ((ExtendedActorSystem)Sys).Provider;

    private IActorRef Start(string name) => Sys.ActorOf(Props.Create(() => new Passing(TestActor)), name);

    [Theory]
    [InlineData("/user/here")]
    [InlineData("user/here")]
    [InlineData("akka://test/user/here")]
    [InlineData("/user/h?re")]
    [InlineData("/user/h*e")]
    [InlineData("/user/there/../here")]
    public void A_path_reaches_who_is_there(string path)
    {
        Sys.ActorSelection(path).Tell(path);
        ExpectMsg(path);
        Assert.Equal(_here, LastSender);
    }

    [Fact]
    public void A_wildcard_reaches_all()
    {
        Sys.ActorSelection("/user/*ere").Tell("hello");
        ExpectMsg("hello");
        ExpectMsg("hello");
    }

    [Fact]
    public void A_selection_starts_at_an_actor_too()
    {
        Sys.ActorSelection(_here, "../there").Tell("hello");
        ExpectMsg("hello");
        Assert.Equal("there", LastSender.Path.Name);
    }

    [Fact]
    public void An_actor_selects_relative_to_itself()
    {
        _here.Tell("../there");
        ExpectMsg("selected");
        Assert.Equal("there", LastSender.Path.Name);
    }

    [Fact]
    public async Task Who_is_there_can_be_resolved()
    {
        Assert.Equal(_here, await Sys.ActorSelection("/user/here").ResolveOne(TimeSpan.FromSeconds(10)));
        Assert.Equal(_here, await Sys.ActorSelection(_here.Path).ResolveOne(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task Who_is_not_there_cannot_be_resolved() =>
        await Assert.ThrowsAsync<ActorNotFoundException>(() => Sys.ActorSelection("/user/nowhere").ResolveOne(TimeSpan.FromSeconds(10)));

    [Fact]
    public void Who_is_not_there_is_identified_as_nobody()
    {
        Sys.ActorSelection("/user/nowhere").Tell(new Identify("who"), TestActor);
        var identity = ExpectMsg<ActorIdentity>();
        Assert.Equal("who", identity.MessageId);
        Assert.Null(identity.Subject);
    }

    [Fact]
    public void What_reaches_nobody_is_a_dead_letter_to_the_path_that_was_meant()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));
        Sys.ActorSelection("/user/nowhere").Tell("hello");
        var letter = ExpectMsg<DeadLetter>();
        Assert.Equal(("hello", TestActor, "/user/nowhere"), ((string)letter.Message, letter.Sender, letter.Recipient.Path.ToStringWithoutAddress()));
    }

    [Fact]
    public void Selections_are_equal_and_written_by_anchor_and_path()
    {
        Assert.Equal(Sys.ActorSelection("/user/here"), Sys.ActorSelection("/user/here"));
        Assert.Equal("ActorSelection[Anchor(akka://test/), Path(/user/here)]", Sys.ActorSelection("/user/here").ToString());
    }

    [Fact]
    public void A_path_resolves_to_the_actor_that_lives_there_now()
    {
        Watch(_here);
        Sys.Stop(_here);
        ExpectTerminated(_here);
        AwaitAssert(() => Assert.NotEqual(_here, Provider.ResolveActorRef(_here.Path.ToString())));
        var heir = Start("here");
        Assert.Equal(_here.Path, heir.Path);
        Assert.NotEqual(_here, heir);
        Assert.Equal(heir, Provider.ResolveActorRef(_here.Path.ToString()));
        Assert.Equal(heir, Provider.ResolveActorRef(heir.Path.ToSerializationFormat()));
    }

    [Fact]
    public async Task Who_asks_has_a_temporary_address()
    {
        var asking = _here.Ask<string>("ask");
        ExpectMsg("ask");
        var asker = await Sys.ActorSelection("/user/here").Ask<IActorRef>("sender");
        Assert.Equal("temp", asker.Path.Elements[0]);
        Assert.False(asking.IsCompleted);
    }

    private sealed class Passing(IActorRef to) : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            switch (message)
            {
                case "sender":
                    Sender.Tell(Sender);
                    break;
                case "../there":
                    Context.ActorSelection("../there").Tell("selected");
                    break;
                default:
                    to.Tell(message);
                    break;
            }
        }
    }
}
