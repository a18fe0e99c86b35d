namespace Akka.Event;

/// <summary>
/// What one calls to log. Texts are logged as they stand; templates are filled by the logger's formatter when, and if,
/// somebody reads them. A level that is not enabled costs nothing but the call.
/// </summary>
public static partial class LoggingExtensions
{
    /// <summary>Logs a text at a level.</summary>
    public static void Log(this ILoggingAdapter log, LogLevel level, string format) => log.Log(level, null, format);

    /// <summary>Logs a template at a level.</summary>
    public static void Log(this ILoggingAdapter log, LogLevel level, string format, object[] args) => log.Log(level, null, format, args);

    /// <summary>Logs a template with what went wrong at a level.</summary>
    public static void Log(this ILoggingAdapter log, LogLevel level, Exception? cause, string format, object[] args)
    {
        if (log.IsEnabled(level))
        {
            log.Log(level, cause, new DefaultLogMessage(log.Formatter, format, args));
        }
    }

    /// <summary>Logs a template with what went wrong at a level.</summary>
    public static void Log<T1>(this ILoggingAdapter log, LogLevel logLevel, Exception? cause, string format, T1 arg1)
    {
        if (log.IsEnabled(logLevel))
        {
            log.Log(logLevel, cause, new LogMessage<LogValues<T1>>(log.Formatter, format, new LogValues<T1>(arg1)));
        }
    }

    /// <summary>Logs a template with what went wrong at a level.</summary>
    public static void Log<T1, T2>(this ILoggingAdapter log, LogLevel logLevel, Exception? cause, string format, T1 arg1, T2 arg2)
    {
        if (log.IsEnabled(logLevel))
        {
            log.Log(logLevel, cause, new LogMessage<LogValues<T1, T2>>(log.Formatter, format, new LogValues<T1, T2>(arg1, arg2)));
        }
    }

    /// <summary>Logs a template with what went wrong at a level.</summary>
    public static void Log<T1, T2, T3>(this ILoggingAdapter log, LogLevel logLevel, Exception? cause, string format, T1 arg1, T2 arg2, T3 arg3)
    {
        if (log.IsEnabled(logLevel))
        {
            log.Log(logLevel, cause, new LogMessage<LogValues<T1, T2, T3>>(log.Formatter, format, new LogValues<T1, T2, T3>(arg1, arg2, arg3)));
        }
    }

    /// <summary>Logs a template with what went wrong at a level.</summary>
    public static void Log<T1, T2, T3, T4>(this ILoggingAdapter log, LogLevel logLevel, Exception? cause, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4)
    {
        if (log.IsEnabled(logLevel))
        {
            log.Log(logLevel, cause, new LogMessage<LogValues<T1, T2, T3, T4>>(log.Formatter, format, new LogValues<T1, T2, T3, T4>(arg1, arg2, arg3, arg4)));
        }
    }

    /// <summary>Logs a template with what went wrong at a level.</summary>
    public static void Log<T1, T2, T3, T4, T5>(this ILoggingAdapter log, LogLevel logLevel, Exception? cause, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5)
    {
        if (log.IsEnabled(logLevel))
        {
            log.Log(logLevel, cause, new LogMessage<LogValues<T1, T2, T3, T4, T5>>(log.Formatter, format, new LogValues<T1, T2, T3, T4, T5>(arg1, arg2, arg3, arg4, arg5)));
        }
    }

    /// <summary>Logs a template with what went wrong at a level.</summary>
    public static void Log<T1, T2, T3, T4, T5, T6>(this ILoggingAdapter log, LogLevel logLevel, Exception? cause, string format, T1 arg1, T2 arg2, T3 arg3, T4 arg4, T5 arg5, T6 arg6)
    {
        if (log.IsEnabled(logLevel))
        {
            log.Log(logLevel, cause, new LogMessage<LogValues<T1, T2, T3, T4, T5, T6>>(log.Formatter, format, new LogValues<T1, T2, T3, T4, T5, T6>(arg1, arg2, arg3, arg4, arg5, arg6)));
        }
    }
}
