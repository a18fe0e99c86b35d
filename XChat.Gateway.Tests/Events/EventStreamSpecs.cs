using System.Net;
using System.Text;
using System.Text.Json;
using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Events;

/// <summary>The same session where WebSockets are blocked.</summary>
[Collection(OrdinaryServerTests.Name)]
public sealed class EventStreamSpecs(OrdinaryServer server)
{
    [Fact]
    public async Task Those_on_event_streams_and_on_sockets_hear_the_same_in_the_same_order()
    {
        var room = Room();
        await using var ada = await EventClient.JoinAsync(server.Port, "Ada", "/events/" + room);
        await using var bob = await WireClient.JoinAsync(server.Port, "Bob", "/ws/" + room);
        Assert.Equal("Bob joined", (await ada.UntilAsync("join")).Text());

        await ada.SayAsync(new { type = "message", text = "up by POST", nonce = "n-1" });
        await bob.SayAsync("down as an event");

        foreach (var heard in new[] { ada.UntilAsync, (Func<string, Task<JsonElement>>)bob.UntilAsync })
        {
            var first = await heard("message");
            Assert.Equal((1, "Ada", "up by POST", "n-1"), (first.Id(), first.Username(), first.Text(), first.GetProperty("nonce").GetString()));
            Assert.Equal((2, "Bob", "down as an event"), await IdAuthorTextAsync(heard));
        }

        static async Task<(long, string, string)> IdAuthorTextAsync(Func<string, Task<JsonElement>> heard)
        {
            var message = await heard("message");
            return (message.Id(), message.Username(), message.Text());
        }
    }

    [Fact]
    public async Task It_is_an_event_stream_that_nobody_may_keep_or_collect()
    {
        await using var ada = await EventClient.ConnectAsync(server.Port);
        Assert.Equal("text/event-stream", ada.Answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("no-store, no-transform", ada.Answer.Headers.CacheControl!.ToString());
        Assert.Equal("no", ada.Answer.Headers.GetValues("X-Accel-Buffering").Single());
        Assert.Empty(ada.Answer.Content.Headers.ContentEncoding);
        Assert.Matches("^[0-9a-f]{32}$", ada.Bearer);
        Assert.InRange(ada.ReconnectionInterval, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task Every_stream_has_a_secret_of_its_own()
    {
        await using var ada = await EventClient.ConnectAsync(server.Port);
        await using var bob = await EventClient.ConnectAsync(server.Port);
        Assert.NotEqual(ada.Bearer, bob.Bearer);
    }

    [Fact]
    public async Task An_id_is_given_where_a_message_moves_the_cursor_and_nowhere_else()
    {
        var room = Room();
        await using var ada = await EventClient.ConnectAsync(server.Port, "/events/" + room);
        await ada.SayAsync(new { type = "join", name = "Ada" });
        var epoch = (await ada.UntilAsync("welcome")).GetProperty("epoch").GetString();
        Assert.Equal(epoch, ada.Answer.Headers.GetValues("X-XChat-Epoch").Single());
        await ada.UntilAsync("join");
        Assert.Equal("", ada.LastEventId);

        await ada.SayAsync(new { type = "message", text = "one", nonce = "n" });
        await ada.UntilAsync("message");
        Assert.Equal(epoch + ":1", ada.LastEventId);

        await using var bob = await EventClient.JoinAsync(server.Port, "Bob", "/events/" + room);
        Assert.Equal(epoch + ":1", bob.LastEventId);
        await bob.SayAsync(new { type = "message", text = "two" });
        await ada.UntilAsync("message");

        // Said again to its sender alone: that is no step back.
        await ada.SayAsync(new { type = "message", text = "one", nonce = "n" });
        Assert.Equal(1, (await ada.UntilAsync("message")).Id());
        Assert.Equal(epoch + ":2", ada.LastEventId);
    }

    [Theory]
    [InlineData(true), InlineData(false)]
    public async Task Last_Event_ID_or_since_resumes_without_anything_lost_or_twice(bool byHeader)
    {
        var path = "/events/" + Room();
        await using var bob = await EventClient.JoinAsync(server.Port, "Bob", path);
        var ada = await EventClient.JoinAsync(server.Port, "Ada", path);
        for (var i = 1; i <= 4; i++)
        {
            await bob.SayAsync(new { type = "message", text = $"{i}" });
        }

        while ((await ada.UntilAsync("message")).Id() < 2)
        {
        }

        var seen = ada.LastEventId[..ada.LastEventId.LastIndexOf(':')] + ":2";
        await ada.DisposeAsync();

        await using var back = byHeader
            ? await EventClient.ConnectAsync(server.Port, path, ("Last-Event-ID", seen))
            : await EventClient.ConnectAsync(server.Port, $"{path}?since={seen}");
        await back.SayAsync(new { type = "join", name = "Ada" });
        Assert.True((await back.UntilAsync("welcome")).GetProperty("recovered").GetBoolean());
        Assert.Equal(["3", "4"], (await back.FrameAsync()).Select(message => message.Text()));
    }

    [Fact]
    public async Task A_key_takes_back_the_name_and_the_old_stream_ends_with_4428()
    {
        var path = "/events/" + Room();
        await using var old = await EventClient.ConnectAsync(server.Port, path);
        await old.SayAsync(new { type = "join", name = "Ada" });
        var key = (await old.UntilAsync("welcome")).GetProperty("key").GetString();

        await using var back = await EventClient.ConnectAsync(server.Port, path);
        await back.SayAsync(new { type = "join", name = "Ada", key });
        Assert.Equal("Ada", (await back.UntilAsync("welcome")).GetProperty("name").GetString());
        Assert.Equal(4428, (await old.ClosedAsync()).Code);

        // The key is a bearer too, and it is the new stream's by now.
        back.Bearer = key!;
        await back.SayAsync(new { type = "message", text = "here" });
        Assert.Equal("here", (await back.UntilAsync("message")).Text());
    }

    [Fact]
    public async Task A_socket_is_taken_over_by_a_stream_and_the_other_way_round()
    {
        var room = Room();
        await using var socket = await WireClient.ConnectAsync(server.Port, "/ws/" + room, "xchat.v2");
        await socket.SayAsync("""{"type":"join","name":"Ada"}""");
        var key = (await socket.UntilAsync("welcome")).GetProperty("key").GetString();

        await using var stream = await EventClient.ConnectAsync(server.Port, "/events/" + room);
        await stream.SayAsync(new { type = "join", name = "Ada", key });
        Assert.Equal("Ada", (await stream.UntilAsync("welcome")).GetProperty("name").GetString());
        Assert.Equal(4428, (await socket.ClosedAsync()).Code);

        await using var again = await WireClient.ConnectAsync(server.Port, "/ws/" + room, "xchat.v2");
        await again.SayAsync(JsonSerializer.Serialize(new { type = "join", name = "Ada", key }));
        Assert.Equal("Ada", (await again.UntilAsync("welcome")).GetProperty("name").GetString());
        Assert.Equal(4428, (await stream.ClosedAsync()).Code);
    }

    [Fact]
    public async Task What_is_refused_on_a_socket_is_refused_here()
    {
        await using var nameless = await EventClient.ConnectAsync(server.Port);
        await nameless.SayAsync(new { type = "join", name = "" });
        var (code, _, before) = await nameless.ClosedAsync();
        Assert.Equal((4400, "bad-name"), (code, before.Single().Code()));

        await using var wrong = await EventClient.ConnectAsync(server.Port, "/events/locked");
        await wrong.SayAsync(new { type = "join", name = "Ada" });
        (code, _, before) = await wrong.ClosedAsync();
        Assert.Equal((4401, "bad-token"), (code, before.Single().Code()));

        await using var ada = await EventClient.JoinAsync(server.Port, "Ada", "/events/" + Room());
        await ada.SayAsync(new { type = "message", text = "/kick Bob" });
        Assert.Equal("not-allowed", (await ada.UntilAsync("error")).Code());
        using var garbage = await ada.PostAsync("{oops"u8.ToArray());
        Assert.Equal(HttpStatusCode.Accepted, garbage.StatusCode);
        Assert.Equal("bad-message", (await ada.UntilAsync("error")).Code());
    }

    [Fact]
    public async Task Commands_work_and_who_is_kicked_is_told_4403()
    {
        var path = "/events/" + Room();
        await using var admin = await EventClient.ConnectAsync(server.Port, path);
        await admin.SayAsync(new { type = "join", name = "Root", token = XChatProcess.Token });
        Assert.Equal("Admin", (await admin.UntilAsync("welcome")).GetProperty("role").GetString());
        await using var ada = await EventClient.JoinAsync(server.Port, "Ada", path);
        await admin.SayAsync(new { type = "message", text = "/kick Ada rude" });
        var (code, reason, _) = await ada.ClosedAsync();
        Assert.Equal(4403, code);
        Assert.Contains("rude", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_drops_its_stream_has_left()
    {
        var room = Room();
        await using var bob = await WireClient.JoinAsync(server.Port, "Bob", "/ws/" + room);
        var ada = await EventClient.JoinAsync(server.Port, "Ada", "/events/" + room);
        var bearer = ada.Bearer;
        await bob.UntilAsync("join");
        ada.Drop();
        await server.Process.WaitForLogAsync(line => line.Contains($"Ada left {room}", StringComparison.Ordinal));

        // What it would still say is nobody's.
        await using var other = await EventClient.ConnectAsync(server.Port, "/events/" + room);
        other.Bearer = bearer;
        using var late = await other.PostAsync("""{"type":"typing"}"""u8.ToArray());
        Assert.Equal(HttpStatusCode.Unauthorized, late.StatusCode);
    }

    [Fact]
    public async Task Every_script_and_emoji_arrives_as_it_was_sent()
    {
        await using var ada = await EventClient.JoinAsync(server.Port, "آدا", "/events/" + Room());
        const string text = "سلام\nline two\r\n👩‍👩‍👧\u2028data: no\n\nevent: close";
        await ada.SayAsync(new { type = "message", text });
        Assert.Equal(text, (await ada.UntilAsync("message")).Text());
    }

    private string Room() => server.Room()["/ws/".Length..];
}
