using XChat.Gateway.Cluster;
using XChat.Gateway.Sockets;

namespace XChat.Gateway.Operations;

/// <summary>What an orchestrator asks.</summary>
public static class Health
{
    /// <summary>Maps <c>/health/live</c> (the process answers) and <c>/health/ready</c> (it takes clients: 503 while it drains, and while the cluster's database is away).</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes, Handshake handshake, ClusterLogs? cluster)
    {
        string[] reading = [HttpMethods.Get, HttpMethods.Head];
        routes.MapMethods("/health/live", reading, context => AnswerAsync(context, StatusCodes.Status200OK, "live"));
        routes.MapMethods("/health/ready", reading, context => handshake.Draining
            ? AnswerAsync(context, StatusCodes.Status503ServiceUnavailable, "draining")
            : cluster is { IsAway: true } ? AnswerAsync(context, StatusCodes.Status503ServiceUnavailable, "no database")
            : AnswerAsync(context, StatusCodes.Status200OK, "ready"));
    }

    private static Task AnswerAsync(HttpContext context, int status, string word)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(word + "\n");
    }
}
