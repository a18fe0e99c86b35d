using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch.SysMsg;
using Xunit;

namespace Akka.Tests.Actor;

public sealed class DeathWatchSpecs() : Akka.TestKit.Xunit2.TestKit(ConfigurationFactory.ParseString("akka.loglevel = OFF\nakka.stdout-loglevel = OFF"))
{
    // A Terminated itself would be handled by the kernel on behalf of the test actor, which watches nobody.
    private sealed record Heard(Terminated Gone);

    // Does in its own turn what it is told to do, and passes on everything else.
    private sealed class Watcher : ReceiveActor, IWithUnboundedStash
    {
        public Watcher(IActorRef listener)
        {
            Receive<Action<IActorContext, IStash>>(action => action(Context, Stash));
            Receive<Terminated>(gone => listener.Tell(new Heard(gone)));
            ReceiveAny(listener.Forward);
        }

        public IStash Stash { get; set; } = null!;
    }

    private IActorRef Start() => Sys.ActorOf(Props.Create<Echo>());

    private IActorRef NewWatcher() => Sys.ActorOf(Props.Create(() => new Watcher(TestActor)));

    private static void Do(IActorRef watcher, Action<IActorContext> action) => watcher.Tell((Action<IActorContext, IStash>)((context, _) => action(context)));

    [Fact]
    public void The_death_of_a_watched_actor_is_told_once()
    {
        var subject = Start();
        var watcher = NewWatcher();
        Do(watcher, context => { context.Watch(subject); context.Watch(subject); context.Self.Tell("watching"); });

        // Or it may be dead before anybody watches: then nobody can say that it lived.
        ExpectMsg("watching");
        subject.Tell(PoisonPill.Instance);
        var gone = ExpectMsg<Heard>().Gone;
        Assert.Equal(subject, gone.ActorRef);
        Assert.True(gone.ExistenceConfirmed);
        Assert.False(gone.AddressTerminated);
        ExpectNoMsg(TimeSpan.FromMilliseconds(50));
    }

    [Fact]
    public void Every_watcher_is_told()
    {
        var subject = Start();
        foreach (var watcher in new[] { NewWatcher(), NewWatcher(), NewWatcher() }) Do(watcher, context => context.Watch(subject));
        var synchronized = NewWatcher();
        Do(synchronized, context => context.Watch(subject));
        subject.Tell(PoisonPill.Instance);
        for (var i = 0; i < 4; i++) ExpectMsg<Heard>();
        ExpectNoMsg(TimeSpan.FromMilliseconds(50));
    }

    [Fact]
    public void Watching_a_dead_actor_is_answered_once_too()
    {
        var subject = Start();
        Watch(subject);
        subject.Tell(PoisonPill.Instance);
        ExpectTerminated(subject);
        Do(NewWatcher(), context => context.Watch(subject));
        Assert.False(ExpectMsg<Heard>().Gone.ExistenceConfirmed);
        ExpectNoMsg(TimeSpan.FromMilliseconds(50));
    }

    [Fact]
    public void Watching_where_nobody_has_ever_been_is_answered_too()
    {
        var nobody = new EmptyLocalActorRef(((ExtendedActorSystem)Sys).Provider, Sys.DeadLetters.Path / "never", Sys.EventStream);
        Do(NewWatcher(), context => context.Watch(nobody));
        Assert.Equal(nobody, ExpectMsg<Heard>().Gone.ActorRef);
    }

    [Fact]
    public void A_watch_can_bring_a_message_of_its_own()
    {
        var subject = Start();
        Do(NewWatcher(), context => context.WatchWith(subject, "gone"));
        subject.Tell(PoisonPill.Instance);
        ExpectMsg("gone");
    }

    [Fact]
    public void A_second_watch_does_not_change_the_message_of_the_first()
    {
        var subject = Start();
        Do(NewWatcher(), context =>
        {
            context.WatchWith(subject, "one");
            context.WatchWith(subject, "other");
            context.Watch(subject);
        });
        subject.Tell(PoisonPill.Instance);
        ExpectMsg("one");
        ExpectNoMsg(TimeSpan.FromMilliseconds(50));
    }

    [Fact]
    public void Null_cannot_be_watched()
    {
        Do(NewWatcher(), context =>
        {
            Assert.Throws<ArgumentNullException>("subject", () => context.Watch(null!));
            Assert.Throws<ArgumentNullException>("subject", () => context.Unwatch(null!));
            TestActor.Tell("refused");
        });
        ExpectMsg("refused");
    }

    [Fact]
    public void Unwatch_ends_a_watch()
    {
        var subject = Start();
        var watcher = NewWatcher();
        Do(watcher, context => { context.Watch(subject); context.Unwatch(subject); });
        watcher.Tell("through");
        ExpectMsg("through");
        Watch(subject);
        subject.Tell(PoisonPill.Instance);
        ExpectTerminated(subject);
        ExpectNoMsg(TimeSpan.FromMilliseconds(50));
    }

    [Fact]
    public void Unwatch_drops_a_terminated_that_is_already_queued()
    {
        var subject = Start();
        var watcher = NewWatcher();
        using var queued = new ManualResetEventSlim();

        // It watches first, and so it is told first: when the test knows, it does too.
        Do(watcher, context => { context.Watch(subject); context.Self.Tell("watching"); });
        ExpectMsg("watching");

        // The notice of the death is handled between these two, and the Terminated it makes waits behind the second.
        Do(watcher, _ => queued.Wait(TimeSpan.FromSeconds(20)));
        Do(watcher, context => context.Unwatch(subject));
        Watch(subject);
        subject.Tell(PoisonPill.Instance);
        ExpectTerminated(subject);
        queued.Set();
        watcher.Tell("after");
        ExpectMsg("after");
        ExpectNoMsg(TimeSpan.FromMilliseconds(50));
    }

    [Fact]
    public void A_terminated_that_is_not_handled_fails_the_watcher()
    {
        var strategy = new OneForOneStrategy(cause =>
        {
            TestActor.Tell(cause);
            return Directive.Stop;
        });
        var boss = Sys.ActorOf(Props.Create(() => new Boss(strategy)));
        var subject = Start();
        boss.Tell(Props.Create(() => new Careless(subject)));
        ExpectMsg<IActorRef>();
        subject.Tell(PoisonPill.Instance);
        Assert.Equal(subject, ExpectMsg<DeathPactException>().DeadActor);
    }

    private sealed class Careless : ReceiveActor
    {
        public Careless(IActorRef subject) => Context.Watch(subject);
    }

    [Fact]
    public void A_terminated_can_be_stashed_and_received_again()
    {
        var subject = Start();
        var stasher = Sys.ActorOf(Props.Create(() => new Stasher(subject, TestActor)));
        subject.Tell(PoisonPill.Instance);
        ExpectMsg("stashed");
        stasher.Tell("unstash");
        ExpectMsg<Heard>();
    }

    private sealed class Stasher : ReceiveActor, IWithUnboundedStash
    {
        public Stasher(IActorRef subject, IActorRef listener)
        {
            Context.Watch(subject);
            Receive<Terminated>(_ => { Stash.Stash(); listener.Tell("stashed"); });
            Receive<string>(_ =>
            {
                Become(() => Receive<Terminated>(gone => listener.Tell(new Heard(gone))));
                Stash.UnstashAll();
            });
        }

        public IStash Stash { get; set; } = null!;
    }

    [Fact]
    public void A_notification_for_one_that_is_not_watched_is_ignored()
    {
        var watcher = (IInternalActorRef)NewWatcher();
        watcher.SendSystemMessage(new DeathWatchNotification(Start(), existenceConfirmed: true, addressTerminated: false));
        watcher.Tell("through");
        ExpectMsg("through");
        ExpectNoMsg(TimeSpan.FromMilliseconds(50));
    }

    [Fact]
    public void A_stopping_actor_ends_its_watches()
    {
        var subject = Start();
        var watcher = NewWatcher();
        Do(watcher, context => context.Watch(subject));
        Watch(watcher);
        Sys.Stop(watcher);
        ExpectTerminated(watcher);
        Watch(subject);
        Sys.Stop(subject);
        ExpectTerminated(subject);
        ExpectNoMsg(TimeSpan.FromMilliseconds(50));
    }

    [Fact]
    public void An_actor_does_not_watch_itself()
    {
        var watcher = NewWatcher();
        Do(watcher, context => context.Watch(context.Self));
        watcher.Tell("alive");
        ExpectMsg("alive");
    }
}
