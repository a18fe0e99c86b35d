using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Akka.Actor;
using Akka.Annotations;
using Akka.Configuration;
using Akka.Configuration.Hocon;
using Akka.Event;
using Akka.Util.Internal;

namespace Akka.Dispatch;

/// <summary>The dispatchers of a system, by their ids: the paths of their sections in the configuration.</summary>
public sealed class Dispatchers
{
    /// <summary>Where actors run of which nothing is said.</summary>
    public const string DefaultDispatcherId = "akka.actor.default-dispatcher";

    /// <summary>Where actors run that block.</summary>
    public const string DefaultBlockingDispatcherId = "akka.actor.default-blocking-io-dispatcher";

    /// <summary>Runs actors on the synchronization context of whoever starts the first.</summary>
    public const string SynchronizedDispatcherId = "akka.actor.synchronized-dispatcher";

    private const int DeepestAlias = 20;

    private readonly ActorSystem _system;
    private readonly ConcurrentDictionary<string, MessageDispatcherConfigurator> _configurators = new();
    private MessageDispatcher? _default;

    /// <summary>The dispatchers of a system.</summary>
    public Dispatchers(ActorSystem system, IDispatcherPrerequisites prerequisites, ILoggingAdapter? logger)
    {
        _system = system;
        Prerequisites = prerequisites;
        _ = logger;
    }

    /// <summary>What dispatchers need of the system.</summary>
    public IDispatcherPrerequisites Prerequisites { get; }

    /// <summary>The section of the default dispatcher; what other sections do not say, it does.</summary>
    public Config DefaultDispatcherConfig => Section(DefaultDispatcherId);

    /// <summary>The default dispatcher.</summary>
    public MessageDispatcher DefaultGlobalDispatcher => _default ??= Lookup(DefaultDispatcherId);

    /// <summary>The dispatcher with that id; null means the default one.</summary>
    /// <exception cref="ConfigurationException">Nothing of that name is configured.</exception>
    public MessageDispatcher Lookup(string dispatcherName) =>
        _configurators.GetOrAdd(string.IsNullOrEmpty(dispatcherName) ? DefaultDispatcherId : dispatcherName, Configurator).Dispatcher();

    /// <summary>True when a dispatcher of that id is configured or registered.</summary>
    public bool HasDispatcher(string id) => _configurators.ContainsKey(id) || _system.Settings.Config.HasPath(id);

    /// <summary>Adds a dispatcher that is not in the configuration; false when the id is taken.</summary>
    public bool RegisterConfigurator(string id, MessageDispatcherConfigurator configurator) => _configurators.TryAdd(id, configurator);

    /// <summary>The section of a dispatcher. A string in place of a section names another dispatcher.</summary>
    [InternalApi]
    public static Config GetConfig(Config config, string id, int depth = 0)
    {
        if (depth > DeepestAlias) throw new ConfigurationException($"Could not find a concrete dispatcher config after following {DeepestAlias} deep. Is there a circular reference in your config? Last followed Id was [{id}]");
        if (!config.HasPath(id)) throw new ConfigurationException($"Dispatcher {id} not configured.");
        var value = config.GetValue(id);
        if (value!.IsString()) return GetConfig(config, value.GetString()!, depth + 1);
        if (!value.IsObject()) throw new ConfigurationException($"Expected either a dispatcher config or an alias at [{id}] but found [{value}]");
        var name = new HoconObject();
        name.Items["id"] = new HoconValue(new HoconLiteral { Value = id });
        name.Items["name"] = new HoconValue(new HoconLiteral { Value = id[(id.LastIndexOf('.') + 1)..] });
        return new Config(new HoconRoot(new HoconValue(name))).WithFallback(config.GetConfig(id));
    }

    private Config Section(string id) => GetConfig(_system.Settings.Config, id).WithFallback(_system.Settings.Config.GetConfig(DefaultDispatcherId));

    internal MessageDispatcher From(Config config) => Configurator(config.GetString("id") ?? "", config).Dispatcher();

    private MessageDispatcherConfigurator Configurator(string id) => Configurator(id, Section(id));

    private MessageDispatcherConfigurator Configurator(string id, Config config)
    {
        var type = config.GetString("type");
        switch (type)
        {
            case "Dispatcher":
                return new DispatcherConfigurator(config, Prerequisites);
            case "ForkJoinDispatcher" or "Akka.Dispatch.ForkJoinDispatcherConfigurator":
                return new ForkJoinDispatcherConfigurator(config, Prerequisites);
            case "PinnedDispatcher" or "Akka.Dispatch.PinnedDispatcherConfigurator":
                return new PinnedDispatcherConfigurator(config, Prerequisites);
            case "SynchronizedDispatcher" or "Akka.Dispatch.CurrentSynchronizationContextDispatcherConfigurator":
                return new CurrentSynchronizationContextDispatcherConfigurator(config, Prerequisites);
            case "TaskDispatcher" or "Akka.Dispatch.TaskDispatcherConfigurator":
                return new TaskDispatcherConfigurator(config, Prerequisites);
            case null or "":
                throw new ConfigurationException($"Could not resolve dispatcher for path {id}. type is null");
            default:
                var custom = NamedType.Find(type)
                    ?? throw new ConfigurationException($"Could not resolve dispatcher type {type} for path {id}");
                return (MessageDispatcherConfigurator)Activator.CreateInstance(custom, config, Prerequisites)!;
        }
    }
}
