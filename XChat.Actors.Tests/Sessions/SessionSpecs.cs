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

/// <summary>The base protocol, as far as it is the actors' business.</summary>
public sealed class SessionSpecs(ITestOutputHelper output) : ChatSpec(output)
{
    [Fact]
    public void The_first_frame_is_the_name_and_the_first_answer_the_history()
    {
        var alice = Connect();
        alice.Says("alice");
        Hears(alice, "join:alice");
        Assert.Equal([], alice.Frames[0]);
        Assert.Equal(["join:alice"], alice.Frames[1].Gist());
    }

    [Fact]
    public void What_was_said_before_the_connection_ended_was_said_though_the_room_took_its_time_to_answer()
    {
        var opening = new TaskCompletionSource();
        var log = new FakeLogs { Opening = opening };
        Logs = log;
        var bob = Connect();
        bob.Says("bob");
        bob.Says("one");
        bob.End();
        Settle(bob.Session.Result);
        opening.SetResult();
        Assert.Contains("1:one", log.Next(), StringComparison.Ordinal);
    }

    [Fact]
    public void Later_frames_are_messages_for_everybody_in_the_sender_s_order()
    {
        var alice = Join("alice");
        var bob = Join("bob");
        alice.Says("""{"text":"one"}""");
        alice.Says("two");
        alice.Says("{oops");
        alice.Says("42");
        alice.Says("\"quoted\"");
        alice.Says("[1]");
        alice.Says("""{"other":1}""");
        Hears(bob, """message:{"other":1}""");
        string[] expected = ["message:one", "message:two", "message:{oops", "message:42", "message:\"quoted\"", "message:[1]", """message:{"other":1}"""];
        Assert.Equal(expected, bob.Heard.Gist().Where(gist => gist.StartsWith("message", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_is_said_before_the_room_has_answered_is_not_lost()
    {
        var alice = Connect();
        alice.Says("alice");
        alice.Says("first words");
        Hears(alice, "message:first words");
    }

    [Fact]
    public void Blank_text_is_dropped_silently()
    {
        var alice = Join("alice");
        alice.Says("   ");
        alice.Says("""{"text":""}""");
        alice.Says("end");
        Hears(alice, "message:end");
        Assert.Equal(["join:alice", "message:end"], alice.Heard.Gist());
    }

    [Fact]
    public void No_name_in_time_closes_with_4408()
    {
        var silent = Connect();
        Pass(TimeSpan.FromSeconds(10) - TimeSpan.FromMilliseconds(1));
        Settle(Sessions);
        Assert.Null(silent.Closed);
        Pass(1);
        IsClosed(silent, CloseCode.JoinTimeout);
    }

    [Fact]
    public void Who_has_given_a_name_is_not_closed_for_giving_none()
    {
        var alice = Join("alice");
        Pass(TimeSpan.FromMinutes(5));
        alice.Says("still here");
        Hears(alice, "message:still here");
        Assert.Null(alice.Closed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("a\u0007b")]
    [InlineData("123456789012345678901234567890123")]
    public void A_bad_name_is_refused_and_closed_with_4400(string name)
    {
        var nobody = Connect();
        nobody.Says(name);
        Hears(nobody, "error:bad-name");
        IsClosed(nobody, CloseCode.BadName);
    }

    [Theory]
    [InlineData("system")]
    [InlineData("SYSTEM")]
    [InlineData("system::right")]
    public void Nobody_is_the_system(string first)
    {
        var pretender = Connect();
        pretender.Says(first);
        Hears(pretender, "join:[system]");
    }

    [Fact]
    public void The_right_token_makes_an_admin()
    {
        var root = Join("root::right");
        Assert.Equal("Admin", root.Heard[0].Text("role"));
        root.Says("obey");
        Hears(root, "message:obey");
        Assert.Equal("Admin", root.Heard[1].Text("role"));
    }

    [Fact]
    public void A_wrong_token_is_refused_closed_with_4401_and_never_shown()
    {
        var alice = Join("alice");
        var thief = Connect();
        thief.Says("thief::hunter2");
        Hears(thief, "error:bad-token");
        IsClosed(thief, CloseCode.BadToken);
        Assert.DoesNotContain("hunter2", thief.Heard[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(["join:alice"], alice.Heard.Gist());
    }

    [Fact]
    public void Two_double_colons_are_a_name()
    {
        var client = Connect();
        client.Says("a::b::c");
        Hears(client, "join:a::b::c");
    }

    [Fact]
    public void After_three_wrong_tokens_the_right_one_closes_with_4429_and_those_without_one_come_in()
    {
        for (var i = 0; i < 3; i++)
        {
            var thief = Connect();
            thief.Says("thief::wrong");
            IsClosed(thief, CloseCode.BadToken);
        }

        var late = Connect();
        late.Says("root::right");
        IsClosed(late, CloseCode.Flooding);
        Join("alice");
    }

    [Fact]
    public void A_room_with_a_password_asks_for_it()
    {
        Lobby = Lobby with { Password = SecretHash.Of("sesame") };
        var stranger = Connect();
        stranger.Says("alice");
        IsClosed(stranger, CloseCode.BadToken);

        Assert.Equal("User", Join("alice::sesame").Heard[0].Text("role"));
        Assert.Equal("Admin", Join("root::right").Heard[^1].Text("role"));
    }

    [Fact]
    public void An_attachment_is_taken_from_the_store_and_never_from_the_client()
    {
        var alice = Join("alice");
        alice.Says("""{"text":"","attachment":{"url":"/uploads/1.png","filename":"x.exe","mime":"text/html"}}""");
        Hears(alice, "message:");
        var attachment = alice.Heard[^1].GetProperty("attachment");
        Assert.Equal(("one.png", "image/png"), (attachment.Text("filename"), attachment.Text("mime")));
    }

    [Fact]
    public void An_attachment_that_is_no_upload_is_refused_and_nobody_hears_of_it()
    {
        var alice = Join("alice");
        var bob = Join("bob");
        alice.Says("""{"text":"look","attachment":{"url":"/uploads/../../etc/passwd"},"nonce":"n"}""");
        Hears(alice, "error:bad-attachment");
        Assert.Equal("n", alice.Heard[^1].Text("nonce"));
        alice.Says("end");
        Hears(bob, "message:end");
        Assert.DoesNotContain("message:look", bob.Heard.Gist());
    }

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

    [Fact]
    public void Every_frame_that_was_heard_is_given_back_to_the_reader()
    {
        var alice = Connect();
        alice.Says("alice");
        for (var i = 0; i < 40; i++)
        {
            alice.Says("hello");
        }

        AwaitAssert(() => Assert.Equal(41, alice.ConsumedCount));
    }

    [Fact]
    public void A_v2_client_gets_its_welcome_before_the_history_and_joins_once()
    {
        var alice = Connect(ClientProtocol.V2);
        alice.SaysJson(new { type = "join", name = "alice", token = "right" });
        Hears(alice, "join:alice");
        Assert.Equal([["welcome"], [], ["join:alice"]], alice.Frames.Select(Heard.Gist));
        Assert.Equal("Admin", alice.Heard[0].Text("role"));

        alice.SaysJson(new { type = "join", name = "bob" });
        Hears(alice, "error:bad-message");
        alice.SaysJson(new { type = "typing" });
        Hears(alice, "typing:alice");
        alice.SaysJson(new { type = "message", text = "hello", nonce = "n" });
        Hears(alice, "message:hello");
    }

    [Theory]
    [InlineData("alice")]
    [InlineData("""{"type":"message","text":"hello"}""")]
    [InlineData("""{"type":"join"}""")]
    public void A_v2_client_that_does_not_begin_with_a_join_is_closed_with_4400(string first)
    {
        var nobody = Connect(ClientProtocol.V2);
        nobody.Says(first);
        IsClosed(nobody, CloseCode.BadName);
    }

    [Fact]
    public void No_bytes_whatever_end_a_session()
    {
        var random = new Random(7);
        SessionOptions = SessionOptions with { MessagesPerSecond = 0 };
        foreach (var protocol in new[] { ClientProtocol.Base, ClientProtocol.V2 })
        {
            var client = Connect(protocol);
            client.Says(protocol == ClientProtocol.V2 ? """{"type":"join","name":"v2"}""" : "base");
            for (var i = 0; i < 2_000; i++)
            {
                var bytes = new byte[random.Next(60)];
                random.NextBytes(bytes);
                client.Session.Result.Tell(new SessionProtocol.Heard(Encoding.UTF8.GetBytes(Encoding.Latin1.GetString(bytes))));
            }

            client.SaysJson(new { type = "message", text = "end" });
            Hears(client, protocol == ClientProtocol.V2 ? "message:end" : "message:end");
            Assert.Null(client.Closed);
        }
    }
}
