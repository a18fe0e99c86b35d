using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace XChat.Gateway.Operations;

/// <summary>The log as people read it: one line an entry, time first, in UTC. What clients said cannot break out of its line.</summary>
public sealed class LineFormatter(TimeProvider time) : ConsoleFormatter(FormatterName)
{
    /// <summary>What the console logger calls it.</summary>
    public const string FormatterName = "line";

    /// <inheritdoc/>
    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        textWriter.Write(time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"));
        textWriter.Write(LevelOf(logEntry.LogLevel));
        textWriter.Write(ShortCategory(logEntry.Category));
        textWriter.Write(": ");
        WriteLine(logEntry.Formatter(logEntry.State, logEntry.Exception), textWriter);
        if (logEntry.Exception is { } exception)
        {
            textWriter.Write(" | ");
            WriteLine(exception.ToString(), textWriter);
        }

        textWriter.Write('\n');
    }

    private static string LevelOf(LogLevel level) => level switch
    {
        LogLevel.Trace => " TRACE ",
        LogLevel.Debug => " DEBUG ",
        LogLevel.Information => " INFO  ",
        LogLevel.Warning => " WARN  ",
        LogLevel.Error => " ERROR ",
        _ => " FATAL ",
    };

    // The namespaces tell nobody anything that the class does not; an actor's path stays whole.
    private static string ShortCategory(string category) => category.Contains('/') ? category : category[(category.LastIndexOf('.') + 1)..];

    private static void WriteLine(string text, TextWriter writer)
    {
        foreach (var c in text)
        {
            switch (c)
            {
                case '\n':
                    writer.Write(" | ");
                    break;
                case '\r':
                    break;
                case < ' ' or (>= '\u007F' and <= '\u009F') or '\u061C' or '\u200E' or '\u200F' or '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'):
                    writer.Write($"\\u{(int)c:x4}");
                    break;
                default:
                    writer.Write(c);
                    break;
            }
        }
    }
}
