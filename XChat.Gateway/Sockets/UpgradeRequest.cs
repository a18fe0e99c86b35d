using System.Net;

namespace XChat.Gateway.Sockets;

/// <summary>The parts of a request to <c>/ws</c> or <c>/events</c> that its admission depends on, whichever entrance it came through. Absent headers are null.</summary>
/// <remarks>A header that came several times has its values joined by commas, as HTTP has it.</remarks>
public sealed record UpgradeRequest
{
    /// <summary>The peer of the TCP connection.</summary>
    public IPAddress? Peer { get; init; }

    /// <summary>The path after <c>/ws</c> or <c>/events</c>: empty, or <c>/ROOM</c>.</summary>
    public string Room { get; init; } = "";

    /// <summary>The value of <c>since</c> in the query.</summary>
    public string? Since { get; init; }

    /// <summary><c>Host</c>.</summary>
    public string? Host { get; init; }

    /// <summary><c>Origin</c>.</summary>
    public string? Origin { get; init; }

    /// <summary>Whether the request is a GET whose <c>Connection</c> and <c>Upgrade</c> ask for a WebSocket.</summary>
    public bool AsksForWebSocket { get; init; }

    /// <summary>Whether the request is one for an event stream, which needs no upgrade and speaks <c>xchat.v2</c>.</summary>
    public bool AsksForEvents { get; init; }

    /// <summary><c>Sec-WebSocket-Key</c>.</summary>
    public string? Key { get; init; }

    /// <summary><c>Sec-WebSocket-Version</c>.</summary>
    public string? Version { get; init; }

    /// <summary><c>Sec-WebSocket-Protocol</c>.</summary>
    public string? Protocols { get; init; }

    /// <summary><c>Sec-WebSocket-Extensions</c>.</summary>
    public string? Extensions { get; init; }

    /// <summary><c>X-Forwarded-For</c>.</summary>
    public string? ForwardedFor { get; init; }

    /// <summary><c>X-Real-IP</c>.</summary>
    public string? RealIp { get; init; }

    /// <summary>Whether <paramref name="list"/>, a header with values between commas, has <paramref name="token"/> in any case.</summary>
    public static bool HasToken(string? list, string token)
    {
        foreach (var part in list.AsSpan().Split(','))
        {
            if (list.AsSpan()[part].Trim(" \t").Equals(token, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
