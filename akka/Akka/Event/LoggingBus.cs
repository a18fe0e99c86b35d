using Akka.Actor;

namespace Akka.Event;

/// <summary>The bus of log events: it knows the loggers and the level.</summary>
public partial class LoggingBus : ActorEventBus<object, Type>
{
    private static readonly LogLevel[] Levels = [LogLevel.DebugLevel, LogLevel.InfoLevel, LogLevel.WarningLevel, LogLevel.ErrorLevel];

    private readonly Lock _changing = new();
    private readonly List<IActorRef> _loggers = [];
    private volatile int _level;

    /// <summary>The lowest level that the loggers hear.</summary>
    public LogLevel LogLevel => (LogLevel)_level;

    /// <summary>Has the loggers hear a level and those above it from now on.</summary>
    public void SetLogLevel(LogLevel logLevel)
    {
        lock (_changing)
        {
            _level = (int)logLevel;
            foreach (var logger in _loggers)
            {
                SubscribeTo(logLevel, logger);
            }
        }
    }

    /// <summary>Writes to standard output what is logged before the loggers are started.</summary>
    public void StartStdoutLogger(Settings config)
    {
        UseStdoutLogger(config);
        Trace("StandardOutLogger started");
    }

    /// <inheritdoc />
    protected override bool IsSubClassification(Type parent, Type child) => parent.IsAssignableFrom(child);

    /// <inheritdoc />
    protected override void Publish(object @event, IActorRef subscriber) => subscriber.Tell(@event, ActorRefs.NoSender);

    /// <inheritdoc />
    protected override bool Classify(object @event, Type classifier) => classifier.IsInstanceOfType(@event);

    /// <inheritdoc />
    protected override Type GetClassifier(object @event) => @event.GetType();

    private void UseStdoutLogger(Settings settings)
    {
        var level = Logging.LogLevelFor(settings.StdoutLogLevel);
        lock (_changing)
        {
            _level = (int)level;
            if (!_loggers.Contains(settings.StdoutLogger))
            {
                _loggers.Add(settings.StdoutLogger);
            }
            SubscribeTo(level, settings.StdoutLogger);
        }
    }

    private void SubscribeTo(LogLevel lowest, IActorRef logger)
    {
        foreach (var level in Levels)
        {
            if (level >= lowest)
            {
                Subscribe(logger, level.ClassFor());
            }
            else
            {
                Unsubscribe(logger, level.ClassFor());
            }
        }
    }
}
