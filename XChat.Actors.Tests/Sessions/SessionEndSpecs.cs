using System.Text;
using Akka.Actor;
using Akka.TestKit;
using XChat.Actors.Chat;
using XChat.Actors.Rooms;
using XChat.Actors.Sessions;
using XChat.Actors.Wire;
using Xunit;
using Xunit.Abstractions;

namespace XChat.Actors.Tests.Sessions;

/// <summary>How a session ends, and who is put out.</summary>
public sealed class SessionEndSpecs(ITestOutputHelper output) : ChatSpec(output)
{
    [Fact]
    public void Above_the_flood_budget_a_message_is_refused_with_its_nonce()
    {
        var alice = Join("alice");
        for (var i = 0; i < 31; i++)
        {
            alice.Says($$"""{"text":"{{i}}","nonce":"n{{i}}"}""");
        }

        Hears(alice, "error:slow-down");
        Assert.Equal("n30", alice.Heard.Single(said => said.Text("type") == "error").Text("nonce"));
        Hears(alice, "message:29");

        Pass(TimeSpan.FromSeconds(1));
        alice.Says("better");
        Hears(alice, "message:better");
    }

    [Fact]
    public void Who_goes_on_ten_times_over_is_closed_with_4429()
    {
        var alice = Join("alice");
        for (var i = 0; i < 30 + 300 + 1; i++)
        {
            alice.Says("flood");
        }

        IsClosed(alice, CloseCode.Flooding);
    }

    [Fact]
    public void A_stalled_listener_is_closed_with_4413_and_the_rest_still_hear()
    {
        SessionOptions = SessionOptions with { OutboundBytes = 10_000, MessagesPerSecond = 0 };
        var alice = Join("alice");
        var stalled = Join("stalled", stalled: true);
        for (var i = 0; i < 200; i++)
        {
            alice.Says(new string('x', 100));
        }

        IsClosed(stalled, CloseCode.TooSlow);
        Hears(alice, "leave:stalled");
        Assert.Equal(200, alice.Heard.Count(said => said.Text("type") == "message"));
    }

    [Fact]
    public void A_history_that_is_larger_than_what_may_wait_makes_nobody_too_slow()
    {
        SessionOptions = SessionOptions with { OutboundBytes = 10_000, MessagesPerSecond = 0 };
        var alice = Join("alice");
        for (var i = 0; i < 30; i++)
        {
            alice.Says(new string('x', 1_000));
        }

        Hears(alice, $"message:{new string('x', 1_000)}");
        AwaitAssert(() => Assert.Equal(31, alice.Heard.Count));
        var reading = Join("reading", stalled: true);
        Assert.Null(reading.Closed);
        for (var i = 0; i < 30; i++)
        {
            alice.Says(new string('y', 1_000));
        }

        IsClosed(reading, CloseCode.TooSlow);
    }

    [Fact]
    public void Whichever_way_a_connection_ends_the_leave_is_told_once()
    {
        var alice = Join("alice");
        Join("bob").End("the peer is gone");
        Hears(alice, "leave:bob");
        Join("bob");
        Assert.Single(alice.Heard.Gist(), "leave:bob");
    }

    [Fact]
    public void A_session_that_fails_is_closed_with_1011_and_leaves_once()
    {
        var alice = Join("alice");
        var bob = Join("bob");
        bob.Broken = true;
        EventFilter.Exception<IOException>().ExpectOne(() =>
        {
            alice.Says("hello");
            IsClosed(bob, CloseCode.InternalError);
        });
        Hears(alice, "leave:bob");
        Hears(alice, "message:hello");
    }

    [Fact]
    public void A_message_that_a_session_fails_at_ends_that_session_alone()
    {
        var alice = Join("alice");
        var bob = Join("bob");
        EventFilter.Exception<IOException>().ExpectOne(() => bob.Says("""{"attachment":{"url":"/uploads/throws.png"}}"""));
        IsClosed(bob, CloseCode.InternalError);
        Hears(alice, "leave:bob");
        alice.Says("still here");
        Hears(alice, "message:still here");
    }

    [Fact]
    public void When_its_room_is_given_up_a_session_closes_with_1001()
    {
        var alice = Join("alice");
        Sys.Stop(Room());
        IsClosed(alice, CloseCode.GoingAway);
    }

    [Fact]
    public void A_session_whose_socket_never_ends_is_given_up_in_bounded_time()
    {
        var silent = Connect(endsWhenClosed: false);
        var session = silent.Session.Result;
        Watch(session);
        Pass(TimeSpan.FromSeconds(10));
        IsClosed(silent, CloseCode.JoinTimeout);
        Settle(session);
        Pass(TimeSpan.FromSeconds(15));
        ExpectTerminated(session);
    }
}
