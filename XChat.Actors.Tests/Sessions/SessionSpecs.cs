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
            Hears(client, "message:end");
            Assert.Null(client.Closed);
        }
    }
}
