using System.Collections.Immutable;
using System.Net;
using XChat.Actors.Chat;

namespace XChat.Gateway.Sockets;

/// <summary>What admission goes by.</summary>
public sealed record HandshakeOptions
{
    /// <summary>The room of <c>/ws</c>.</summary>
    public required RoomName DefaultRoom { get; init; }

    /// <summary>All rooms.</summary>
    public required ImmutableArray<RoomName> Rooms { get; init; }

    /// <summary>Origins besides the server's own: <c>https://chat.example.org</c>. Default none.</summary>
    public ImmutableArray<string> AllowedOrigins { get; init; } = [];

    /// <summary>Whether clients that offer permessage-deflate get it. Default true.</summary>
    public bool Compression { get; init; } = true;

    /// <summary>Peers whose forwarded addresses count. Default: loopback.</summary>
    public ImmutableArray<IPNetwork> TrustedProxies { get; init; } = Sockets.TrustedProxies.Loopback;
}
