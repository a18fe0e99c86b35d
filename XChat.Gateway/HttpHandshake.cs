using Microsoft.Extensions.Primitives;
using XChat.Gateway.Sockets;

namespace XChat.Gateway;

/// <summary>The handshake's question and its refusal as HTTP requests and answers have them.</summary>
internal static class HttpHandshake
{
    /// <summary>What <see cref="Handshake"/> wants to know of a request below <paramref name="path"/>; no upgrade as it stands.</summary>
    public static UpgradeRequest ToHandshake(this HttpContext context, string path)
    {
        var headers = context.Request.Headers;
        return new UpgradeRequest
        {
            Peer = context.Connection.RemoteIpAddress,
            Room = context.Request.Path.StartsWithSegments(path, out var rest) ? rest.Value ?? "" : "",
            Since = context.Request.Query["since"],
            Host = context.Request.Host.Value,
            Origin = Joined(headers.Origin),
            ForwardedFor = Joined(headers["X-Forwarded-For"]),
            RealIp = Joined(headers["X-Real-IP"]),
        };
    }

    /// <summary>The connection has become a chat: it counts as one from now on.</summary>
    public static void EndArrival(this HttpContext context) => context.Features.Get<Arrivals.Arrival>()?.End();

    /// <summary>Answers with a refusal.</summary>
    public static async Task RefuseAsync(this HttpResponse response, HandshakeRefusal refusal)
    {
        response.StatusCode = refusal.Status;
        foreach (var (name, value) in refusal.Headers)
        {
            response.Headers[name] = value;
        }

        await response.WriteAsync(refusal.Text + "\n");
    }

    /// <summary>The values of a header, joined by commas; null for none.</summary>
    public static string? Joined(StringValues values) => values.Count == 0 ? null : string.Join(',', values.ToArray());
}
