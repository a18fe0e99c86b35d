using System.Collections.Concurrent;
using Akka.Actor.Internal;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.Actor;

/// <summary>Makes and finds references in this process.</summary>
public sealed class LocalActorRefProvider : IActorRefProvider
{
    private readonly TaskCompletionSource<Status> _terminated = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentDictionary<string, IInternalActorRef> _extraNames = new();
    private readonly Deployer _deployer;
    private ActorSystemImpl _system = null!;
    private RootGuardianActorRef _rootGuardian = null!;
    private VirtualPathContainer _temp = null!;
    private ActorPath _tempNode = null!;
    private long _tempNumber;

    /// <summary>The provider of a system.</summary>
    public LocalActorRefProvider(string systemName, Settings settings, EventStream eventStream)
    {
        Settings = settings;
        EventStream = eventStream;
        RootPath = new RootActorPath(new Address("akka", systemName));
        _deployer = new Deployer(settings);
        DeadLetters = new DeadLetterActorRef(this, RootPath / "deadLetters", eventStream);
        IgnoreRef = new IgnoreActorRef(this);
    }

    /// <inheritdoc/>
    public Settings Settings { get; }

    /// <summary>The system's event stream.</summary>
    public EventStream EventStream { get; }

    /// <summary>The provider's own log.</summary>
    public ILoggingAdapter Log => _system.Log;

    /// <inheritdoc/>
    public IActorRef DeadLetters { get; }

    /// <inheritdoc/>
    public IActorRef IgnoreRef { get; }

    /// <inheritdoc/>
    public Deployer Deployer => _deployer;

    /// <inheritdoc/>
    public IInternalActorRef RootGuardian => _rootGuardian;

    /// <inheritdoc/>
    public LocalActorRef Guardian { get; private set; } = null!;

    /// <inheritdoc/>
    public LocalActorRef SystemGuardian { get; private set; } = null!;

    /// <inheritdoc/>
    public ActorPath RootPath { get; }

    /// <inheritdoc/>
    public IInternalActorRef TempContainer => _temp;

    /// <inheritdoc/>
    public Task TerminationTask => _terminated.Task;

    /// <inheritdoc/>
    public Address DefaultAddress => RootPath.Address;

    /// <inheritdoc/>
    public void Init(ActorSystemImpl system)
    {
        _system = system;
        var dispatcher = system.Dispatchers.DefaultGlobalDispatcher;
        var mailbox = system.Mailboxes.Lookup(Mailboxes.DefaultMailboxId);
        var supervisor = new RootGuardianSupervisor((RootActorPath)RootPath, this, _terminated, system.Log);
        var stopping = new OneForOneStrategy(cause =>
        {
            system.Log.Error(cause, "Guardian failed. Shutting down system");
            return Directive.Stop;
        });
        _rootGuardian = new RootGuardianActorRef(system, Props.Create<GuardianActor>().WithSupervisorStrategy(stopping), dispatcher, mailbox, supervisor, RootPath, (IInternalActorRef)DeadLetters, _extraNames);
        var cell = _rootGuardian.Cell;
        cell.ReserveChild("user");
        var userProps = system.GuardianProps.HasValue ? system.GuardianProps.Value : Props.Create<GuardianActor>();
        if (userProps.SupervisorStrategy is null)
            userProps = userProps.WithSupervisorStrategy(SupervisorStrategyConfigurator.CreateConfigurator(Settings.SupervisorStrategyClass).Create());
        Guardian = new LocalActorRef(system, userProps, dispatcher, mailbox, _rootGuardian, new ChildActorPath(RootPath, "user", 0));
        cell.InitChild(Guardian);
        cell.ReserveChild("system");
        // By type: an expression would load its whole library for this one actor.
        var systemProps = Props.Create<SystemGuardianActor>(Guardian).WithSupervisorStrategy(SystemStrategy);
        SystemGuardian = new LocalActorRef(system, systemProps, dispatcher, mailbox, _rootGuardian, new ChildActorPath(RootPath, "system", 0));
        cell.InitChild(SystemGuardian);
        _tempNode = RootPath / "temp";
        _temp = new VirtualPathContainer(this, _tempNode, _rootGuardian);
        _rootGuardian.SetTempContainer(_temp);
        _rootGuardian.Start();
        Guardian.Start();
        SystemGuardian.Start();
        cell.UseThreadContext(() => cell.Watch(SystemGuardian));
    }

    // The system's own actors are restarted with patience; what cannot start is stopped.
    private static SupervisorStrategy SystemStrategy { get; } = new OneForOneStrategy(SupervisorStrategy.DefaultDecider);

    /// <summary>Puts a reference beside /user and /system.</summary>
    public void RegisterExtraName(string name, IInternalActorRef actor) => _extraNames[name] = actor;

    /// <inheritdoc/>
    public ActorPath TempPath() => _tempNode / ChildNames.Number(Interlocked.Increment(ref _tempNumber) - 1);

    /// <inheritdoc/>
    public void RegisterTempActor(IInternalActorRef actorRef, ActorPath path)
    {
        if (!ReferenceEquals(path.Parent, _tempNode)) throw new ArgumentException("Cannot RegisterTempActor() with anything not obtained from tempPath()", nameof(path));
        _temp.AddChild(path.Name, actorRef);
    }

    /// <inheritdoc/>
    public void UnregisterTempActor(ActorPath path)
    {
        if (!ReferenceEquals(path.Parent, _tempNode)) throw new ArgumentException("Cannot UnregisterTempActor() with anything not obtained from tempPath()", nameof(path));
        _temp.RemoveChild(path.Name);
    }

    /// <inheritdoc/>
    public FutureActorRef<T> CreateFutureRef<T>(TaskCompletionSource<T> tcs) => new(tcs, this);

    /// <inheritdoc/>
    public IInternalActorRef ActorOf(ActorSystemImpl system, Props props, IInternalActorRef supervisor, ActorPath path, bool systemService, Deploy? deploy, bool lookupDeploy, bool async)
    {
        if (lookupDeploy && _deployer.Lookup(path) is { } configured) props = props.WithDeploy(Lay(configured, props.Deploy));
        if (deploy is not null) props = props.WithDeploy(deploy);
        if (props.GivenDispatcher is { } id && !system.Dispatchers.HasDispatcher(id))
            throw new ConfigurationException($"Dispatcher [{id}] not configured for path {path}");
        try
        {
            var dispatcher = props.GivenDispatcher is { } named ? system.Dispatchers.Lookup(named) : system.Dispatchers.DefaultGlobalDispatcher;
            var mailbox = system.Mailboxes.GetMailboxType(props, dispatcher.Configurator?.Config);
            return async
                ? new RepointableActorRef(system, props, dispatcher, mailbox, supervisor, path)
                : new LocalActorRef(system, props, dispatcher, mailbox, supervisor, path);
        }
        catch (Exception cause)
        {
            throw new ConfigurationException($"Configuration problem while creating [{path}] with dispatcher [{props.Dispatcher}] and mailbox [{props.Mailbox}]", cause);
        }
    }

    // What the configuration says about the path goes before what the props say.
    private static Deploy Lay(Deploy configured, Deploy fromProps) => configured.WithFallback(fromProps);

    /// <inheritdoc/>
    public IActorRef ResolveActorRef(string path) => ActorPath.TryParse(path, out var parsed) && parsed.Address.Equals(RootPath.Address)
        ? ResolveActorRef(parsed)
        : DeadLetters;

    /// <inheritdoc/>
    public IActorRef ResolveActorRef(ActorPath actorPath)
    {
        if (!actorPath.Root.Address.Equals(RootPath.Address)) return DeadLetters;
        var found = _rootGuardian.GetChild(actorPath.Elements);
        if (found is Nobody || (actorPath.Uid != 0 && found.Path.Uid != actorPath.Uid))
            return new EmptyLocalActorRef(this, actorPath, EventStream);
        return found;
    }

    /// <inheritdoc/>
    public IActorRef RootGuardianAt(Address address) => address.Equals(RootPath.Address) ? _rootGuardian : DeadLetters;

    /// <inheritdoc/>
    public Address? GetExternalAddressFor(Address address) => address.Equals(RootPath.Address) ? address : null;
}
