using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using XChat.Actors.Wire;
using XChat.Gateway.Sockets;

namespace XChat.Gateway;

/// <summary><c>/ws</c> and <c>/ws/{room}</c> as HTTP has them: behind TLS, on connections that HTTP has used before, and for requests that are no upgrade.</summary>
/// <remarks>Upgrades on new plain connections come in before HTTP: <see cref="UpgradeBeforeHttp"/>.</remarks>
public sealed class ChatEndpoint(Handshake handshake, Reception reception, Epochs epochs)
{
    private static readonly StreamPipeReaderOptions NoBufferWhileIdle = new(useZeroByteReads: true, leaveOpen: true);

    /// <summary>Answers one request; an upgraded one when its connection has ended.</summary>
    public async Task ServeAsync(HttpContext context)
    {
        var upgrade = context.Features.Get<IHttpUpgradeFeature>();
        var request = RequestOf(context, upgrade);
        if (!handshake.TryAccept(request, out var client, out var refusal))
        {
            await context.Response.RefuseAsync(refusal);
            return;
        }

        context.EndArrival();
        try
        {
            await reception.ServeAsync(client, await AcceptAsync(context, upgrade!, client, request.Key!));
        }
        finally
        {
            handshake.Leave(client);
        }
    }

    private static UpgradeRequest RequestOf(HttpContext context, IHttpUpgradeFeature? upgrade)
    {
        var headers = context.Request.Headers;
        return context.ToHandshake("/ws") with
        {
            AsksForWebSocket = upgrade is { IsUpgradableRequest: true } && HttpMethods.IsGet(context.Request.Method)
                && UpgradeRequest.HasToken(HttpHandshake.Joined(headers.Upgrade), "websocket"),
            Key = HttpHandshake.Joined(headers.SecWebSocketKey),
            Version = HttpHandshake.Joined(headers.SecWebSocketVersion),
            Protocols = HttpHandshake.Joined(headers.SecWebSocketProtocol),
            Extensions = HttpHandshake.Joined(headers.SecWebSocketExtensions),
        };
    }

    private async Task<UpgradedConnection> AcceptAsync(HttpContext context, IHttpUpgradeFeature upgrade, AcceptedClient client, string key)
    {
        var headers = context.Response.Headers;
        headers.Connection = "Upgrade";
        headers.Upgrade = "websocket";
        headers.SecWebSocketAccept = Handshake.AnswerTo(key);
        if (client.Protocol == ClientProtocol.V2)
        {
            headers.SecWebSocketProtocol = Handshake.V2;
        }

        if (client.Deflates)
        {
            headers.SecWebSocketExtensions = DeflateOffer.Agreed;
        }

        if (await epochs.OfAsync(client.Room) is { } epoch)
        {
            headers[HandshakeAnswer.EpochHeader] = epoch;
        }

        // Rates are HTTP's way to be rid of slow clients. The chat has its own: pongs, and a bound on what waits.
        context.Features.Get<IHttpMinRequestBodyDataRateFeature>()?.MinDataRate = null;
        context.Features.Get<IHttpMinResponseDataRateFeature>()?.MinDataRate = null;

        var stream = await upgrade.UpgradeAsync();
        var socket = context.Request.IsHttps ? null : context.Features.Get<IConnectionSocketFeature>()?.Socket;
        return new UpgradedConnection(new ConnectionWriter(stream, context.Abort), PipeReader.Create(stream, NoBufferWhileIdle), socket, context.Abort);
    }
}
