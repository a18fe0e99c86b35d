using Akka.Actor;

namespace Akka.Event;

/// <summary>A logger that publishes to a bus: a level is enabled when the bus lets it through.</summary>
public sealed class BusLogging : LoggingAdapterBase
{
    private readonly ActorSystem? _system;

    // An actor's path until somebody logs: most actors never do.
    private object _source;

    /// <summary>Makes a logger.</summary>
    public BusLogging(LoggingBus bus, string logSource, Type logClass, ILogMessageFormatter logMessageFormatter)
        : base(logMessageFormatter)
    {
        Bus = bus;
        _source = logSource;
        LogClass = logClass;
    }

    internal BusLogging(ActorSystem system, ActorPath actor, Type logClass, ILogMessageFormatter logMessageFormatter)
        : base(logMessageFormatter)
    {
        Bus = system.EventStream;
        _system = system;
        _source = actor;
        LogClass = logClass;
    }

    /// <summary>Where log events go.</summary>
    public LoggingBus Bus { get; }

    /// <summary>The type of who logs.</summary>
    public Type LogClass { get; }

    /// <summary>Who logs.</summary>
    public string LogSource
    {
        get
        {
            if (_source is ActorPath path)
            {
                _source = _system is ExtendedActorSystem { Provider: { } provider }
                    ? path.ToStringWithAddress(provider.DefaultAddress)
                    : path.ToString();
            }
            return (string)_source;
        }
    }

    /// <inheritdoc />
    public override bool IsDebugEnabled => Bus.LogLevel <= LogLevel.DebugLevel;

    /// <inheritdoc />
    public override bool IsInfoEnabled => Bus.LogLevel <= LogLevel.InfoLevel;

    /// <inheritdoc />
    public override bool IsWarningEnabled => Bus.LogLevel <= LogLevel.WarningLevel;

    /// <inheritdoc />
    public override bool IsErrorEnabled => Bus.LogLevel <= LogLevel.ErrorLevel;

    /// <inheritdoc />
    protected override void NotifyLog(LogLevel logLevel, object message, Exception? cause = null) => Bus.Publish(logLevel switch
    {
        LogLevel.DebugLevel => new Debug(cause, LogSource, LogClass, message),
        LogLevel.InfoLevel => new Info(cause, LogSource, LogClass, message),
        LogLevel.WarningLevel => new Warning(cause, LogSource, LogClass, message),
        LogLevel.ErrorLevel => new Error(cause, LogSource, LogClass, message),
        _ => throw new NotSupportedException($"Unknown LogLevel {logLevel}"),
    });
}
