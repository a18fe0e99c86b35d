using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace XChat.Gateway.Sockets;

/// <summary>The sockets on which the server listens, each a <see cref="PacedListener"/>.</summary>
public sealed class PacedAccepting(SocketTransportFactory sockets, TimeProvider time) : IConnectionListenerFactory
{
    /// <inheritdoc/>
    public async ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) =>
        new PacedListener(await sockets.BindAsync(endpoint, cancellationToken), () => ThreadPool.PendingWorkItemCount, time);
}
