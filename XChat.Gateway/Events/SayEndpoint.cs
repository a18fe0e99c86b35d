using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using XChat.Actors.Chat;
using XChat.Gateway.Sockets;

namespace XChat.Gateway.Events;

/// <summary><c>POST /events</c> and <c>/events/{room}</c>: one frame of a client whose event stream is open.</summary>
public sealed class SayEndpoint(Handshake handshake, EventStreams streams, SocketLimits limits)
{
    // A message is a few packets, and on a bad network a packet may take many tries.
    private static readonly Microsoft.AspNetCore.Server.Kestrel.Core.MinDataRate Patient = new(bytesPerSecond: 50, gracePeriod: TimeSpan.FromSeconds(30));

    /// <summary>Answers 202 when the session has the frame; what becomes of it is told in the stream.</summary>
    public async Task ReceiveAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            if (await TakeAsync(context) is { } refusal)
            {
                await context.Response.RefuseAsync(refusal);
            }
            else
            {
                context.Response.StatusCode = StatusCodes.Status202Accepted;
            }
        }
        catch (BadHttpRequestException wrong)
        {
            // It ended before it had said it all, or said it wrongly: nothing to tell the session.
            context.Response.StatusCode = wrong.StatusCode;
        }
        catch (IOException)
        {
            // It went away. Of what is aborted the server reads no rest, which is not there.
            context.Abort();
        }
    }

    private async Task<HandshakeRefusal?> TakeAsync(HttpContext context)
    {
        var request = EventsPolicy.WithOriginOf(context, context.ToHandshake(EventsPolicy.Path));
        if (handshake.WhyNot(request, out var room, streams.AreShared) is { } refusal)
        {
            return refusal;
        }

        EventsPolicy.Share(context);
        if (BearerOf(context.Request) is not { } secret)
        {
            return HandshakeRefusal.NoSession;
        }

        var bearer = SessionKey.Of(secret);
        if (streams.Has(bearer, room!))
        {
            return await streams.HandAsync(bearer, room!, await ReadAsync(context));
        }

        return streams.AreShared ? await AskOthersAsync(context, request, bearer, room!) : HandshakeRefusal.NoSession;
    }

    private async Task<HandshakeRefusal?> AskOthersAsync(HttpContext context, UpgradeRequest request, SessionKey bearer, RoomName room)
    {
        if (handshake.WhyNotAsk(request) is { } tooOften)
        {
            return tooOften;
        }

        var refusal = await streams.HandAsync(bearer, room, await ReadAsync(context));
        if (refusal == HandshakeRefusal.NoSession)
        {
            handshake.CountStray(request);
        }

        return refusal;
    }

    // Null for more than a message may have.
    private async Task<byte[]?> ReadAsync(HttpContext context)
    {
        context.Features.Get<IHttpMinRequestBodyDataRateFeature>()?.MinDataRate = Patient;
        context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize = limits.MessageBytes == 0 ? null : limits.MessageBytes;
        try
        {
            using var body = new MemoryStream();

            // Without the request's token: where its client goes away the read ends by itself, and one that is cancelled is still
            // under way when the server wants to read the rest, which it writes an error about.
            await context.Request.Body.CopyToAsync(body, CancellationToken.None);
            return body.ToArray();
        }
        catch (BadHttpRequestException tooLarge) when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }
    }

    private static string? BearerOf(HttpRequest request)
    {
        const string scheme = "Bearer ";
        var value = request.Headers.Authorization.ToString();
        return value.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) ? value[scheme.Length..].Trim() : null;
    }
}
