using Akka.Actor;
using Akka.Event;
using Akka.TestKit;
using Akka.TestKit.TestActors;
using Xunit;

namespace Akka.Tests.Futures;

public class InboxSpecs : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(50);

    private readonly Inbox _inbox;

    public InboxSpecs()
        : base("akka.actor.inbox { inbox-size = 3, default-timeout = 10s }") => _inbox = Inbox.Create(Sys);

    [Fact]
    public void Messages_are_received_in_their_order()
    {
        _inbox.Receiver.Tell("first");
        _inbox.Receiver.Tell("second");

        Assert.Equal("first", _inbox.Receive());
        Assert.Equal("second", _inbox.Receive());
    }

    [Fact]
    public async Task A_message_that_comes_later_is_waited_for()
    {
        var received = _inbox.ReceiveAsync();

        _inbox.Receiver.Tell("late");

        Assert.Equal("late", await received);
    }

    [Fact]
    public async Task Those_who_wait_are_served_in_their_order()
    {
        var first = _inbox.ReceiveAsync();
        var second = _inbox.ReceiveAsync();

        _inbox.Receiver.Tell(1);
        _inbox.Receiver.Tell(2);

        Assert.Equal(1, await first);
        Assert.Equal(2, await second);
    }

    [Fact]
    public void A_message_can_be_chosen()
    {
        _inbox.Receiver.Tell("hello");
        _inbox.Receiver.Tell("world");

        Assert.Equal("world", _inbox.ReceiveWhere(message => "world".Equals(message)));
        Assert.Equal("hello", _inbox.Receive());
    }

    [Fact]
    public void Waiting_for_a_chosen_message_lets_the_others_pass()
    {
        var chosen = Task.Run(() => _inbox.ReceiveWhere(message => message is int, TimeSpan.FromSeconds(10)));
        _inbox.Receiver.Tell("not this");
        _inbox.Receiver.Tell(42);

        Assert.Equal(42, chosen.Result);
        Assert.Equal("not this", _inbox.Receive());
    }

    [Fact]
    public void No_message_in_time_is_an_exception()
    {
        Assert.Throws<TimeoutException>(() => _inbox.Receive(Short));
        Assert.Throws<TimeoutException>(() => _inbox.ReceiveWhere(_ => true, Short));
    }

    [Fact]
    public async Task No_message_in_time_is_a_failure_where_it_is_awaited() => await Fails(_inbox.ReceiveAsync(Short));

    [Fact]
    public async Task A_time_that_is_over_already_is_a_failure_at_once() => await Fails(_inbox.ReceiveAsync(TimeSpan.FromSeconds(-1)));

    // The failure is the answer, and from Akka.NET 1.5.45 on it is thrown.
    private static async Task Fails(Task<object> received)
    {
        try
        {
            Assert.IsType<TimeoutException>(Assert.IsType<Status.Failure>(await received).Cause);
        }
        catch (TimeoutException)
        {
        }
    }

    [Fact]
    public void A_death_can_be_watched()
    {
        _inbox.Watch(TestActor);

        TestActor.Tell(PoisonPill.Instance);

        Assert.Equal(TestActor, Assert.IsType<Terminated>(_inbox.Receive()).ActorRef);
    }

    [Fact]
    public void A_death_can_be_watched_with_a_message()
    {
        var actor = Sys.ActorOf(BlackHoleActor.Props);
        Assert.Equal(actor, _inbox.WatchWith(actor, "gone"));

        Sys.Stop(actor);

        Assert.Equal("gone", _inbox.Receive());
    }

    [Fact]
    public void A_death_is_no_longer_told_when_it_is_not_watched_any_more()
    {
        var watched = Sys.ActorOf(BlackHoleActor.Props);
        _inbox.Watch(watched);
        _inbox.Unwatch(watched);
        Watch(watched);
        Sys.Stop(watched);
        ExpectTerminated(watched);

        _inbox.Receiver.Tell("only this");

        Assert.Equal("only this", _inbox.Receive());
    }

    [Fact]
    public void What_it_sends_comes_from_its_receiver()
    {
        _inbox.Send(TestActor, "question");
        ExpectMsg("question");

        LastSender.Tell("answer");

        Assert.Equal(_inbox.Receiver, LastSender);
        Assert.Equal("answer", _inbox.Receive());
    }

    [Fact]
    public void A_full_inbox_drops_messages_with_one_warning()
    {
        for (var i = 0; i < 3; i++)
        {
            _inbox.Receiver.Tell(i);
        }

        Sys.EventStream.Subscribe(TestActor, typeof(Warning));
        _inbox.Receiver.Tell("dropped");
        _inbox.Receiver.Tell("dropped too");

        Assert.Equal([0, 1, 2], [_inbox.Receive(), _inbox.Receive(), _inbox.Receive()]);
        Assert.StartsWith("Dropping message", ExpectMsg<Warning>().ToString().Split("] ")[^1], StringComparison.Ordinal);
        ExpectNoMsg(TimeSpan.Zero);
        Assert.ThrowsAny<Exception>(() => _inbox.Receive(Short));
    }

    [Fact]
    public void It_lives_among_the_systems_own_actors() =>
        Assert.StartsWith($"akka://{Sys.Name}/system/inbox", _inbox.Receiver.Path.ToString(), StringComparison.Ordinal);

    [Fact]
    public void Disposing_it_stops_its_receiver()
    {
        Watch(_inbox.Receiver);

        _inbox.Dispose();

        ExpectTerminated(_inbox.Receiver);
    }
}
