using Akka.Actor;
using Akka.Configuration;
using Akka.Tests.Actor;
using Xunit;

namespace Akka.Tests.Kernel;

public sealed class FunctionRefSpecs() : Akka.TestKit.Xunit2.TestKit(ConfigurationFactory.ParseString("akka.loglevel = OFF\nakka.stdout-loglevel = OFF"))
{
    private sealed record Told(object Message, IActorRef Sender);

    // Makes functions' references, and does with its cell what it is told.
    private sealed class Owner : ReceiveActor
    {
        public Owner(IActorRef listener)
        {
            Receive<string>(suffix =>
                Sender.Tell(((ActorCell)Context).AddFunctionRef((sender, message) => listener.Tell(new Told(message, sender)), suffix)));
            Receive<Func<ActorCell, object>>(action => Sender.Tell(action((ActorCell)Context)));
        }
    }

    private IActorRef NewOwner() => Sys.ActorOf(Props.Create(() => new Owner(TestActor)));

    private FunctionRef Make(IActorRef owner, string suffix = "")
    {
        owner.Tell(suffix);
        return ExpectMsg<FunctionRef>();
    }

    private Task<object> Do(IActorRef owner, Func<ActorCell, object> action) => owner.Ask<object>(action, RemainingOrDefault);

    [Fact]
    public void It_is_told_what_its_path_is_told()
    {
        var made = Make(NewOwner(), "mapped");
        Assert.EndsWith("-mapped", made.Path.Name);
        made.Tell("straight");
        ExpectMsg(new Told("straight", TestActor));
        Sys.ActorSelection(made.Path).Tell("selected");
        ExpectMsg(new Told("selected", TestActor));
        var provider = ((ExtendedActorSystem)Sys).Provider;
        Assert.Same(made, provider.ResolveActorRef(made.Path.ToSerializationFormat()));
        Assert.NotSame(made, provider.ResolveActorRef(made.Path.WithUid(made.Path.Uid + 1).ToSerializationFormat()));
    }

    [Fact]
    public async Task It_is_no_child()
    {
        var owner = NewOwner();
        Make(owner);
        Assert.Empty((IEnumerable<IInternalActorRef>)await Do(owner, cell => cell.GetChildren()));
    }

    [Fact]
    public async Task Who_watches_it_is_told_when_it_is_removed_and_whoever_watches_later_too()
    {
        var owner = NewOwner();
        var made = Make(owner);
        Watch(made);
        Assert.Equal(true, await Do(owner, cell => cell.RemoveFunctionRef(made)));
        ExpectTerminated(made);
        Assert.True(made.IsTerminated);
        Assert.Equal(false, await Do(owner, cell => cell.RemoveFunctionRef(made)));
        Assert.Equal(ActorRefs.Nobody, await Do(owner, cell => cell.GetSingleChild(made.Path.Name)));
        Watch(made);
        ExpectTerminated(made);
    }

    [Fact]
    public async Task Who_unwatches_it_is_not_told()
    {
        var owner = NewOwner();
        var (watcher, made) = (Make(owner), Make(owner));
        watcher.Watch(made);
        watcher.Unwatch(made);
        await Do(owner, cell => cell.RemoveFunctionRef(made));
        ExpectNoMsg(TimeSpan.FromMilliseconds(50));
    }

    [Fact]
    public void It_is_told_of_the_death_of_what_it_watches()
    {
        var owner = NewOwner();
        var (watcher, subject) = (Make(owner), Make(owner));
        watcher.Watch(subject);
        Assert.True(watcher.IsWatching(subject));
        owner.Tell((Func<ActorCell, object>)(cell => cell.RemoveFunctionRef(subject)));
        ExpectMsg(new Told(new Terminated(subject, existenceConfirmed: true, addressTerminated: false), subject));
        ExpectMsg(true);
        watcher.Unwatch(subject);
        Assert.False(watcher.IsWatching(subject));
    }

    [Fact]
    public void It_ends_with_its_actor()
    {
        var owner = NewOwner();
        var made = Make(owner);
        var echo = Sys.ActorOf(Props.Create<Echo>());
        made.Watch(echo);
        Watch(made);
        owner.Tell(PoisonPill.Instance);
        ExpectTerminated(made);

        // And watches nobody from then on.
        AwaitAssert(() => Assert.False(made.IsWatching(echo)));
        Watch(echo);
        echo.Tell(PoisonPill.Instance);
        ExpectTerminated(echo);
        ExpectNoMsg(TimeSpan.FromMilliseconds(50));
    }

    [Fact]
    public async Task Another_actor_cannot_remove_it()
    {
        var made = Make(NewOwner());
        var failure = await Do(NewOwner(), cell => Record.Exception(() => cell.RemoveFunctionRef(made))!);
        Assert.IsType<InvalidOperationException>(failure);
        Assert.False(made.IsTerminated);
    }
}
