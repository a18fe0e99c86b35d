using Microsoft.Net.Http.Headers;
using XChat.Gateway.Sockets;

namespace XChat.Gateway.Events;

/// <summary>Which pages may use event streams: those that may open a WebSocket, which other than a WebSocket must be told to browsers.</summary>
internal static class EventsPolicy
{
    /// <summary>Where event streams are.</summary>
    public const string Path = "/events";

    /// <summary>A browser names no origin where a foreign page wants no more than that a request is made: it is a foreign page all the same.</summary>
    public static UpgradeRequest WithOriginOf(HttpContext context, UpgradeRequest request) =>
        request.Origin is null && context.Request.Headers["Sec-Fetch-Site"] == "cross-site" ? request with { Origin = "null" } : request;

    /// <summary>Lets the page of an origin that the handshake has let in read the answer.</summary>
    public static void Share(HttpContext context)
    {
        context.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Origin);
        if (context.Request.Headers.Origin is { Count: > 0 } origin)
        {
            context.Response.Headers.AccessControlAllowOrigin = origin;
        }
    }

    /// <summary>Answers what a browser asks before it posts for a page of another origin.</summary>
    public static Task AnswerPreflightAsync(HttpContext context, Handshake handshake)
    {
        if (handshake.WhyNot(context.ToHandshake(Path), out _) is { } refusal)
        {
            return context.Response.RefuseAsync(refusal);
        }

        Share(context);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        context.Response.Headers.AccessControlAllowMethods = "GET, POST";
        context.Response.Headers.AccessControlAllowHeaders = "authorization, content-type";
        context.Response.Headers.AccessControlMaxAge = "600";
        return Task.CompletedTask;
    }
}
