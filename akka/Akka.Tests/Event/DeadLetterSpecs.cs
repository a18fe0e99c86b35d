using Akka.Actor;
using Akka.Configuration;
using Akka.Event;
using Xunit;

namespace Akka.Tests.Event;

public class DeadLetterSpecs
{
    private static ActorSystem Create(string config) =>
        ActorSystem.Create("letters", ConfigurationFactory.ParseString("akka.stdout-loglevel = OFF, akka.loggers = []\n" + config));

    private static async Task<IActorRef> Dead(ActorSystem system)
    {
        var actor = system.ActorOf(Props.Create(() => new Picky()), "dead");
        Assert.True(await actor.GracefulStop(TimeSpan.FromSeconds(20)));
        return actor;
    }

    // Who answers has been started: the listener of the system hears dead letters from then on.
    private static async Task<Listener> Log(ActorSystem system)
    {
        await system.ActorSelection("/system/deadLetterListener").ResolveOne(TimeSpan.FromSeconds(20));
        var log = new Listener(system);
        system.EventStream.Subscribe(log.Ref, typeof(Info));
        return log;
    }

    [Fact]
    public async Task A_message_to_a_dead_actor_is_published_and_logged()
    {
        var system = Create("");
        var log = await Log(system);
        var letters = new Listener(system);
        system.EventStream.Subscribe(letters.Ref, typeof(DeadLetter));
        var dead = await Dead(system);
        dead.Tell("hello", letters.Ref);
        var letter = await letters.Next<DeadLetter>();
        Assert.Equal(("hello", letters.Ref, dead), ((string)letter.Message, letter.Sender, letter.Recipient));
        Assert.StartsWith(
            $"Message [String] from {letters.Ref} to {dead} was not delivered. [1] dead letters encountered. ",
            (await log.Next<Info>()).Message!.ToString(),
            StringComparison.Ordinal);
        await system.Terminate();
    }

    [Fact]
    public async Task A_message_without_sender_is_a_dead_letter_of_dead_letters()
    {
        var system = Create("akka.log-dead-letters = off");
        var letters = new Listener(system);
        system.EventStream.Subscribe(letters.Ref, typeof(DeadLetter));
        (await Dead(system)).Tell("hello", ActorRefs.NoSender);
        Assert.Same(system.DeadLetters, (await letters.Next<DeadLetter>()).Sender);
        await system.Terminate();
    }

    [Fact]
    public async Task A_message_that_is_no_loss_is_a_suppressed_dead_letter()
    {
        var system = Create("");
        var log = await Log(system);
        var letters = new Listener(system);
        system.EventStream.Subscribe(letters.Ref, typeof(AllDeadLetters));
        var dead = await Dead(system);
        dead.Tell(new NoLoss(), letters.Ref);
        Assert.IsType<NoLoss>((await letters.Next<SuppressedDeadLetter>()).Message);
        dead.Tell("a loss", letters.Ref);
        Assert.Contains("[1] dead letters", (await log.Next<Info>()).Message!.ToString(), StringComparison.Ordinal);
        await system.Terminate();
    }

    [Fact]
    public async Task Dropped_and_unhandled_messages_are_logged_as_such()
    {
        var system = Create("");
        var log = await Log(system);
        var picky = system.ActorOf(Props.Create(() => new Picky()), "picky");
        system.EventStream.Publish(new Dropped(1, "No room", picky));
        Assert.StartsWith($"Message [Int32] to {picky} was dropped. No room. [1] dead letters encountered", (await log.Next<Info>()).Message!.ToString(), StringComparison.Ordinal);
        picky.Tell(2.5, log.Ref);
        Assert.StartsWith($"Message [Double] from {log.Ref} to {picky} was unhandled. [2] dead letters encountered", (await log.Next<Info>()).Message!.ToString(), StringComparison.Ordinal);
        await system.Terminate();
    }

    [Fact]
    public async Task Who_hears_dead_letters_and_dies_makes_no_more_of_them()
    {
        var system = Create("akka.log-dead-letters = off");
        var letters = new Listener(system);
        system.EventStream.Subscribe(letters.Ref, typeof(DeadLetter));
        var dead = await Dead(system);
        // Subscribed again by hand: as long as the notice of its death is on its way, so is it by itself.
        system.EventStream.Unsubscribe(dead);
        var stream = new EventStream(debug: false);
        stream.Subscribe(dead, typeof(DeadLetter));
        stream.Publish(new DeadLetter("hello", letters.Ref, dead));
        await letters.HearsNothingMore();
        await system.Terminate();
    }

    [Fact]
    public async Task After_so_many_dead_letters_their_log_pauses_and_then_resumes()
    {
        var system = Create("akka.log-dead-letters = 3, akka.log-dead-letters-suspend-duration = 1ms");
        var log = await Log(system);
        var dead = await Dead(system);
        async Task<string> Next()
        {
            dead.Tell(0, log.Ref);
            return (await log.Next<Info>()).Message!.ToString()!;
        }

        Assert.Contains("[1] dead letters encountered. ", await Next(), StringComparison.Ordinal);
        Assert.Contains("[2] dead letters encountered. ", await Next(), StringComparison.Ordinal);
        Assert.Contains("[3] dead letters encountered, no more dead letters will be logged in next [00:00:00.0010000]. ", await Next(), StringComparison.Ordinal);
        var until = system.Uptime + TimeSpan.FromMilliseconds(2);
        await Eventually.Holds(() => system.Uptime > until);
        Assert.Contains("[4] dead letters encountered, of which 0 were not logged. The counter will be reset now. ", await Next(), StringComparison.Ordinal);
        Assert.Contains("[1] dead letters encountered. ", await Next(), StringComparison.Ordinal);
        await system.Terminate();
    }

    [Fact]
    public async Task The_log_of_dead_letters_may_pause_for_ever()
    {
        var system = Create("akka.log-dead-letters = 1, akka.log-dead-letters-suspend-duration = infinite");
        var log = await Log(system);
        var dead = await Dead(system);
        dead.Tell(1);
        Assert.Contains("[1] dead letters encountered, no more dead letters will be logged. ", (await log.Next<Info>()).Message!.ToString(), StringComparison.Ordinal);
        dead.Tell(2);
        dead.Tell(3);
        await log.HearsNothingMore();
        await system.Terminate();
    }

    [Fact]
    public async Task All_dead_letters_may_be_logged()
    {
        var system = Create("akka.log-dead-letters = on");
        var log = await Log(system);
        var dead = await Dead(system);
        for (var i = 1; i <= 30; i++)
        {
            dead.Tell(i);
            Assert.Contains($"[{i}] dead letters encountered. ", (await log.Next<Info>()).Message!.ToString(), StringComparison.Ordinal);
        }
        await system.Terminate();
    }

    [Fact]
    public async Task A_wrapped_message_is_logged_by_what_is_in_it()
    {
        var system = Create("");
        var log = await Log(system);
        (await Dead(system)).Tell(new Wrapper("inside"));
        Assert.StartsWith("Message [String] wrapped in [Wrapper] ", (await log.Next<Info>()).Message!.ToString(), StringComparison.Ordinal);
        await system.Terminate();
    }

    [Fact]
    public async Task Unhandled_messages_can_be_logged_for_debugging()
    {
        var system = Create("akka.loglevel = DEBUG, akka.actor.debug.unhandled = on, akka.log-dead-letters = off");
        var log = new Listener(system);
        system.EventStream.Subscribe(log.Ref, typeof(Debug));
        var picky = system.ActorOf(Props.Create(() => new Picky()), "picky");
        picky.Tell(42, log.Ref);
        var logged = await log.Next<Debug>();
        Assert.Equal($"Unhandled message from {log.Ref.Path} : 42", logged.Message);
        Assert.Equal("akka://letters/user/picky", logged.LogSource);
        system.EventStream.Publish(new UnhandledMessage(43, ActorRefs.NoSender, picky));
        Assert.Equal("Unhandled message from NoSender : 43", (await log.Next<Debug>()).Message);
        await system.Terminate();
    }

    [Fact]
    public void A_dead_letter_has_message_sender_and_recipient()
    {
        var nobody = ActorRefs.Nobody;
        Assert.Throws<ArgumentNullException>(() => new DeadLetter(null!, nobody, nobody));
        Assert.Throws<ArgumentNullException>(() => new DeadLetter(1, null!, nobody));
        Assert.Throws<ArgumentNullException>(() => new DeadLetter(1, nobody, null!));
        Assert.Throws<ArgumentNullException>(() => new SuppressedDeadLetter(1, null!, nobody));
        Assert.Equal("why", new Dropped(1, "why", nobody).Reason);
        Assert.Contains("<1>", new DeadLetter(1, nobody, nobody).ToString(), StringComparison.Ordinal);
    }

    private sealed class Picky : ReceiveActor
    {
        public Picky() => Receive<string>(_ => { });
    }

    private sealed record NoLoss : IDeadLetterSuppression;

    private sealed record Wrapper(object Message) : IWrappedMessage;
}
