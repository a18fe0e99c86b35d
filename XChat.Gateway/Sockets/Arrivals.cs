using System.Net;
using Microsoft.AspNetCore.Connections;
using XChat.Actors.Chat;

namespace XChat.Gateway.Sockets;

/// <summary>Bounds the connections that are no chat: handshakes that were not finished, the page, uploads. Without it one address could hold every descriptor that the process has and say nothing.</summary>
/// <remarks>Counted by the peer of the TCP connection, for nothing else is known yet; a trusted proxy speaks for many and counts in all alone.</remarks>
public sealed class Arrivals(ConnectionLimit limit, TrustedProxies proxies)
{
    /// <summary>From now on so many, in all and of one address; 0 = no limit.</summary>
    public void Adopt(int inAll, int perAddress) => limit.Adopt(inAll, perAddress, perMinute: 0);

    /// <summary>Lets a new connection in; its <see cref="Arrival.End"/> must follow.</summary>
    /// <param name="peer">The other end; null where it has no address.</param>
    /// <param name="arrival">The connection, where it is let in.</param>
    /// <returns>Null, or how to answer it.</returns>
    public HandshakeRefusal? Enter(IPAddress? peer, out Arrival? arrival)
    {
        var key = peer is null || proxies.Trusts(peer) ? null : new ClientAddress(peer).Key;
        var refusal = limit.Enter(key);
        arrival = refusal is null ? new Arrival(limit, key) : null;
        return refusal is null ? null
            : refusal == HandshakeRefusal.Full ? HandshakeRefusal.NoRoomForRequests
            : HandshakeRefusal.TooManyRequestsOfAddress;
    }

    /// <summary>Stands before an endpoint that speaks TLS, where one that is refused can be told nothing yet.</summary>
    public async Task OnConnectionAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        if (Enter((connection.RemoteEndPoint as IPEndPoint)?.Address, out var arrival) is not null)
        {
            connection.Abort();
            return;
        }

        try
        {
            connection.Features.Set(arrival);
            await next(connection);
        }
        finally
        {
            arrival!.End();
        }
    }

    /// <summary>A connection that was let in. Thread-safe.</summary>
    public sealed class Arrival(ConnectionLimit limit, IPAddress? key)
    {
        private int _ended;

        /// <summary>It has become a chat, which has limits of its own, or is no more. The first call counts.</summary>
        public void End()
        {
            if (Interlocked.Exchange(ref _ended, 1) == 0)
            {
                limit.Leave(key);
            }
        }
    }
}
