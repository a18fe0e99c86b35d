using Akka.Util;

namespace Akka.Event;

/// <summary>Writes the log to standard output.</summary>
public class StandardOutLogger : MinimalLogger
{
    /// <summary>The colour of level DEBUG. Default: grey.</summary>
    public static ConsoleColor DebugColor { get; set; } = ConsoleColor.Gray;

    /// <summary>The colour of level INFO. Default: white.</summary>
    public static ConsoleColor InfoColor { get; set; } = ConsoleColor.White;

    /// <summary>The colour of level WARNING. Default: yellow.</summary>
    public static ConsoleColor WarningColor { get; set; } = ConsoleColor.Yellow;

    /// <summary>The colour of level ERROR. Default: red.</summary>
    public static ConsoleColor ErrorColor { get; set; } = ConsoleColor.Red;

    /// <summary>Whether colours are used, where the console has them. Default: true.</summary>
    public static bool UseColors { get; set; } = true;

    /// <inheritdoc />
    protected override void Log(object message)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (message is LogEvent logEvent)
        {
            PrintLogEvent(logEvent, Filter);
        }
        else
        {
            StandardOutWriter.WriteLine(message.ToString());
        }
    }

    internal static void PrintLogEvent(LogEvent logEvent, LogFilterEvaluator filter)
    {
        string line;
        try
        {
            if (!filter.ShouldTryKeepMessage(logEvent, out line))
            {
                return;
            }
        }
        catch (FormatException cause)
        {
            // The program's mistake in a template must neither end it nor hide what it wanted to say.
            var raw = logEvent.Message is LogMessage message ? message.Unformatted() : "";
            line = $"{logEvent.Line($"Received a malformed formatted message. {raw}")}{Environment.NewLine}{cause}";
        }
        StandardOutWriter.WriteLine(line, UseColors ? ColorFor(logEvent.LogLevel()) : null);
    }

    private static ConsoleColor ColorFor(LogLevel level) => level switch
    {
        LogLevel.DebugLevel => DebugColor,
        LogLevel.InfoLevel => InfoColor,
        LogLevel.WarningLevel => WarningColor,
        _ => ErrorColor,
    };
}
