namespace Akka.Event;

/// <summary>A logger. <see cref="LoggingExtensions"/> has what one calls.</summary>
public interface ILoggingAdapter
{
    /// <summary>Fills the holes of log templates.</summary>
    ILogMessageFormatter Formatter { get; }

    /// <summary>Whether level DEBUG is logged.</summary>
    bool IsDebugEnabled { get; }

    /// <summary>Whether level INFO is logged.</summary>
    bool IsInfoEnabled { get; }

    /// <summary>Whether level WARNING is logged.</summary>
    bool IsWarningEnabled { get; }

    /// <summary>Whether level ERROR is logged.</summary>
    bool IsErrorEnabled { get; }

    /// <summary>Whether a level is logged.</summary>
    bool IsEnabled(LogLevel logLevel);

    /// <summary>Logs a template with its arguments.</summary>
    void Log(LogLevel logLevel, Exception? cause, LogMessage message);

    /// <summary>Logs a text as it stands.</summary>
    void Log(LogLevel logLevel, Exception? cause, string format);
}
