using System.Text;
using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Attacks;

/// <summary>Requests that mean one thing to one reader and another to the next.</summary>
[Collection(OrdinaryServerTests.Name)]
public sealed class HandshakeAttackSpecs(OrdinaryServer server)
{
    private const string Key = "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    private const string Upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\n" + Key;

    [Theory]
    [InlineData("", "400")]
    [InlineData("Host: a\r\nHost: b\r\n", "400")]
    [InlineData("Host: a\r\nX: 1\r\n folded\r\n", "400")]
    [InlineData("Host: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n", "426")]
    [InlineData("Host: a\r\nContent-Length: 4\r\nContent-Length: 5\r\n", "400")]
    [InlineData("Host: a\r\nContent-Length: -1\r\n", "400")]
    [InlineData("Host: a\r\nTransfer-Encoding: identity, chunked;x\r\n", "400")]
    [InlineData("Host: a\r\nX : 1\r\n", "400")]
    [InlineData("Host: a\r\nX\0: 1\r\n", "400")]
    [InlineData("Host: a\r\nX: \0\r\n", "400")]
    [InlineData("Host: a\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n", "400")]
    [InlineData("Host: a\r\nSec-WebSocket-Version: 8\r\n", "426")]
    [InlineData("Host: a\r\nOrigin: http://evil.example\r\n", "403")]
    [InlineData("Host: a\r\nOrigin: null\r\n", "403")]
    [InlineData("Host: a\r\nOrigin:\r\n", "403")]
    [InlineData("Host: a\r\nOrigin: http://a\r\nOrigin: http://evil.example\r\n", "403")]
    [InlineData("Host: a\r\nOrigin: http://a.evil.example\r\n", "403")]
    [InlineData("Host: a\r\nOrigin: http://evil.example/a\r\n", "403")]
    [InlineData("Host: a\r\nOrigin: http://a@evil.example\r\n", "403")]
    [InlineData("Host: a\r\nOrigin: file://a\r\n", "403")]
    public async Task An_upgrade_that_could_be_read_in_two_ways_or_is_a_foreign_page_s_is_refused(string headers, string status)
    {
        using var client = await RawSocket.ConnectAsync(server.Port);
        await client.SendAsync(Encoding.Latin1.GetBytes($"GET /ws HTTP/1.1\r\n{headers}{Upgrade}\r\n"));

        Assert.StartsWith($"HTTP/1.1 {status} ", await client.HeadAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/ws/../rooms")]
    [InlineData("/ws/%2e%2e/rooms")]
    [InlineData("/ws/lobby%00")]
    [InlineData("/ws//lobby")]
    [InlineData("/ws/lobby/")]
    [InlineData("/ws/LOBBY")]
    [InlineData("/ws/..%5c..%5cetc")]
    [InlineData("/wsx")]
    public async Task A_path_that_is_no_room_s_leads_to_none(string path)
    {
        using var client = await RawSocket.ConnectAsync(server.Port);
        await client.SendAsync(RawSocket.Request(path));

        Assert.DoesNotContain("HTTP/1.1 101 ", await client.HeadAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_break_alone_ends_no_line_so_nothing_is_smuggled_behind_it()
    {
        using var client = await RawSocket.ConnectAsync(server.Port);
        await client.SendAsync(Encoding.Latin1.GetBytes($"GET /ws HTTP/1.1\r\nHost: a\nOrigin: http://evil.example\r\n{Upgrade}\r\n"));

        Assert.DoesNotContain("HTTP/1.1 101 ", await client.HeadAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_comes_with_the_upgrade_is_read_as_frames_and_never_as_a_second_request()
    {
        using var client = await RawSocket.ConnectAsync(server.Port);
        await client.SendAsync([.. RawSocket.Request(), .. "GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n"u8]);
        Assert.StartsWith("HTTP/1.1 101 ", await client.HeadAsync(), StringComparison.Ordinal);

        Assert.Equal(1002, await client.CloseCodeAsync());
    }

    [Fact]
    public async Task A_request_behind_a_refused_upgrade_is_not_answered_on_the_same_connection()
    {
        using var client = await RawSocket.ConnectAsync(server.Port);
        await client.SendAsync([.. RawSocket.Request("/ws/nowhere"), .. "GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n"u8]);

        Assert.Single((await client.ReadToEndAsync()).Split("HTTP/1.1 "), part => part.Length > 0);
    }

    [Fact]
    public async Task A_head_that_is_too_long_or_has_too_many_lines_is_431()
    {
        foreach (var headers in (string[])[$"X: {new string('x', 40_000)}\r\n", string.Concat(Enumerable.Range(0, 200).Select(i => $"X{i}: 1\r\n"))])
        {
            using var client = await RawSocket.ConnectAsync(server.Port);
            await client.SendIfPossibleAsync(Encoding.Latin1.GetBytes($"GET / HTTP/1.1\r\nHost: a\r\n{headers}\r\n"));
            Assert.StartsWith("HTTP/1.1 431 ", await client.HeadAsync(), StringComparison.Ordinal);
        }

        using var longLine = await RawSocket.ConnectAsync(server.Port);
        await longLine.SendIfPossibleAsync(Encoding.Latin1.GetBytes($"GET /{new string('x', 20_000)} HTTP/1.1\r\nHost: a\r\n\r\n"));
        Assert.StartsWith("HTTP/1.1 414 ", await longLine.HeadAsync(), StringComparison.Ordinal);
    }
}
