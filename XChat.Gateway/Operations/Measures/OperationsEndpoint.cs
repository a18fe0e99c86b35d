using System.Net;
using Microsoft.AspNetCore.Connections;
using XChat.Gateway.Sockets;

namespace XChat.Gateway.Operations.Measures;

/// <summary>What comes in by <c>xchat.operations.bind</c>: <c>/metrics</c>, <c>/slow-readers</c>, <c>/health/live</c>, <c>/health/ready</c>, and nothing else.</summary>
/// <remarks>A port of its own, because behind a proxy every request of the world comes from loopback: an address says nothing there.</remarks>
public sealed class OperationsEndpoint(MeterReadings metrics, ConnectionFigures connections, Handshake handshake)
{
    /// <summary>Marks a connection that came in by that address.</summary>
    public static Task MarkAsync(ConnectionContext connection, ConnectionDelegate next)
    {
        connection.Features.Set(Mark.Instance);
        return next(connection);
    }

    /// <summary>Answers what came in by that address; leaves everything else to <paramref name="next"/>.</summary>
    public Task ServeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<Mark>() is null)
        {
            return next(context);
        }

        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            return AnswerAsync(context, StatusCodes.Status405MethodNotAllowed, "GET or HEAD.\n");
        }

        if (IsRebound(context))
        {
            return AnswerAsync(context, StatusCodes.Status403Forbidden, "Ask by localhost or by the address.\n");
        }

        return context.Request.Path.Value switch
        {
            "/metrics" => AnswerAsync(context, StatusCodes.Status200OK, metrics.ToPrometheus(), PrometheusText.MediaType),
            "/slow-readers" => AnswerAsync(context, StatusCodes.Status200OK, connections.SlowestReaders()),
            "/health/live" => AnswerAsync(context, StatusCodes.Status200OK, "live\n"),
            "/health/ready" when handshake.Draining => AnswerAsync(context, StatusCodes.Status503ServiceUnavailable, "draining\n"),
            "/health/ready" => AnswerAsync(context, StatusCodes.Status200OK, "ready\n"),
            _ => AnswerAsync(context, StatusCodes.Status404NotFound, "/metrics, /slow-readers, /health/live, /health/ready\n"),
        };
    }

    // A page's own name can be made to lead to the loopback of whoever looks at it: what is for this machine alone goes by no such name.
    private static bool IsRebound(HttpContext context) =>
        context.Connection.LocalIpAddress is { } here && IPAddress.IsLoopback(here)
        && context.Request.Host.Host is { Length: > 0 } name
        && !name.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        && !(IPAddress.TryParse(name, out var asked) && IPAddress.IsLoopback(asked));

    private static Task AnswerAsync(HttpContext context, int status, string text, string type = "text/plain; charset=utf-8")
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        context.Response.Headers.CacheControl = "no-store";
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.WriteAsync(text);
    }

    private sealed class Mark
    {
        public static Mark Instance { get; } = new();
    }
}
