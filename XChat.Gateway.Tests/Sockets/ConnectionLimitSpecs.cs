using System.Net;
using XChat.Actors.Chat;
using XChat.Gateway.Sockets;
using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Sockets;

public sealed class ConnectionLimitSpecs
{
    [Fact]
    public void At_the_limit_of_an_address_only_that_address_is_refused_and_leaving_makes_room()
    {
        var limit = new ConnectionLimit(inAll: 10, perAddress: 2);
        Assert.Null(limit.Enter(Key("192.0.2.1")));
        Assert.Null(limit.Enter(Key("192.0.2.1")));
        Assert.Equal(429, limit.Enter(Key("192.0.2.1"))?.Status);
        Assert.Null(limit.Enter(Key("192.0.2.2")));

        limit.Leave(Key("192.0.2.1"));
        Assert.Null(limit.Enter(Key("192.0.2.1")));
        Assert.Equal(3, limit.Count);
    }

    [Fact]
    public void An_IPv6_address_counts_with_its_64_neighbours_and_a_mapped_one_as_IPv4()
    {
        var limit = new ConnectionLimit(inAll: 0, perAddress: 1);
        Assert.Null(limit.Enter(Key("2001:db8:0:1::1")));
        Assert.Equal(429, limit.Enter(Key("2001:db8:0:1:ffff::2"))?.Status);
        Assert.Null(limit.Enter(Key("2001:db8:0:2::1")));
        Assert.Null(limit.Enter(Key("192.0.2.1")));
        Assert.Equal(429, limit.Enter(Key("::ffff:192.0.2.1"))?.Status);
    }

    [Fact]
    public void The_limit_in_all_holds_for_known_and_unknown_addresses()
    {
        var limit = new ConnectionLimit(inAll: 2, perAddress: 1);
        Assert.Null(limit.Enter(null));
        Assert.Null(limit.Enter(null));
        Assert.Equal(503, limit.WouldRefuse(Key("192.0.2.1"))?.Status);
        Assert.Equal(503, limit.Enter(Key("192.0.2.1"))?.Status);
    }

    [Fact]
    public void Zero_is_no_limit_and_a_shared_address_is_nobodys()
    {
        var none = new ConnectionLimit(0, 0);
        var perAddress = new ConnectionLimit(0, 1);
        var proxy = new ClientAddress(IPAddress.Loopback, IsShared: true);
        for (var i = 0; i < 100; i++)
        {
            Assert.Null(none.Enter(Key("192.0.2.1")));
            Assert.Null(perAddress.Enter(proxy.Key));
        }
    }

    [Fact]
    public void Strays_are_counted_by_address_and_minute_apart_from_connections_and_nobodys_address_is_not()
    {
        var time = new ManualTime();
        var limit = new ConnectionLimit(inAll: 0, perAddress: 0, perMinute: 2, time);
        var proxy = new ClientAddress(IPAddress.Loopback, IsShared: true);
        for (var i = 0; i < 2; i++)
        {
            Assert.Null(limit.WhyNotAsk(Key("192.0.2.1")));
            limit.CountStray(Key("192.0.2.1"));
            limit.CountStray(proxy.Key);
        }

        Assert.Equal(429, limit.WhyNotAsk(Key("192.0.2.1"))?.Status);
        Assert.Null(limit.WhyNotAsk(Key("192.0.2.2")));
        Assert.Null(limit.WhyNotAsk(proxy.Key));
        Assert.Null(limit.Enter(Key("192.0.2.1")));
        time.Pass(TimeSpan.FromMinutes(1));
        Assert.Null(limit.WhyNotAsk(Key("192.0.2.1")));
    }

    private static IPAddress? Key(string address) => new ClientAddress(IPAddress.Parse(address)).Key;
}
