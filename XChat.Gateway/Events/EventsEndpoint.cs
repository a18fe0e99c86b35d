using Akka.Actor;
using Akka.Hosting;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using XChat.Actors.Chat;
using XChat.Actors.Sessions;
using XChat.Gateway.Sockets;

namespace XChat.Gateway.Events;

/// <summary><c>GET /events</c> and <c>/events/{room}</c>: the same session as a stream of Server-Sent Events, where WebSockets are blocked.</summary>
public sealed class EventsEndpoint(
    Handshake handshake, EventStreams streams, SocketLimits limits, KeepAlive clock, Epochs epochs, IRequiredActor<SessionsActor> sessions)
{
    /// <summary>Answers one request, when its stream has ended.</summary>
    public async Task ServeAsync(HttpContext context)
    {
        if (!handshake.TryAccept(RequestOf(context), out var client, out var refusal))
        {
            await context.Response.RefuseAsync(refusal);
            return;
        }

        context.EndArrival();
        var secret = SessionKey.New();
        var bearer = SessionKey.Of(secret);
        try
        {
            if (await streams.OpenAsync(bearer, client.Room) is { } away)
            {
                await context.Response.RefuseAsync(away);
                return;
            }

            await BeginAsync(context, await epochs.OfAsync(client.Room));
            var stream = new EventConnection(client, secret, bearer, context.Response.Body, context.Abort, limits, clock, streams);
            sessions.ActorRef.Tell(new SessionsProtocol.Open(stream, client.Room), ActorRefs.NoSender);
            await stream.RunAsync(context.RequestAborted);
        }
        finally
        {
            streams.Close(bearer);
            handshake.Leave(client);
        }
    }

    // An EventSource that comes back by itself says what it saw last in a header; a page that opens a new one can only say it in the address.
    private static UpgradeRequest RequestOf(HttpContext context)
    {
        var request = context.ToHandshake(EventsPolicy.Path);
        var seen = context.Request.Headers["Last-Event-ID"];
        return EventsPolicy.WithOriginOf(context, request) with { AsksForEvents = true, Since = seen.Count == 0 ? request.Since : seen.ToString() };
    }

    private async Task BeginAsync(HttpContext context, string? epoch)
    {
        var headers = context.Response.Headers;
        headers.ContentType = "text/event-stream";

        // no-transform: whoever compresses a stream on its way collects before he passes on.
        headers.CacheControl = "no-store, no-transform";
        headers["X-Accel-Buffering"] = "no";
        if (epoch is not null)
        {
            headers[HandshakeAnswer.EpochHeader] = epoch;
        }

        EventsPolicy.Share(context);

        // Rates are HTTP's way to be rid of slow clients. The chat has its own: a bound on what waits.
        context.Features.Get<IHttpMinResponseDataRateFeature>()?.MinDataRate = null;
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        if (limits.PongTimeout > TimeSpan.Zero)
        {
            SilentPeer.GiveUpAfter(context.Features.Get<IConnectionSocketFeature>()?.Socket, limits.PingInterval + limits.PongTimeout);
        }

        await context.Response.StartAsync();
    }
}
