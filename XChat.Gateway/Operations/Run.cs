using Microsoft.AspNetCore.Connections;
using XChat.Gateway.Configuration;

namespace XChat.Gateway.Operations;

/// <summary>The life of the process between its wiring and its exit code.</summary>
public static partial class Run
{
    /// <summary>Starts, says where it listens, and waits for SIGTERM or Ctrl+C.</summary>
    /// <returns>The exit code: 0 after a stop, 1 where it could not start, with one line that says why.</returns>
    public static async Task<int> RunUntilStoppedAsync(this WebApplication app, GatewayOptions options)
    {
        foreach (var warning in options.Warnings)
        {
            LogConfigured(app.Logger, warning);
        }

        try
        {
            await app.StartAsync();
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"{options.Bind} is in use by another process: set xchat.bind or BIND_ADDR.");
            return 1;
        }

        foreach (var url in app.Urls)
        {
            LogListening(app.Logger, url);
        }

        // What the start has left behind goes back to the system: an idle server is to be small.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);
        await app.WaitForShutdownAsync();
        return 0;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Warning}")]
    private static partial void LogConfigured(ILogger log, string warning);

    [LoggerMessage(Level = LogLevel.Information, Message = "Listening on {Url}")]
    private static partial void LogListening(ILogger log, string url);
}
