using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;
using Microsoft.Extensions.Logging;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace Akka.Hosting.Logging;

/// <summary>
/// A logger of the actor system that hands everything to Microsoft.Extensions.Logging, under the category of
/// <see cref="ActorSystem"/>. Each line begins with who logs, which for an actor is its path.
/// </summary>
/// <remarks>
/// What it hands over has, beside the arguments of the template by name: ActorPath, LogSource, Thread, Timestamp, and the
/// template as {OriginalFormat}.
/// </remarks>
public class LoggerFactoryLogger : ActorBase, IRequiresMessageQueue<ILoggerMessageQueueSemantics>
{
    /// <summary>Logs what the logger has to say about itself.</summary>
    protected readonly ILoggingAdapter InternalLogger;

    private readonly LogFilterEvaluator _filter;
    private readonly ILogger _logger;

    /// <summary>Makes the logger.</summary>
    /// <exception cref="ConfigurationException">The system was set up without a <see cref="LoggerFactorySetup"/>.</exception>
    public LoggerFactoryLogger()
    {
        InternalLogger = Akka.Event.Logging.GetLogger(Context.System.EventStream, nameof(LoggerFactoryLogger));
        var setup = Context.System.Settings.Setup.Get<LoggerFactorySetup>();
        if (!setup.HasValue)
        {
            throw new ConfigurationException(
                $"Could not start {nameof(LoggerFactoryLogger)}: the actor system was set up without a {nameof(LoggerFactorySetup)}.");
        }
        _filter = Context.System.Settings.LogFilter;
        _logger = setup.Value.LoggerFactory.CreateLogger<ActorSystem>();
    }

    /// <inheritdoc />
    protected override void PostStop() => InternalLogger.Debug($"{nameof(LoggerFactoryLogger)} stopped");

    /// <inheritdoc />
    protected override bool Receive(object message)
    {
        switch (message)
        {
            case InitializeLogger:
                InternalLogger.Info($"{nameof(LoggerFactoryLogger)} started");
                Sender.Tell(new LoggerInitialized());
                return true;
            case LogEvent logEvent:
                Log(logEvent, Sender.Path);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Hands a log event over.</summary>
    /// <param name="log">The event.</param>
    /// <param name="path">Who published it; the event itself says who logs.</param>
    protected virtual void Log(LogEvent log, ActorPath path)
    {
        var level = Level(log.LogLevel());
        if (!_logger.IsEnabled(level))
        {
            return;
        }
        string text;
        try
        {
            if (!ReferenceEquals(_filter, LogFilterEvaluator.NoFilters) && !_filter.ShouldTryKeepMessage(log, out _))
            {
                return;
            }
            text = log.Message?.ToString() ?? "";
        }
        catch (FormatException)
        {
            // The program's mistake in a template must not hide what it wanted to say.
            text = $"Received a malformed formatted message. {(log.Message as LogMessage)?.Unformatted()}";
        }
        _logger.Log(level, default, new AkkaLogState(log, text), log.Cause, static (state, _) => state.ToString());
    }

    private static LogLevel Level(Akka.Event.LogLevel level) => level switch
    {
        Akka.Event.LogLevel.DebugLevel => LogLevel.Debug,
        Akka.Event.LogLevel.InfoLevel => LogLevel.Information,
        Akka.Event.LogLevel.WarningLevel => LogLevel.Warning,
        _ => LogLevel.Error,
    };
}
