using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using XChat.Actors.Chat;

namespace XChat.Gateway.Sockets;

/// <summary>The entrance before HTTP: a new connection whose first request is an upgrade to <c>/ws…</c> is answered here and never gets an HTTP server's state.</summary>
/// <remarks>
/// That state is more than the rest of an idle connection together. Anything else goes on to HTTP with not a byte taken from it,
/// where the other entrance is; both ask the same <see cref="Handshake"/>. Only for endpoints without TLS: frames go to the bare socket.
/// </remarks>
public sealed class UpgradeBeforeHttp(Handshake handshake, Arrivals arrivals, Reception reception, SocketLimits limits, Epochs epochs, TimeProvider time)
{
    private volatile SocketLimits _limits = limits;

    /// <summary>From now on so much time for the first request.</summary>
    public void Adopt(SocketLimits limits) => _limits = limits;

    /// <summary>The connection's whole life, as Kestrel wants it.</summary>
    /// <param name="connection">A connection on which nothing has been read or written.</param>
    /// <param name="http">Where everything goes that is not for us.</param>
    public async Task OnConnectionAsync(ConnectionContext connection, ConnectionDelegate http)
    {
        // What is awaited here is held by every idle connection: no more than this one method, and nothing of the request.
        AcceptedClient? client = null;
        if (arrivals.Enter((connection.RemoteEndPoint as IPEndPoint)?.Address, out var arrival) is { } refusal)
        {
            await TurnAwayAsync(connection, refusal);
            return;
        }

        try
        {
            switch (await FirstRequestAsync(connection))
            {
                case { IsForHttp: true }:
                    // A session that comes in by HTTP ends its own arrival.
                    connection.Features.Set(arrival);
                    await http(connection);
                    break;
                case { Client: { } accepted, Upgraded: { } upgraded }:
                    client = accepted;
                    arrival!.End();
                    await reception.ServeAsync(accepted, upgraded);
                    break;
            }
        }
        finally
        {
            arrival!.End();
            if (client is not null)
            {
                handshake.Leave(client);
            }
        }
    }

    private async Task TurnAwayAsync(ConnectionContext connection, HandshakeRefusal refusal)
    {
        handshake.Report(refusal, new ClientAddress((connection.RemoteEndPoint as IPEndPoint)?.Address));
        try
        {
            await connection.Transport.Output.WriteAsync(Encoding.ASCII.GetBytes(HandshakeAnswer.Refusing(refusal)));
        }
        catch (IOException)
        {
            // Gone already: nobody to answer.
            connection.Abort();
        }
    }

    private async Task<FirstRequest> FirstRequestAsync(ConnectionContext connection)
    {
        if (connection.Features.Get<IConnectionSocketFeature>()?.Socket is not { } socket)
        {
            return FirstRequest.ForHttp;
        }

        try
        {
            return await ReadAsync(connection) is { } request ? await AnswerAsync(connection, socket, request) : FirstRequest.ForHttp;
        }
        catch (OperationCanceledException)
        {
            connection.Abort(new ConnectionAbortedException("No request in time."));
        }
        catch (IOException)
        {
            // Gone before it said what it wanted: nobody to answer.
            connection.Abort();
        }

        return FirstRequest.Ended;
    }

    private async Task<UpgradeRequest?> ReadAsync(ConnectionContext connection)
    {
        var longest = _limits.HandshakeTimeout == TimeSpan.Zero ? Timeout.InfiniteTimeSpan : _limits.HandshakeTimeout;
        using var patience = new CancellationTokenSource(longest, time);
        var input = connection.Transport.Input;
        var peer = (connection.RemoteEndPoint as IPEndPoint)?.Address;
        while (true)
        {
            var read = await input.ReadAsync(patience.Token);
            var result = RequestHead.Read(read.Buffer, peer, out var request, out var end);
            if (result == RequestHeadResult.NeedsMore && !read.IsCompleted)
            {
                input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            }
            else if (result == RequestHeadResult.Upgrade)
            {
                input.AdvanceTo(end);
                return request;
            }
            else
            {
                // Not examined either: HTTP's first read must find it without waiting for more.
                input.AdvanceTo(read.Buffer.Start, read.Buffer.Start);
                return null;
            }
        }
    }

    private async Task<FirstRequest> AnswerAsync(ConnectionContext connection, Socket socket, UpgradeRequest request)
    {
        if (!handshake.TryAccept(request, out var client, out var refusal))
        {
            await connection.Transport.Output.WriteAsync(Encoding.ASCII.GetBytes(HandshakeAnswer.Refusing(refusal)));
            return FirstRequest.Ended;
        }

        try
        {
            // The answer is the first thing on the way that all frames take, so it cannot be overtaken.
            var answer = HandshakeAnswer.Accepting(client, request.Key!, await epochs.OfAsync(client.Room));
            var writer = new ConnectionWriter(socket, connection.Abort);
            writer.Send(Encoding.ASCII.GetBytes(answer));
            return new FirstRequest(false, client, new UpgradedConnection(writer, connection.Transport.Input, Beneath: null, connection.Abort));
        }
        catch
        {
            handshake.Leave(client);
            throw;
        }
    }

    private sealed record FirstRequest(bool IsForHttp, AcceptedClient? Client = null, UpgradedConnection? Upgraded = null)
    {
        public static FirstRequest ForHttp { get; } = new(true);

        public static FirstRequest Ended { get; } = new(false);
    }
}
