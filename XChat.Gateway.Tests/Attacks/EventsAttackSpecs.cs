using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Attacks;

/// <summary>The chat over HTTP: what is posted by those who have no session, or go away in the middle.</summary>
public sealed partial class EventsAttackSpecs
{
    [Fact]
    public async Task Who_goes_away_while_it_posts_is_no_error_and_its_stream_lives_on()
    {
        await using var server = await XChatProcess.StartAsync();
        using var stream = await RawSocket.ConnectAsync(server.Port);
        var secret = await SecretOfAsync(stream);
        await GoAwayAfterAsync(server, Post(secret, "{\"type\":", contentLength: 100));

        using var joins = await RawSocket.ConnectAsync(server.Port);
        await joins.SendAsync(Post(secret, "{\"type\":\"join\",\"name\":\"ada\"}"));
        Assert.StartsWith("HTTP/1.1 202 ", await joins.HeadAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(server.Log, IsError);
    }

    [Fact]
    public async Task Who_goes_away_while_it_uploads_is_no_error()
    {
        await using var server = await XChatProcess.StartAsync();
        await GoAwayAfterAsync(server, Encoding.ASCII.GetBytes(
            "POST /upload HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 5000\r\n\r\n"
            + "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.4 and more of it"));

        using var alive = await server.Http.GetAsync(new Uri("/health/live", UriKind.Relative));
        alive.EnsureSuccessStatusCode();
        Assert.DoesNotContain(server.Log, IsError);
    }

    [Theory]
    [InlineData("0123456789abcdef0123456789abcdef")]
    [InlineData("")]
    [InlineData("../../x")]
    public async Task Nobody_posts_for_a_session_whose_secret_it_does_not_have(string bearer)
    {
        await using var server = await XChatProcess.StartAsync();
        using var stream = await RawSocket.ConnectAsync(server.Port);
        await SecretOfAsync(stream);
        using var post = await RawSocket.ConnectAsync(server.Port);
        await post.SendAsync(Post(bearer, "{\"type\":\"join\",\"name\":\"eve\"}"));

        Assert.StartsWith("HTTP/1.1 401 ", await post.HeadAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_counts_like_any_chat_and_not_as_a_request()
    {
        await using var server = await XChatProcess.StartAsync("xchat { trusted-proxies = [], limits { connections-per-address = 3, http-connections-per-address = 2 } }");
        var streams = new List<RawSocket>();
        for (var i = 0; i < 3; i++)
        {
            streams.Add(await RawSocket.ConnectAsync(server.Port));
            await SecretOfAsync(streams[i]);
        }

        using var oneMore = await RawSocket.ConnectAsync(server.Port);
        await oneMore.SendAsync("GET /events HTTP/1.1\r\nHost: a\r\n\r\n"u8.ToArray());
        Assert.StartsWith("HTTP/1.1 429 ", await oneMore.HeadAsync(), StringComparison.Ordinal);
        streams.ForEach(stream => stream.Dispose());
    }

    // Often, for what comes first at the server, the end or what was sent, is not always the same.
    private static async Task GoAwayAfterAsync(XChatProcess server, byte[] half)
    {
        for (var i = 0; i < 20; i++)
        {
            using var post = await RawSocket.ConnectAsync(server.Port);
            await post.SendAsync(half);
            await Task.Delay(20);
            post.Socket.LingerState = new LingerOption(enable: i % 2 == 0, 0);
        }
    }

    private static bool IsError(string line) => line.Contains(" ERROR ", StringComparison.Ordinal) || line.Contains("Exception", StringComparison.Ordinal);

    private static byte[] Post(string bearer, string body, int? contentLength = null) => Encoding.ASCII.GetBytes(
        $"POST /events HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {bearer}\r\nContent-Length: {contentLength ?? body.Length}\r\n\r\n{body}");

    private static async Task<string> SecretOfAsync(RawSocket stream)
    {
        await stream.SendAsync("GET /events HTTP/1.1\r\nHost: a\r\n\r\n"u8.ToArray());
        Assert.StartsWith("HTTP/1.1 200 ", await stream.HeadAsync(), StringComparison.Ordinal);
        return Secret().Match(await stream.UntilAsync("event: session\ndata: ", 32)).Groups[1].Value;
    }

    [GeneratedRegex("data: ([0-9a-f]{32})")]
    private static partial Regex Secret();
}
