using System.Net;
using System.Text;
using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Protocol;

[Collection(OrdinaryServerTests.Name)]
public sealed class EndpointSpecs(OrdinaryServer server)
{
    [Fact]
    public async Task Ws_joins_the_default_room()
    {
        await using var plain = await WireClient.JoinAsync(server.Port, "endpoint-plain");
        await using var named = await WireClient.JoinAsync(server.Port, "endpoint-named", "/ws/lobby");

        Assert.Equal("endpoint-named joined", (await plain.UntilAsync("join")).Text());
    }

    [Fact]
    public async Task A_message_stays_in_its_room()
    {
        var (one, other) = (server.Room(), server.Room());
        await using var here = await WireClient.JoinAsync(server.Port, "here", one);
        await using var there = await WireClient.JoinAsync(server.Port, "there", other);
        await here.SayAsync("only here");
        await there.SayAsync("only there");

        Assert.Equal("only here", (await here.NextAsync()).Text());
        Assert.Equal("only there", (await there.NextAsync()).Text());
    }

    [Theory]
    [InlineData("/ws/nowhere"), InlineData("/ws/LOBBY"), InlineData("/ws/lobby/more"), InlineData("/ws/..%2f")]
    public async Task A_room_that_is_not_configured_is_404(string path)
    {
        Assert.Equal("404", await StatusAsync(path));
        Assert.Equal("404", await StatusThroughHttpAsync(path));
    }

    [Theory]
    [InlineData("/ws"), InlineData("/ws/ops")]
    public async Task A_request_that_is_no_upgrade_is_426(string path)
    {
        using var answer = await server.Process.Http.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(HttpStatusCode.UpgradeRequired, answer.StatusCode);
        Assert.Equal("websocket", answer.Headers.Upgrade.ToString());
    }

    [Theory]
    [InlineData("Sec-WebSocket-Version: 8", "426")]
    [InlineData("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ", "400")]
    [InlineData("Sec-WebSocket-Key: ", "400")]
    public async Task A_handshake_that_RFC_6455_does_not_allow_is_refused(string header, string status)
    {
        Assert.Equal(status, await StatusAsync("/ws", header));
        Assert.Equal(status, await StatusThroughHttpAsync("/ws", header));
    }

    [Theory]
    [InlineData("http://evil.example"), InlineData("null"), InlineData("https://127.0.0.1.evil.example")]
    public async Task A_foreign_origin_is_403(string origin)
    {
        Assert.Equal("403", await StatusAsync("/ws", $"Origin: {origin}"));
        Assert.Equal("403", await StatusThroughHttpAsync("/ws", $"Origin: {origin}"));
    }

    [Fact]
    public async Task The_own_origin_and_a_configured_one_are_let_in()
    {
        Assert.Equal("101", await StatusAsync("/ws", $"Host: 127.0.0.1:{server.Port}", $"Origin: http://127.0.0.1:{server.Port}"));
        Assert.Equal("101", await StatusAsync("/ws", "Origin: https://friend.example"));
        Assert.Equal("101", await StatusThroughHttpAsync("/ws", "Origin: https://friend.example"));
    }

    [Fact]
    public async Task The_answer_to_the_handshake_is_that_of_RFC_6455()
    {
        using var raw = await RawSocket.ConnectAsync(server.Port);
        await raw.SendAsync(RawSocket.Request("/ws", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="));
        var head = await raw.HeadAsync();

        Assert.Contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=", head, StringComparison.Ordinal);
        Assert.DoesNotContain("Sec-WebSocket-Protocol", head, StringComparison.Ordinal);
        Assert.Matches("X-XChat-Epoch: [A-Za-z0-9_-]+", head);
    }

    [Fact]
    public async Task Xchat_v2_is_agreed_on_where_it_is_offered_among_others()
    {
        using var raw = await RawSocket.ConnectAsync(server.Port);
        await raw.SendAsync(RawSocket.Request("/ws", "Sec-WebSocket-Protocol: chat, xchat.v2"));

        Assert.Contains("Sec-WebSocket-Protocol: xchat.v2", await raw.HeadAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_comes_in_single_bytes_and_with_its_first_frame_behind_it_is_served()
    {
        using var raw = await RawSocket.ConnectAsync(server.Port);
        await raw.SendAsync([.. RawSocket.Request(server.Room()).Concat(ClientFrame.Text("dripping")).Select(b => new[] { b })]);

        Assert.StartsWith("HTTP/1.1 101 ", await raw.HeadAsync(), StringComparison.Ordinal);
        Assert.Equal("[]", (await raw.FrameAsync())!.Text);
        Assert.Contains("dripping joined", (await raw.FrameAsync())!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_upgrade_on_a_connection_that_HTTP_has_used_chats_like_any_other()
    {
        using var raw = await UsedByHttpAsync();
        var path = server.Room();
        await raw.SendAsync(RawSocket.Request(path));
        Assert.StartsWith("HTTP/1.1 101 ", await raw.HeadAsync(), StringComparison.Ordinal);
        await raw.SendAsync(ClientFrame.Text("late upgrade"));
        Assert.Equal("[]", (await raw.FrameAsync())!.Text);
        Assert.Contains("late upgrade joined", (await raw.FrameAsync())!.Text, StringComparison.Ordinal);

        await raw.SendAsync(ClientFrame.Ping("now"), ClientFrame.Text("hello"), ClientFrame.Close(1000));
        Assert.Equal("now", (await raw.FrameAsync())!.Text);
        var rest = new List<ServerFrame>();
        while (await raw.FrameAsync() is { } frame)
        {
            rest.Add(frame);
        }

        Assert.Equal(0x8, rest[^1].Opcode);
        await using var other = await WireClient.ConnectAsync(server.Port, path);
        await other.SayAsync("after");
        Assert.Equal("hello", Assert.Single(await other.FrameAsync()).Text());
    }

    [Fact]
    public async Task Health_says_live_and_ready()
    {
        Assert.Equal("live\n", await server.Process.Http.GetStringAsync(new Uri("/health/live", UriKind.Relative)));
        Assert.Equal("ready\n", await server.Process.Http.GetStringAsync(new Uri("/health/ready", UriKind.Relative)));
    }

    private async Task<string> StatusAsync(string path, params string[] headers)
    {
        using var raw = await RawSocket.ConnectAsync(server.Port);
        return await StatusAsync(raw, path, headers);
    }

    private async Task<string> StatusThroughHttpAsync(string path, params string[] headers)
    {
        using var raw = await UsedByHttpAsync();
        return await StatusAsync(raw, path, headers);
    }

    private async Task<RawSocket> UsedByHttpAsync()
    {
        var raw = await RawSocket.ConnectAsync(server.Port);
        await raw.SendAsync(Encoding.ASCII.GetBytes("HEAD / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"));
        Assert.StartsWith("HTTP/1.1 200 ", await raw.HeadAsync(), StringComparison.Ordinal);
        return raw;
    }

    private static async Task<string> StatusAsync(RawSocket raw, string path, string[] headers)
    {
        await raw.SendAsync(RawSocket.Request(path, headers));
        return (await raw.HeadAsync()).Split(' ')[1];
    }
}
