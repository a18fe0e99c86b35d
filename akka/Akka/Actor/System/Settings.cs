using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Event;

namespace Akka.Actor;

/// <summary>What a system reads out of its configuration when it starts.</summary>
public class Settings
{
    private readonly Config _userConfig;
    private Config? _fallback;

    /// <summary>Settings without programmatic parts.</summary>
    public Settings(ActorSystem system, Config config) : this(system, config, ActorSystemSetup.Empty) { }

    /// <summary>Settings; what the configuration does not say, the reference configuration does.</summary>
    public Settings(ActorSystem system, Config config, ActorSystemSetup setup)
    {
        _userConfig = config;
        System = system;
        Setup = setup;
        Config = config.SafeWithFallback(ConfigurationFactory.Default())!;
        ConfigVersion = Config.GetString("akka.version") ?? "";
        var bootstrap = setup.Get<BootstrapSetup>();
        var provider = Config.GetString("akka.actor.provider");
        ProviderSelectionType = bootstrap.HasValue && bootstrap.Value.ActorRefProvider.HasValue
            ? bootstrap.Value.ActorRefProvider.Value
            : ProviderSelection.GetProvider(provider ?? "local");
        // A type that the configuration names is called as it names it.
        ProviderClass = ProviderSelectionType.Fqn.StartsWith($"{provider},", StringComparison.Ordinal) ? provider! : ProviderSelectionType.Fqn;
        SupervisorStrategyClass = Config.GetString("akka.actor.guardian-supervisor-strategy")!;
        AskTimeout = Config.GetTimeSpan("akka.actor.ask-timeout");
        CreationTimeout = Config.GetTimeSpan("akka.actor.creation-timeout");
        UnstartedPushTimeout = Config.GetTimeSpan("akka.actor.unstarted-push-timeout");
        SerializeAllMessages = Config.GetBoolean("akka.actor.serialize-messages");
        SerializeAllCreators = Config.GetBoolean("akka.actor.serialize-creators");
        LogLevel = Config.GetString("akka.loglevel")!;
        StdoutLogLevel = Config.GetString("akka.stdout-loglevel")!;
        Loggers = Config.GetStringList("akka.loggers");
        LoggersDispatcher = Config.GetString("akka.loggers-dispatcher")!;
        LoggerStartTimeout = Config.GetTimeSpan("akka.logger-startup-timeout");
        LoggerAsyncStart = Config.GetBoolean("akka.logger-async-start");
        LogConfigOnStart = Config.GetBoolean("akka.log-config-on-start");
        LogDeadLetters = DeadLetterCount(Config.GetString("akka.log-dead-letters"));
        LogDeadLettersDuringShutdown = Config.GetBoolean("akka.log-dead-letters-during-shutdown");
        var suspend = Config.GetString("akka.log-dead-letters-suspend-duration");
        LogDeadLettersSuspendDuration = suspend is "infinite" or "off" or null ? global::System.Threading.Timeout.InfiniteTimeSpan : Config.GetTimeSpan("akka.log-dead-letters-suspend-duration");
        AddLoggingReceive = Config.GetBoolean("akka.actor.debug.receive");
        DebugAutoReceive = Config.GetBoolean("akka.actor.debug.autoreceive");
        DebugLifecycle = Config.GetBoolean("akka.actor.debug.lifecycle");
        DebugEventStream = Config.GetBoolean("akka.actor.debug.event-stream");
        DebugUnhandledMessage = Config.GetBoolean("akka.actor.debug.unhandled");
        DebugTimerScheduler = Config.GetBoolean("akka.actor.debug.log-timers");
        FsmDebugEvent = Config.GetBoolean("akka.actor.debug.fsm");
        DebugRouterMisconfiguration = Config.GetBoolean("akka.actor.debug.router-misconfiguration");
        EmitActorTelemetry = Config.GetBoolean("akka.actor.telemetry.enabled");
        DefaultVirtualNodesFactor = Config.GetInt("akka.actor.deployment.default.virtual-nodes-factor");
        SchedulerClass = Config.GetString("akka.scheduler.implementation")!;
        SchedulerShutdownTimeout = Config.GetTimeSpan("akka.scheduler.shutdown-timeout");
        CoordinatedShutdownTerminateActorSystem = Config.GetBoolean("akka.coordinated-shutdown.terminate-actor-system", true);
        CoordinatedShutdownRunByActorSystemTerminate = Config.GetBoolean("akka.coordinated-shutdown.run-by-actor-system-terminate", true);
        if (CoordinatedShutdownRunByActorSystemTerminate && !CoordinatedShutdownTerminateActorSystem)
            throw new ConfigurationException("akka.coordinated-shutdown.run-by-actor-system-terminate=on and akka.coordinated-shutdown.terminate-actor-system=off is not a supported configuration combination.");
        Home = Config.GetString("akka.home") ?? "";
        LogFormatter = LoggingTypes.Formatter(Config.GetString("akka.logger-formatter")!);
        StdoutLogger = LoggingTypes.StdoutLogger(Config.GetString("akka.stdout-logger-class")!);
        var filter = setup.Get<LogFilterSetup>();
        LogFilter = filter.HasValue ? filter.Value.CreateEvaluator() : LogFilterEvaluator.NoFilters;
        StdoutLogger.Filter = LogFilter;
    }

    private static int DeadLetterCount(string? text) => text?.ToLowerInvariant() switch
    {
        null or "off" or "false" or "no" => 0,
        "on" or "true" or "yes" => int.MaxValue,
        var number => int.TryParse(number, out var count) ? count : 0,
    };

    /// <summary>The system.</summary>
    public ActorSystem System { get; }

    /// <summary>The programmatic settings.</summary>
    public ActorSystemSetup Setup { get; }

    /// <summary>The whole configuration.</summary>
    public Config Config { get; private set; }

    /// <summary>Lays a configuration under everything but the reference configuration.</summary>
    public void InjectTopLevelFallback(Config config)
    {
        _fallback = _fallback is null ? config : config.SafeWithFallback(_fallback);
        Config = _userConfig.SafeWithFallback(_fallback).SafeWithFallback(ConfigurationFactory.Default())!;
    }

    /// <summary>True when the user's own configuration says something there.</summary>
    internal bool IsUsers(string path) => _userConfig.HasPath(path);

    /// <summary>The version that the configuration was written for.</summary>
    public string ConfigVersion { get; }

    /// <summary>The type that makes references, by its full name.</summary>
    public string ProviderClass { get; }

    /// <summary>What makes references: as the setup says, or else the configuration.</summary>
    public ProviderSelection ProviderSelectionType { get; }

    /// <summary>True when what makes references knows a cluster.</summary>
    public bool HasCluster => ProviderSelectionType.HasCluster;

    /// <summary>What makes the user guardian's strategy.</summary>
    public string SupervisorStrategyClass { get; }

    /// <summary>How long an Ask waits that says nothing itself.</summary>
    public TimeSpan AskTimeout { get; }

    /// <summary>How long starting an actor may take.</summary>
    public TimeSpan CreationTimeout { get; }

    /// <summary>How long telling an actor may take that has not started.</summary>
    public TimeSpan UnstartedPushTimeout { get; }

    /// <summary>Read, and without effect: nothing leaves the process.</summary>
    public bool SerializeAllMessages { get; }

    /// <summary>Read, and without effect: nothing leaves the process.</summary>
    public bool SerializeAllCreators { get; }

    /// <summary>The level of the log.</summary>
    public string LogLevel { get; }

    /// <summary>The level of the log while loggers start and stop.</summary>
    public string StdoutLogLevel { get; }

    /// <summary>The loggers.</summary>
    public IList<string> Loggers { get; }

    /// <summary>Where loggers run.</summary>
    public string LoggersDispatcher { get; }

    /// <summary>How long a logger may take to start.</summary>
    public TimeSpan LoggerStartTimeout { get; }

    /// <summary>True when the system does not wait for its loggers.</summary>
    public bool LoggerAsyncStart { get; }

    /// <summary>What fills the holes in log templates.</summary>
    public ILogMessageFormatter LogFormatter { get; }

    /// <summary>The logger for the time while loggers start and stop.</summary>
    public MinimalLogger StdoutLogger { get; }

    /// <summary>What keeps events out of the log.</summary>
    public LogFilterEvaluator LogFilter { get; }

    /// <summary>True when the configuration is logged at the start.</summary>
    public bool LogConfigOnStart { get; }

    /// <summary>How many dead letters are logged before a pause.</summary>
    public int LogDeadLetters { get; }

    /// <summary>True when they are logged while the system stops.</summary>
    public bool LogDeadLettersDuringShutdown { get; }

    /// <summary>How long the pause is; infinite: for good.</summary>
    public TimeSpan LogDeadLettersSuspendDuration { get; }

    /// <summary>True when actors that are <see cref="ILogReceive"/> log what they receive.</summary>
    public bool AddLoggingReceive { get; }

    /// <summary>True when messages are logged that the kernel handles.</summary>
    public bool DebugAutoReceive { get; }

    /// <summary>True when starts, stops and watches are logged.</summary>
    public bool DebugLifecycle { get; }

    /// <summary>True when subscriptions are logged.</summary>
    public bool DebugEventStream { get; }

    /// <summary>True when unhandled messages are logged.</summary>
    public bool DebugUnhandledMessage { get; }

    /// <summary>Read, and without effect: there are no state machines here.</summary>
    public bool FsmDebugEvent { get; }

    /// <summary>Read, and without effect: there are no routers here.</summary>
    public bool DebugRouterMisconfiguration { get; }

    /// <summary>Read, and without effect: there are no routers here.</summary>
    public int DefaultVirtualNodesFactor { get; }

    /// <summary>True when starts, restarts and stops of actors are published as <see cref="IActorTelemetryEvent"/>; off by default.</summary>
    public bool EmitActorTelemetry { get; }

    /// <summary>True when timers are logged.</summary>
    public bool DebugTimerScheduler { get; }

    /// <summary>What sends things later.</summary>
    public string SchedulerClass { get; }

    /// <summary>How long its end may take.</summary>
    public TimeSpan SchedulerShutdownTimeout { get; }

    /// <summary>True when the coordinated shutdown ends with the system.</summary>
    public bool CoordinatedShutdownTerminateActorSystem { get; }

    /// <summary>True when Terminate runs the coordinated shutdown.</summary>
    public bool CoordinatedShutdownRunByActorSystemTerminate { get; }

    /// <summary>Where the program lives.</summary>
    public string Home { get; }

    /// <inheritdoc/>
    public override string ToString() => Config.ToString();
}

/// <summary>An actor that logs what it receives when <c>akka.actor.debug.receive</c> is on.</summary>
public interface ILogReceive;
