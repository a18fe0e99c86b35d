using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Events;

/// <summary>The limits of the sockets hold for event streams.</summary>
public sealed class EventLimitSpecs
{
    [Fact]
    public async Task Streams_and_sockets_of_one_address_share_its_connections()
    {
        await using var server = await XChatProcess.StartAsync("xchat { trusted-proxies = [], limits.connections-per-address = 2 }");
        await using var ada = await EventClient.ConnectAsync(server.Port);
        await using var bob = await WireClient.ConnectAsync(server.Port);
        using var third = await server.Http.GetAsync(new Uri("/events", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
        Assert.Equal("10", third.Headers.GetValues("Retry-After").Single());

        // Who has left makes room.
        ada.Drop();
        Assert.True(await EventuallyAsync(async () =>
        {
            using var next = await server.Http.GetAsync(new Uri("/events", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
            return next.StatusCode == HttpStatusCode.OK;
        }));
    }

    [Fact]
    public async Task Who_does_not_join_in_time_is_told_4408()
    {
        await using var server = await XChatProcess.StartAsync("xchat.limits.join-timeout = 300ms");
        await using var silent = await EventClient.ConnectAsync(server.Port);
        Assert.Equal(4408, (await silent.ClosedAsync()).Code);
    }

    [Fact]
    public async Task Who_floods_is_refused_with_its_nonces_and_then_told_4429()
    {
        await using var server = await XChatProcess.StartAsync("xchat.limits { messages-per-second = 1, message-burst = 3 }");
        await using var ada = await EventClient.JoinAsync(server.Port, "Ada");
        var last = HttpStatusCode.Accepted;
        for (var i = 0; last == HttpStatusCode.Accepted && i < 60; i++)
        {
            using var answer = await ada.PostAsync(Encoding.ASCII.GetBytes($$"""{"type":"message","text":"x","nonce":"n{{i}}"}"""));
            last = answer.StatusCode;
        }

        var (code, _, before) = await ada.ClosedAsync();
        Assert.Equal(4429, code);
        Assert.Equal("n3", before.First(message => message.Type() == "error").GetProperty("nonce").GetString());
        Assert.Contains(last, new[] { HttpStatusCode.Unauthorized, HttpStatusCode.Gone });
    }

    [Fact]
    public async Task A_comment_comes_within_the_ping_interval_and_nobody_has_to_answer_it()
    {
        await using var server = await XChatProcess.StartAsync("xchat.limits { ping-interval = 200ms, pong-timeout = 200ms }");
        using var raw = await RawSocket.ConnectAsync(server.Port);
        await raw.SendAsync("GET /events HTTP/1.1\r\nHost: a\r\n\r\n"u8.ToArray());
        var text = new StringBuilder();
        var clock = Stopwatch.StartNew();
        while (CommentsIn(text) < 5)
        {
            var buffer = new byte[4096];
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            var read = await raw.Socket.ReceiveAsync(buffer, patience.Token);
            Assert.NotEqual(0, read);
            text.Append(Encoding.ASCII.GetString(buffer, 0, read));
        }

        Assert.InRange(clock.Elapsed, TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(10));

        static int CommentsIn(StringBuilder text) => text.ToString().Split("\n:\n\n").Length - 1;
    }

    [Fact]
    public async Task A_stream_that_is_not_read_is_given_up_and_the_others_hear_everything()
    {
        await using var server = await XChatProcess.StartAsync("xchat.limits { outbound-bytes = 64KiB, messages-per-second = 0 }");
        using var stalled = await StalledAsync(server);
        await using var ada = await WireClient.JoinAsync(server.Port, "Ada");
        var text = new string('x', 10_000);
        for (var i = 1; i <= 1000; i++)
        {
            await ada.SayAsync(text);
            Assert.Equal(i, (await ada.UntilAsync("message")).Id());
        }

        Assert.Contains("Too much waits for you.", await server.WaitForLogAsync(line => line.Contains("Stalled left", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    // What a half-open connection is to the server: what it sends is not acknowledged, and nobody says why. A full window is the same to TCP.
    [Fact]
    public async Task A_stream_that_takes_nothing_any_more_is_given_up_however_little_waits_for_it()
    {
        await using var server = await XChatProcess.StartAsync("xchat { resume-grace = 0s, limits { ping-interval = 500ms, pong-timeout = 1s, outbound-bytes = 0 } }");
        using var stalled = await StalledAsync(server);
        await using var ada = await EventClient.JoinAsync(server.Port, "Ada");
        await ada.SayAsync(new { type = "message", text = new string('x', 16_000) });

        var left = await ada.UntilAsync("leave");

        Assert.Equal("Stalled", left.GetProperty("member").GetString());
        await ada.SayAsync(new { type = "message", text = "still here" });
        Assert.Equal("still here", (await ada.UntilAsync("message")).Text());
    }

    [Fact]
    public async Task On_SIGTERM_a_stream_is_told_1001_and_the_process_ends_with_0()
    {
        await using var server = await XChatProcess.StartAsync();
        await using var ada = await EventClient.JoinAsync(server.Port, "Ada");
        await using var nameless = await EventClient.ConnectAsync(server.Port);
        var clock = Stopwatch.StartNew();
        server.Terminate();
        Assert.Equal(1001, (await ada.ClosedAsync()).Code);
        Assert.Equal(1001, (await nameless.ClosedAsync()).Code);
        Assert.Equal(0, await server.ExitAsync());
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"It took {clock.Elapsed}.");
    }

    // Joined, and reads nothing more.
    private static async Task<RawSocket> StalledAsync(XChatProcess server)
    {
        var stalled = await RawSocket.ConnectAsync(server.Port, receiveBuffer: 4096);
        await stalled.SendAsync("GET /events HTTP/1.1\r\nHost: a\r\n\r\n"u8.ToArray());
        using var join = new HttpRequestMessage(HttpMethod.Post, new Uri("/events", UriKind.Relative)) { Content = new StringContent("""{"type":"join","name":"Stalled"}""") };
        join.Headers.Authorization = new("Bearer", await BearerAsync(stalled));
        using var joined = await server.Http.SendAsync(join);
        Assert.Equal(HttpStatusCode.Accepted, joined.StatusCode);
        return stalled;
    }

    private static async Task<string> BearerAsync(RawSocket raw)
    {
        var text = "";
        var buffer = new byte[4096];
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        int at;
        while ((at = text.IndexOf("event: session\ndata: ", StringComparison.Ordinal)) < 0 || text.IndexOf("\n\n", at, StringComparison.Ordinal) < 0)
        {
            text += Encoding.ASCII.GetString(buffer, 0, await raw.Socket.ReceiveAsync(buffer, patience.Token));
        }

        return text.Substring(at + "event: session\ndata: ".Length, 32);
    }

    private static async Task<bool> EventuallyAsync(Func<Task<bool>> holds)
    {
        for (var i = 0; i < 100; i++)
        {
            if (await holds())
            {
                return true;
            }

            await Task.Delay(50);
        }

        return false;
    }
}
