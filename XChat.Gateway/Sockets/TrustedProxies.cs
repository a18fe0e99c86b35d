using System.Collections.Immutable;
using System.Net;
using XChat.Actors.Chat;

namespace XChat.Gateway.Sockets;

/// <summary>The peers whose word about where a client comes from is taken.</summary>
public sealed class TrustedProxies
{
    private readonly ImmutableArray<IPNetwork> _networks;

    /// <summary>Trusts these networks and nobody else.</summary>
    public TrustedProxies(ImmutableArray<IPNetwork> networks) => _networks = networks;

    /// <summary>The machine itself: 127.0.0.0/8 and ::1.</summary>
    public static ImmutableArray<IPNetwork> Loopback { get; } = [new(new IPAddress([127, 0, 0, 0]), 8), new(IPAddress.IPv6Loopback, 128)];

    /// <summary>Where a request comes from.</summary>
    /// <param name="peer">The other end of the TCP connection; null where there is none (a Unix socket): a proxy of this machine.</param>
    /// <param name="forwardedFor">Its <c>X-Forwarded-For</c>, or null.</param>
    /// <param name="realIp">Its <c>X-Real-IP</c>, or null; counts where there is no <paramref name="forwardedFor"/>.</param>
    /// <returns>
    /// The peer itself, or, where that is trusted, the nearest hop that is not; the farthest, where all are trusted;
    /// <see cref="ClientAddress.Unknown"/> where a trusted proxy wrote something that is no address.
    /// </returns>
    public ClientAddress AddressOf(IPAddress? peer, string? forwardedFor, string? realIp)
    {
        if (peer is not null && !Trusts(peer))
        {
            return new ClientAddress(Plain(peer));
        }

        var hops = string.IsNullOrWhiteSpace(forwardedFor) ? realIp : forwardedFor;
        return string.IsNullOrWhiteSpace(hops) ? new ClientAddress(peer is null ? null : Plain(peer)) : Farthest(hops);
    }

    /// <summary>Whether a request came through a trusted proxy that does not say from whom.</summary>
    public bool IsSilentProxy(IPAddress? peer, string? forwardedFor, string? realIp) =>
        (peer is null || Trusts(peer)) && string.IsNullOrWhiteSpace(forwardedFor) && string.IsNullOrWhiteSpace(realIp);

    private ClientAddress Farthest(string hops)
    {
        var rest = hops.AsSpan();
        while (true)
        {
            var comma = rest.LastIndexOf(',');
            if (!TryParse(rest[(comma + 1)..].Trim(), out var hop))
            {
                return ClientAddress.Unknown;
            }

            if (comma < 0 || !Trusts(hop))
            {
                return new ClientAddress(hop);
            }

            rest = rest[..comma];
        }
    }

    /// <summary>Whether this is one of them.</summary>
    public bool Trusts(IPAddress address)
    {
        var plain = Plain(address);
        return _networks.Any(network => network.Contains(plain));
    }

    // Some proxies write the port behind it: 192.0.2.1:4711, [2001:db8::1]:4711.
    private static bool TryParse(ReadOnlySpan<char> text, out IPAddress address)
    {
        if (text.StartsWith('[') || (text.Contains('.') && text.Count(':') == 1))
        {
            var parsed = IPEndPoint.TryParse(text, out var endPoint);
            address = Plain(endPoint?.Address ?? IPAddress.None);
            return parsed;
        }

        // A bare number would be an address to the framework.
        var isAddress = IPAddress.TryParse(text, out var ip) && (text.Contains(':') || text.Count('.') == 3);
        address = Plain(ip ?? IPAddress.None);
        return isAddress;
    }

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
