using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace XChat.Gateway.Sockets;

/// <summary>Takes in new connections when those who are there have had their turn: a crowd at the door does not hold up the rooms.</summary>
/// <remarks>Who waits for that waits in the kernel's backlog, which costs nothing. However busy the server is, some hundred are let in a second.</remarks>
public sealed class PacedAccepting(SocketTransportFactory sockets) : IConnectionListenerFactory
{
    /// <inheritdoc/>
    public async ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) =>
        new Listener(await sockets.BindAsync(endpoint, cancellationToken));

    private sealed class Listener(IConnectionListener inner) : IConnectionListener
    {
        // Turns that wait on the thread pool. More than a room of some dozens makes: there it is never waited.
        private const int Busy = 64;

        // Of a millisecond each.
        private const int MostWaits = 5;

        public EndPoint EndPoint => inner.EndPoint;

        public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
        {
            for (var waits = 0; waits < MostWaits && ThreadPool.PendingWorkItemCount > Busy; waits++)
            {
                await Task.Delay(1, cancellationToken);
            }

            return await inner.AcceptAsync(cancellationToken);
        }

        public ValueTask UnbindAsync(CancellationToken cancellationToken = default) => inner.UnbindAsync(cancellationToken);

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
