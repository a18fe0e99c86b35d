using System.Net;
using XChat.Gateway.Sockets;
using Xunit;

namespace XChat.Gateway.Tests.Sockets;

public sealed class TrustedProxiesSpecs
{
    private readonly TrustedProxies _loopback = new(TrustedProxies.Loopback);
    private readonly TrustedProxies _two = new([IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("2001:db8:1::/48")]);

    [Theory]
    [InlineData("203.0.113.9", "198.51.100.1", null, "203.0.113.9")]
    [InlineData("203.0.113.9", null, "198.51.100.1", "203.0.113.9")]
    [InlineData("2001:db8::9", "198.51.100.1", null, "2001:db8::9")]
    public void Whoever_is_not_trusted_is_what_it_is_whatever_it_says(string peer, string? forwardedFor, string? realIp, string expected) =>
        Assert.Equal(expected, _loopback.AddressOf(IPAddress.Parse(peer), forwardedFor, realIp).ToString());

    [Theory]
    [InlineData("198.51.100.1", null, "198.51.100.1")]
    [InlineData(null, "198.51.100.1", "198.51.100.1")]
    [InlineData("198.51.100.1", "203.0.113.5", "198.51.100.1")]
    [InlineData("6.6.6.6, 198.51.100.1", null, "198.51.100.1")]
    [InlineData("6.6.6.6,198.51.100.1,127.0.0.1", null, "198.51.100.1")]
    [InlineData("198.51.100.1:4711", null, "198.51.100.1")]
    [InlineData("2001:db8::7", null, "2001:db8::7")]
    [InlineData("[2001:db8::7]:4711", null, "2001:db8::7")]
    [InlineData("::ffff:198.51.100.1", null, "198.51.100.1")]
    [InlineData("127.0.0.5", null, "127.0.0.5")]
    [InlineData("127.0.0.5, 127.0.0.1", null, "127.0.0.5")]
    public void A_trusted_proxy_is_believed_from_the_right_and_no_farther_than_the_first_that_is_not_trusted(string? forwardedFor, string? realIp, string expected)
    {
        Assert.Equal(expected, _loopback.AddressOf(IPAddress.Loopback, forwardedFor, realIp).ToString());
        Assert.Equal(expected, _loopback.AddressOf(IPAddress.Parse("::ffff:127.0.0.1"), forwardedFor, realIp).ToString());
        Assert.Equal(expected, _loopback.AddressOf(IPAddress.IPv6Loopback, forwardedFor, realIp).ToString());
    }

    [Theory]
    [InlineData("unknown"), InlineData("198.51.100.1, _hidden"), InlineData("12345"), InlineData("198.51.100.1,"), InlineData("198.51.100.300")]
    public void What_a_trusted_proxy_writes_that_is_no_address_is_unknown(string forwardedFor) =>
        Assert.Null(_loopback.AddressOf(IPAddress.Loopback, forwardedFor, null).Ip);

    [Fact]
    public void Loopback_is_trusted_only_where_it_is_configured()
    {
        Assert.Equal("127.0.0.1", _two.AddressOf(IPAddress.Loopback, "198.51.100.1", null).ToString());
        Assert.Equal("198.51.100.1", _two.AddressOf(IPAddress.Parse("10.1.2.3"), "198.51.100.1, 10.9.9.9", null).ToString());
        Assert.Equal("198.51.100.1", _two.AddressOf(IPAddress.Parse("2001:db8:1::5"), "198.51.100.1", null).ToString());
    }

    [Fact]
    public void A_trusted_proxy_that_says_nothing_is_silent_and_anybody_else_is_not()
    {
        Assert.True(_loopback.IsSilentProxy(IPAddress.Loopback, null, " "));
        Assert.True(_loopback.IsSilentProxy(null, null, null));
        Assert.False(_loopback.IsSilentProxy(IPAddress.Loopback, "198.51.100.1", null));
        Assert.False(_loopback.IsSilentProxy(IPAddress.Parse("203.0.113.9"), null, null));
    }
}
