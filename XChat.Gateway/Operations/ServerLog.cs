using System.Text.Json;
using Microsoft.Extensions.Logging.Console;
using XChat.Gateway.Configuration;

namespace XChat.Gateway.Operations;

/// <summary>Where the log goes: to the console, as lines for people or for machines.</summary>
public static class ServerLog
{
    /// <summary>Adds it. The actors' log is filtered by <c>akka.loglevel</c>; of the framework only what is wrong is heard.</summary>
    public static void AddServerLog(this ILoggingBuilder logging, LogFormat format)
    {
        logging.SetMinimumLevel(LogLevel.Trace)
            .AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("System", LogLevel.Warning)
            .AddFilter("XChat", LogLevel.Information);
        if (format == LogFormat.Json)
        {
            logging.AddJsonConsole(json =>
            {
                json.UseUtcTimestamp = true;
                json.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
                json.JsonWriterOptions = new JsonWriterOptions { Indented = false };
            });
            return;
        }

        logging.AddConsole(console => console.FormatterName = LineFormatter.FormatterName);
        logging.Services.AddSingleton<ConsoleFormatter, LineFormatter>();
    }
}
