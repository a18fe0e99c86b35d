using Akka.Actor;

namespace Akka.Event;

/// <summary>Loggers, and levels by name.</summary>
public static class Logging
{
    // Above every level: nothing is logged.
    internal const LogLevel OffLogLevel = (LogLevel)int.MaxValue;

    private const string Off = "OFF";

    /// <summary>The logger of an actor: its lines carry the actor's path.</summary>
    /// <param name="context">The actor's context.</param>
    /// <param name="logMessageFormatter">Fills log templates; null for the system's own.</param>
    public static ILoggingAdapter GetLogger(this IActorContext context, ILogMessageFormatter? logMessageFormatter = null) =>
        new BusLogging(context.System, context.Self.Path, context.Props.Type, logMessageFormatter ?? context.System.Settings.LogFormatter);

    /// <summary>A logger of a system.</summary>
    /// <param name="system">The system.</param>
    /// <param name="logSourceObj">Who logs: an actor's context or reference, a type, a name or any object.</param>
    /// <param name="logMessageFormatter">Fills log templates; null for the system's own.</param>
    public static ILoggingAdapter GetLogger(ActorSystem system, object logSourceObj, ILogMessageFormatter? logMessageFormatter = null)
    {
        var source = LogSource.Create(logSourceObj, system);
        return new BusLogging(system.EventStream, source.Source, source.Type, logMessageFormatter ?? system.Settings.LogFormatter);
    }

    /// <summary>A logger that publishes to a bus.</summary>
    /// <param name="loggingBus">The bus.</param>
    /// <param name="logSourceObj">Who logs: an actor's context or reference, a type, a name or any object.</param>
    /// <param name="logMessageFormatter">Fills log templates; null for <see cref="SemanticLogMessageFormatter"/>.</param>
    public static ILoggingAdapter GetLogger(LoggingBus loggingBus, object logSourceObj, ILogMessageFormatter? logMessageFormatter = null)
    {
        var source = LogSource.Create(logSourceObj);
        return new BusLogging(loggingBus, source.Source, source.Type, logMessageFormatter ?? SemanticLogMessageFormatter.Instance);
    }

    /// <summary>The class of events of a level.</summary>
    /// <exception cref="ArgumentException">There is no such level.</exception>
    public static Type ClassFor(this LogLevel logLevel) => logLevel switch
    {
        LogLevel.DebugLevel => typeof(Debug),
        LogLevel.InfoLevel => typeof(Info),
        LogLevel.WarningLevel => typeof(Warning),
        LogLevel.ErrorLevel => typeof(Error),
        _ => throw new ArgumentException("Unknown LogLevel", nameof(logLevel)),
    };

    /// <summary>The name of a level, as the configuration has it.</summary>
    public static string StringFor(this LogLevel logLevel) => logLevel switch
    {
        LogLevel.DebugLevel => "DEBUG",
        LogLevel.InfoLevel => "INFO",
        LogLevel.WarningLevel => "WARNING",
        LogLevel.ErrorLevel => "ERROR",
        OffLogLevel => Off,
        _ => throw new ArgumentException("Unknown LogLevel", nameof(logLevel)),
    };

    /// <summary>The level of a name: DEBUG, INFO, WARNING, ERROR or OFF, in any case; OFF is above every level.</summary>
    /// <exception cref="ArgumentException">There is no such level.</exception>
    public static LogLevel LogLevelFor(string logLevel) => logLevel?.ToUpperInvariant() switch
    {
        "DEBUG" => LogLevel.DebugLevel,
        "INFO" => LogLevel.InfoLevel,
        "WARNING" => LogLevel.WarningLevel,
        "ERROR" => LogLevel.ErrorLevel,
        Off => OffLogLevel,
        _ => throw new ArgumentException(
            $"Unknown LogLevel: \"{logLevel}\". Valid values are: \"DEBUG\", \"INFO\", \"WARNING\", \"ERROR\", \"OFF\"", nameof(logLevel)),
    };

    /// <summary>The level of a class of events.</summary>
    /// <exception cref="ArgumentException">The class has no level.</exception>
    public static LogLevel LogLevelFor<T>()
        where T : LogEvent
    {
        var type = typeof(T);
        return type == typeof(Debug) ? LogLevel.DebugLevel
            : type == typeof(Info) ? LogLevel.InfoLevel
            : type == typeof(Warning) ? LogLevel.WarningLevel
            : type == typeof(Error) ? LogLevel.ErrorLevel
            : throw new ArgumentException("Unknown LogEvent type", nameof(T));
    }

    /// <summary>The name of an object's type, without its namespace.</summary>
    public static string SimpleName(object o) => SimpleName(o.GetType());

    /// <summary>The name of a type, without its namespace.</summary>
    public static string SimpleName(Type t)
    {
        var dot = t.Name.LastIndexOf('.');
        return dot < 0 ? t.Name : t.Name[(dot + 1)..];
    }
}
