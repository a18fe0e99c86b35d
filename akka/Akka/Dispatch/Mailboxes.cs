using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Akka.Actor;
using Akka.Annotations;
using Akka.Configuration;
using Akka.Dispatch.MessageQueues;
using Akka.Event;
using Akka.Util.Internal;

namespace Akka.Dispatch;

/// <summary>The mailbox types of a system, by their ids: the paths of their sections in the configuration.</summary>
public class Mailboxes
{
    /// <summary>The id of the mailbox of actors of which nothing is said.</summary>
    public static readonly string DefaultMailboxId = "akka.actor.default-mailbox";

    /// <summary>Asks for nothing.</summary>
    public static readonly string NoMailboxRequirement = "";

    private static readonly ConcurrentDictionary<Type, Type?> RequiredTypes = new();

    private readonly ActorSystem _system;
    private readonly ConcurrentDictionary<string, MailboxType> _types = new();
    private readonly ConcurrentDictionary<string, int> _stashCapacities = new();
    private readonly ConcurrentDictionary<Config, ConcurrentDictionary<Type, MailboxType>> _choices = new();
    private Dictionary<Type, string>? _bindings;
    private DeadLetterMailbox? _deadLetterMailbox;

    /// <summary>The mailboxes of a system.</summary>
    public Mailboxes(ActorSystem system) => _system = system;

    /// <summary>The mailbox of actors that are no more.</summary>
    public DeadLetterMailbox DeadLetterMailbox =>
        Volatile.Read(ref _deadLetterMailbox) ?? Interlocked.CompareExchange(ref _deadLetterMailbox, new DeadLetterMailbox(_system.DeadLetters), null) ?? _deadLetterMailbox;

    /// <summary>The mailbox type with that id.</summary>
    /// <exception cref="ConfigurationException">Nothing of that name is configured, or it is no mailbox.</exception>
    public MailboxType Lookup(string id) => _types.GetOrAdd(id, Configure);

    /// <summary>The mailbox type that is bound to a promise.</summary>
    public MailboxType LookupByQueueType(Type queueType) => Bindings.TryGetValue(queueType, out var id)
        ? Lookup(id)
        : throw new ConfigurationException($"Mailbox Mapping for [{queueType}] not configured");

    /// <summary>True when the type makes queues that it names.</summary>
    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "An interface that was trimmed away asks for nothing.")]
    public bool ProducesMessageQueue(Type mailboxType) =>
        mailboxType.GetInterfaces().Any(each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IProducesMessageQueue<>));

    /// <summary>True when the actor asks for a promise.</summary>
    public bool HasRequiredType(Type actorType) => Required(actorType) is not null;

    /// <summary>The promise that the actor asks for.</summary>
    public Type GetRequiredType(Type actorType) => Required(actorType)!;

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "An interface that was trimmed away asks for nothing.")]
    private static Type? Required(Type actorType)
    {
        if (RequiredTypes.TryGetValue(actorType, out var required)) return required;
        foreach (var each in actorType.GetInterfaces())
            if (each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IRequiresMessageQueue<>))
                required = each.GetGenericArguments()[0];
        return RequiredTypes[actorType] = required;
    }

    /// <summary>The mailbox of an actor: what its props say, then its dispatcher's section, then what the actor asks for, then the default.</summary>
    /// <exception cref="ArgumentException">The one that was named does not keep the promise that the actor asks for.</exception>
    public MailboxType GetMailboxType(Props props, Config? dispatcherConfig)
    {
        // The same answer for the same type of actor on the same dispatcher: looked up once.
        if (dispatcherConfig is null || props.Deploy.Mailbox.Length > 0) return Choose(props, dispatcherConfig);
        var onDispatcher = _choices.GetOrAdd(dispatcherConfig, static _ => new ConcurrentDictionary<Type, MailboxType>());
        if (onDispatcher.TryGetValue(props.Type, out var chosen)) return chosen;
        return onDispatcher[props.Type] = Choose(props, dispatcherConfig);
    }

    private MailboxType Choose(Props props, Config? dispatcherConfig)
    {
        var required = Required(props.Type);
        var named = props.Deploy.Mailbox;
        if (named.Length == 0) named = dispatcherConfig?.GetString("mailbox") ?? "";
        MailboxType? found = null;
        if (named.Length > 0 && named != DefaultMailboxId) found = Lookup(named);
        else if (dispatcherConfig is not null && dispatcherConfig.GetString("mailbox-type") is { Length: > 0 }) found = Lookup(dispatcherConfig.GetString("id")!);
        if (found is null) return required is null ? Lookup(DefaultMailboxId) : TryBinding(required) ?? Lookup(DefaultMailboxId);
        if (required is not null && !Keeps(found, required))
            throw new ArgumentException($"produced message queue type [{QueueType(found)}] does not fulfill requirement for actor class [{props.Type}]. Must be a subclass of [{required}]");
        return found;
    }

    private MailboxType? TryBinding(Type required) => Bindings.TryGetValue(required, out var id) ? Lookup(id) : null;

    [UnconditionalSuppressMessage("Trimming", "IL2075", Justification = "The mailbox type was made from the configuration: it is there with its interfaces.")]
    private static Type? QueueType(MailboxType mailbox) => mailbox.GetType().GetInterfaces()
        .FirstOrDefault(each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IProducesMessageQueue<>))?.GetGenericArguments()[0];

    private static bool Keeps(MailboxType mailbox, Type promise) => QueueType(mailbox) is not { } queue || promise.IsAssignableFrom(queue);

    /// <summary>How many messages an actor may stash: what its mailbox says, then its dispatcher, then the default; -1 for any number.</summary>
    [InternalApi]
    public int StashCapacity(string dispatcher, string mailbox) => _stashCapacities.GetOrAdd(dispatcher + "|" + mailbox, _ =>
    {
        var config = _system.Settings.Config;
        if (!string.IsNullOrEmpty(mailbox) && config.HasPath(mailbox + ".stash-capacity")) return config.GetInt(mailbox + ".stash-capacity");
        if (!string.IsNullOrEmpty(dispatcher) && config.HasPath(dispatcher + ".stash-capacity")) return config.GetInt(dispatcher + ".stash-capacity");
        return config.GetInt(DefaultMailboxId + ".stash-capacity", -1);
    });

    private Dictionary<Type, string> Bindings => Volatile.Read(ref _bindings) ?? Interlocked.CompareExchange(ref _bindings, ReadBindings(), null) ?? _bindings;

    private Dictionary<Type, string> ReadBindings()
    {
        var bindings = new Dictionary<Type, string>();
        var section = _system.Settings.Config.GetConfig("akka.actor.mailbox.requirements");
        if (section is null) return bindings;
        foreach (var (name, id) in section.AsEnumerable())
            if (PromiseNamed(name) is { } promise) bindings[promise] = id.GetString() ?? "";
        return bindings;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2057", Justification = "A type named in the configuration is the user's to keep; the kernel's own need no lookup.")]
    private Type? PromiseNamed(string name)
    {
        Type[] own =
        [
            typeof(IUnboundedMessageQueueSemantics), typeof(IBoundedMessageQueueSemantics), typeof(IDequeBasedMessageQueueSemantics),
            typeof(IUnboundedDequeBasedMessageQueueSemantics), typeof(IBoundedDequeBasedMessageQueueSemantics),
            typeof(IMultipleConsumerSemantics), typeof(ILoggerMessageQueueSemantics),
        ];
        var key = name.Split(',')[0].Trim(' ', '"');
        foreach (var each in own)
            if (each.FullName == key) return each;
        var promise = NamedType.Find(name.Trim('"'));
        if (promise is null) _system.Log.Warning($"Mailbox Requirement mapping [{name}] is not an actual type");
        return promise;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2057", Justification = "A type named in the configuration is the user's to keep; the kernel's own need no lookup.")]
    private MailboxType Configure(string id)
    {
        var all = _system.Settings.Config;
        var config = id switch
        {
            "unbounded" => Config.Empty,
            "bounded" => Config.Empty,
            _ => all.HasPath(id) ? all.GetConfig(id) : throw new ConfigurationException($"Mailbox Type [{id}] not configured"),
        };
        config = config.WithFallback(all.GetConfig(DefaultMailboxId) ?? Config.Empty);
        var name = id switch { "unbounded" => "Akka.Dispatch.UnboundedMailbox", "bounded" => "Akka.Dispatch.BoundedMailbox", _ => config.GetString("mailbox-type") };
        if (string.IsNullOrEmpty(name)) throw new ConfigurationException($"The setting mailbox-type defined in [{id}] is empty");
        switch (name.Split(',')[0].Trim())
        {
            case "Akka.Dispatch.UnboundedMailbox":
                return new UnboundedMailbox(_system.Settings, config);
            case "Akka.Event.LoggerMailboxType":
                return new LoggerMailboxType(_system.Settings, config);
            case "Akka.Dispatch.UnboundedDequeBasedMailbox":
                return new UnboundedDequeBasedMailbox(_system.Settings, config);
            case "Akka.Dispatch.BoundedMailbox":
                return new BoundedMailbox(_system.Settings, config);
            case "Akka.Dispatch.BoundedDequeBasedMailbox":
                return new BoundedDequeBasedMailbox(_system.Settings, config);
            default:
                var type = NamedType.Find(name)
                    ?? throw new ConfigurationException($"Found mailbox-type [{name}] in configuration for [{id}], but could not find that type in any loaded assemblies.");
                return (MailboxType)Activator.CreateInstance(type, _system.Settings, config)!;
        }
    }
}
