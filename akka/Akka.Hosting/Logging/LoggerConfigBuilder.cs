using System.Diagnostics.CodeAnalysis;
using System.Text;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.Hosting;

/// <summary>Describes the loggers of a system. Without a word from you, it logs to standard output.</summary>
public sealed class LoggerConfigBuilder
{
    private const DynamicallyAccessedMemberTypes Constructors = DynamicallyAccessedMemberTypes.PublicConstructors | DynamicallyAccessedMemberTypes.NonPublicConstructors;

    // By the names the configuration knows them by.
    private readonly List<string> _loggers = [];

    [DynamicallyAccessedMembers(Constructors)]
    private Type? _formatter;

    internal LoggerConfigBuilder(AkkaConfigurationBuilder builder)
    {
        Builder = builder;
        AddLogger<DefaultLogger>();
    }

    /// <summary>The lowest level that is logged. Default: INFO.</summary>
    public LogLevel LogLevel { get; set; } = LogLevel.InfoLevel;

    /// <summary>Whether the configuration is logged when the system starts. Default: false.</summary>
    public bool LogConfigOnStart { get; set; }

    /// <summary>What actors are logged doing; null leaves that to the configuration.</summary>
    public DebugOptions? DebugOptions { get; set; }

    /// <summary>What is logged of dead letters; null leaves that to the configuration.</summary>
    public DeadLetterOptions? DeadLetterOptions { get; set; }

    /// <summary>What is not logged; null excludes nothing.</summary>
    public LogFilterBuilder? LogFilterBuilder { get; set; }

    /// <summary>What fills log templates: an <see cref="ILogMessageFormatter"/> with a constructor without parameters. Default: <see cref="SemanticLogMessageFormatter"/>.</summary>
    [Obsolete("Use WithDefaultLogMessageFormatter<T>() instead.")]
    [DynamicallyAccessedMembers(Constructors)]
    public Type LogMessageFormatter
    {
        get => _formatter ?? typeof(SemanticLogMessageFormatter);
        set => _formatter = value;
    }

    internal AkkaConfigurationBuilder Builder { get; }

    /// <summary>Removes the loggers that have been added, the default one too.</summary>
    public LoggerConfigBuilder ClearLoggers()
    {
        _loggers.Clear();
        return this;
    }

    /// <summary>Adds a logger: an actor that takes log events. Twice is once.</summary>
    public LoggerConfigBuilder AddLogger<[DynamicallyAccessedMembers(Constructors)] T>()
        where T : IRequiresMessageQueue<ILoggerMessageQueueSemantics>
    {
        var name = typeof(T).AssemblyQualifiedName!;
        if (!_loggers.Contains(name))
        {
            _loggers.Add(name);
        }
        return this;
    }

    /// <summary>Chooses what fills log templates.</summary>
    public LoggerConfigBuilder WithDefaultLogMessageFormatter<[DynamicallyAccessedMembers(Constructors)] T>()
        where T : ILogMessageFormatter
    {
        _formatter = typeof(T);
        return this;
    }

    /// <summary>Describes what is not logged, beside what has been described before.</summary>
    public LoggerConfigBuilder WithLogFilter(Action<LogFilterBuilder> filterBuilder)
    {
        filterBuilder(LogFilterBuilder ??= new LogFilterBuilder());
        return this;
    }

    internal Config ToConfig()
    {
        var hocon = new StringBuilder()
            .Append("akka.loglevel = ").AppendLine(LevelName())
            .Append("akka.log-config-on-start = ").AppendLine(LogConfigOnStart ? "true" : "false")
            .Append("akka.loggers = [").AppendJoin(", ", _loggers.Select(name => name.ToHocon())).AppendLine("]")
            .Append(DebugOptions)
            .Append(DeadLetterOptions);
        if (_formatter is not null)
        {
            if (!typeof(ILogMessageFormatter).IsAssignableFrom(_formatter))
            {
                throw new ConfigurationException($"The log message formatter {_formatter} must implement {nameof(ILogMessageFormatter)}.");
            }
            if (_formatter.GetConstructor(Type.EmptyTypes) is null && _formatter != typeof(SemanticLogMessageFormatter))
            {
                throw new ConfigurationException($"The log message formatter {_formatter} must have an empty constructor.");
            }
            hocon.Append("akka.logger-formatter = ").AppendLine(_formatter.AssemblyQualifiedName.ToHocon());
        }
        return ConfigurationFactory.ParseString(hocon.ToString());
    }

    private string LevelName() => LogLevel switch
    {
        LogLevel.DebugLevel => "Debug",
        LogLevel.InfoLevel => "Info",
        LogLevel.WarningLevel => "Warning",
        LogLevel.ErrorLevel => "Error",
        _ => "Off",
    };
}
