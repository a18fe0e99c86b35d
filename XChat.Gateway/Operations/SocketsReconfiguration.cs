using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using XChat.Gateway.Configuration;
using XChat.Gateway.Sockets;

namespace XChat.Gateway.Operations;

/// <summary>Both entrances, and the limits of what comes in by them.</summary>
public sealed class SocketsReconfiguration(
    Handshake handshake,
    ConnectionLimit limit,
    Arrivals arrivals,
    Reception reception,
    KeepAlive clock,
    UpgradeBeforeHttp door,
    IOptions<KestrelServerOptions> kestrel) : IReconfigurable
{
    /// <inheritdoc/>
    public void Adopt(GatewayOptions options)
    {
        limit.Adopt(options.Connections, options.ConnectionsPerAddress, options.ConnectsPerMinute);
        arrivals.Adopt(options.HttpConnections, options.HttpConnectionsPerAddress);
        clock.Adopt(options.Sockets);
        reception.Adopt(options.Sockets);
        door.Adopt(options.Sockets);
        Listening.Bound(kestrel.Value.Limits, options);
        handshake.AdoptRooms(options.Handshake);
    }
}
