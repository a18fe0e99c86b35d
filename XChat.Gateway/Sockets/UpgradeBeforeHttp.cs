using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;

namespace XChat.Gateway.Sockets;

/// <summary>The entrance before HTTP: a new connection whose first request is an upgrade to <c>/ws…</c> is answered here and never gets an HTTP server's state.</summary>
/// <remarks>
/// That state is more than the rest of an idle connection together. Anything else goes on to HTTP with not a byte taken from it,
/// where the other entrance is; both ask the same <see cref="Handshake"/>.
/// Only for endpoints without TLS: frames go to the bare socket.
/// </remarks>
public sealed class UpgradeBeforeHttp(Handshake handshake, Reception reception, SocketLimits limits, Epochs epochs, TimeProvider time)
{
    /// <summary>The connection's whole life, as Kestrel wants it.</summary>
    /// <param name="connection">A connection on which nothing has been read or written.</param>
    /// <param name="http">Where everything goes that is not for us.</param>
    public async Task OnConnectionAsync(ConnectionContext connection, ConnectionDelegate http)
    {
        var socket = connection.Features.Get<IConnectionSocketFeature>()?.Socket;
        if (socket is null)
        {
            await http(connection);
            return;
        }

        var (isForHttp, request) = await FirstRequestAsync(connection);
        if (isForHttp)
        {
            await http(connection);
        }
        else if (request is not null)
        {
            await AnswerAsync(connection, socket, request);
        }
    }

    private async Task<(bool IsForHttp, UpgradeRequest? Request)> FirstRequestAsync(ConnectionContext connection)
    {
        var longest = limits.HandshakeTimeout == TimeSpan.Zero ? Timeout.InfiniteTimeSpan : limits.HandshakeTimeout;
        using var patience = new CancellationTokenSource(longest, time);
        var input = connection.Transport.Input;
        var peer = (connection.RemoteEndPoint as IPEndPoint)?.Address;
        try
        {
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
                    return (false, request);
                }
                else
                {
                    // Not examined either: HTTP's first read must find it without waiting for more.
                    input.AdvanceTo(read.Buffer.Start, read.Buffer.Start);
                    return (true, null);
                }
            }
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

        return (false, null);
    }

    private async Task AnswerAsync(ConnectionContext connection, Socket socket, UpgradeRequest request)
    {
        if (!handshake.TryAccept(request, out var client, out var refusal))
        {
            await connection.Transport.Output.WriteAsync(Encoding.ASCII.GetBytes(HandshakeAnswer.Refusing(refusal)));
            return;
        }

        try
        {
            // The answer is the first thing on the way that all frames take, so it cannot be overtaken.
            var answer = HandshakeAnswer.Accepting(client, request.Key!, await epochs.OfAsync(client.Room));
            var writer = new ConnectionWriter(socket, connection.Abort);
            writer.Send(Encoding.ASCII.GetBytes(answer));
            await reception.ServeAsync(client, new UpgradedConnection(writer, connection.Transport.Input, Beneath: null, connection.Abort));
        }
        finally
        {
            handshake.Leave(client);
        }
    }
}
