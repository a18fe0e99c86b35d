using System.Buffers;
using System.Net;
using System.Text;
using XChat.Gateway.Sockets;
using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Sockets;

public sealed class RequestHeadSpecs
{
    private static readonly byte[] Upgrade = RawSocket.Request("/ws/ops?x=1&since=abc%3A7", "Origin: http://a", "X-Forwarded-For: 1.1.1.1", "x-forwarded-for: 2.2.2.2");

    [Fact]
    public void An_upgrade_is_recognised_with_all_that_admission_asks_for()
    {
        var result = RequestHead.Read(new ReadOnlySequence<byte>([.. Upgrade, 0x81, 0x80]), IPAddress.Loopback, out var request, out var end);

        Assert.Equal(RequestHeadResult.Upgrade, result);
        Assert.Equal(Upgrade.Length, end.GetInteger());
        Assert.Equal("/ops", request!.Room);
        Assert.Equal("abc:7", request.Since);
        Assert.Equal("127.0.0.1", request.Host);
        Assert.Equal("http://a", request.Origin);
        Assert.Equal("13", request.Version);
        Assert.Equal(24, request.Key!.Length);
        Assert.Equal("1.1.1.1,2.2.2.2", request.ForwardedFor);
        Assert.Equal(IPAddress.Loopback, request.Peer);
        Assert.True(request.AsksForWebSocket);
    }

    [Fact]
    public void Wherever_the_network_cuts_it_it_needs_more_until_it_is_complete()
    {
        for (var cut = 0; cut < Upgrade.Length; cut++)
        {
            Assert.Equal(RequestHeadResult.NeedsMore, Read(Upgrade[..cut]));
            Assert.Equal(RequestHeadResult.Upgrade, RequestHead.Read(Pieces.Of(Upgrade[..cut], Upgrade[cut..]), null, out _, out _));
        }
    }

    [Theory]
    [InlineData("P"), InlineData("GET / HTTP/1.1\r\n"), InlineData("GET /wx"), InlineData("POST /ws HTTP/1.1\r\n\r\n"), InlineData("PRI * HTTP/2.0")]
    [InlineData("GET /wsx HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n")]
    [InlineData("GET /ws HTTP/1.0\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n")]
    [InlineData("GET /ws HTTP/1.1\r\nHost: a\r\n\r\n")]
    [InlineData("GET /ws HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n")]
    [InlineData("GET /ws HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nContent-Length: 5\r\n\r\n")]
    [InlineData("GET /ws HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nTransfer-Encoding: chunked\r\n\r\n")]
    [InlineData("GET /ws/%6cobby HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n")]
    [InlineData("GET /ws HTTP/1.1\r\nBad Header: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n")]
    [InlineData("GET /ws HTTP/1.1\r\nNo colon\r\n\r\n")]
    [InlineData("GET /ws\r\n\r\n")]
    public void Anything_else_is_for_HTTP_as_soon_as_it_can_be_told(string bytes) =>
        Assert.Equal(RequestHeadResult.ForHttp, Read(Encoding.Latin1.GetBytes(bytes)));

    [Fact]
    public void A_head_without_end_is_for_HTTP_which_has_a_limit() =>
        Assert.Equal(RequestHeadResult.ForHttp, Read(Encoding.Latin1.GetBytes("GET /ws HTTP/1.1\r\nX: " + new string('x', RequestHead.MaxBytes))));

    private static RequestHeadResult Read(byte[] bytes) => RequestHead.Read(new ReadOnlySequence<byte>(bytes), null, out _, out _);
}
