using System.Net;

namespace XChat.Actors.Chat;

/// <summary>Where a client comes from, after trusted proxies; unknown where a trusted proxy did not say.</summary>
/// <param name="Ip">Its address, or null where it is unknown.</param>
/// <param name="IsShared">It is the address of a proxy that does not say whom it speaks for: many people, or just one.</param>
public readonly record struct ClientAddress(IPAddress? Ip, bool IsShared = false)
{
    // What providers hand to one household.
    private const int SharedV6Bytes = 8;

    /// <summary>An address that nobody told us.</summary>
    public static ClientAddress Unknown => default;

    /// <summary>It is a loopback address: a program of this machine, or a proxy of it that does not say whom it speaks for.</summary>
    public bool IsThisMachine => Ip is not null && IPAddress.IsLoopback(Ip);

    /// <summary>What limits and bans count by: an IPv4 address, the /64 of an IPv6 address, or null where it is
    /// unknown or shared, to which limits per address do not apply.</summary>
    public IPAddress? Key => IsShared ? null : Neighbourhood;

    /// <summary>What wrong secrets count by: as <see cref="Key"/>, but of a shared address too. Nobody may guess without end,
    /// and those who share it come in without a secret all the same.</summary>
    public IPAddress? Neighbourhood
    {
        get
        {
            if (Ip is null)
            {
                return null;
            }

            if (Ip.IsIPv4MappedToIPv6)
            {
                return Ip.MapToIPv4();
            }

            Span<byte> bytes = stackalloc byte[16];
            Ip.TryWriteBytes(bytes, out var length);
            if (length < bytes.Length)
            {
                return Ip;
            }

            bytes[SharedV6Bytes..].Clear();
            return new IPAddress(bytes);
        }
    }

    /// <summary>Reads an address as an admin writes it; for IPv6 a trailing <c>/64</c> is allowed, since that is what is meant.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out ClientAddress address)
    {
        if (text.EndsWith("/64") && text.Contains(':'))
        {
            text = text[..^3];
        }

        // A bare number is an IPv4 address to the framework, and a name to people.
        var looksLikeOne = text.Count('.') == 3 || text.Contains(':');
        address = looksLikeOne && IPAddress.TryParse(text, out var ip) ? new ClientAddress(ip) : Unknown;
        return address.Ip is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => Ip?.ToString() ?? "unknown";
}
