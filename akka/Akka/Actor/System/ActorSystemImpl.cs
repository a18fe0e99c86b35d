using System.Diagnostics.CodeAnalysis;
using System.Text;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;
using Akka.Util;
using Akka.Util.Internal;

namespace Akka.Actor.Internal;

/// <summary>The actor system of this process.</summary>
public partial class ActorSystemImpl : ExtendedActorSystem
{
    private readonly Stack<Action> _terminationCallbacks = new();
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _whenTerminated = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly LocalActorRefProvider _provider;
    private readonly ExtensionRegistry _extensions;
    private readonly IScheduler _scheduler;
    private bool _terminated;
    private bool _started;

    /// <summary>A system with the default configuration.</summary>
    public ActorSystemImpl(string name) : this(name, ConfigurationFactory.Load(), ActorSystemSetup.Empty) { }

    /// <summary>A system that <see cref="Start"/> starts.</summary>
    /// <exception cref="ArgumentException">The name is not valid.</exception>
    public ActorSystemImpl(string name, Config config, ActorSystemSetup setup, Option<Props>? guardianProps = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!IsValidName(name))
            throw new ArgumentException($"Invalid ActorSystem name [{name}], must contain only word characters (i.e. [a-zA-Z0-9] plus non-leading '-')", nameof(name));
        ArgumentNullException.ThrowIfNull(config);
        Name = name;
        GuardianProps = guardianProps ?? Option<Props>.None;
        Settings = new Settings(this, config, setup);
        EventStream = new EventStream(Settings.DebugEventStream);
        EventStream.StartStdoutLogger(Settings);
        Log = new BusLogging(EventStream, $"ActorSystem({name})", typeof(ActorSystemImpl), Settings.LogFormatter);
        _scheduler = CreateScheduler();
        _provider = new LocalActorRefProvider(name, Settings, EventStream);
        Mailboxes = new Mailboxes(this);
        Dispatchers = new Dispatchers(this, new DefaultDispatcherPrerequisites(EventStream, _scheduler, Settings, Mailboxes), Log);
        ActorPipelineResolver = new ActorProducerPipelineResolver(() => Log);
        _extensions = new ExtensionRegistry(this);
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <summary>The props of <c>/user</c>, where they are not the usual ones.</summary>
    public Option<Props> GuardianProps { get; }

    /// <inheritdoc/>
    public override Settings Settings { get; }

    /// <inheritdoc/>
    public override EventStream EventStream { get; }

    /// <inheritdoc/>
    public override ILoggingAdapter Log { get; }

    /// <inheritdoc/>
    public override IScheduler Scheduler => _scheduler;

    /// <inheritdoc/>
    public override Mailboxes Mailboxes { get; }

    /// <inheritdoc/>
    public override Dispatchers Dispatchers { get; }

    /// <inheritdoc/>
    public override ActorProducerPipelineResolver ActorPipelineResolver { get; }

    /// <inheritdoc/>
    public override IActorRefProvider Provider => _provider;

    /// <inheritdoc/>
    public override IActorRef DeadLetters => _provider.DeadLetters;

    /// <inheritdoc/>
    public override IActorRef IgnoreRef => _provider.IgnoreRef;

    /// <inheritdoc/>
    public override IInternalActorRef Guardian => _provider.Guardian;

    /// <inheritdoc/>
    public override IInternalActorRef SystemGuardian => _provider.SystemGuardian;

    /// <inheritdoc/>
    public override IInternalActorRef LookupRoot => _provider.RootGuardian;

    /// <inheritdoc/>
    public override Task WhenTerminated => _whenTerminated.Task;

    internal bool IsAborting { get; private set; }

    // By hand: a pattern costs the start of every process more than everything else that is checked here.
    private static bool IsValidName(string name)
    {
        if (string.IsNullOrEmpty(name) || name[0] == '-') return false;
        foreach (var c in name)
            if (!char.IsAsciiLetterOrDigit(c) && c != '-') return false;
        return true;
    }

    /// <summary>Makes the guardians, the loggers and the configured extensions, and logs the configuration where <c>akka.log-config-on-start</c> asks for it.</summary>
    /// <remarks>Called again, it only logs the configuration again.</remarks>
    public void Start()
    {
        if (Interlocked.Exchange(ref _started, true))
        {
            LogConfiguration();
            return;
        }

        try
        {
            _provider.Init(this);
            _provider.TerminationTask.ContinueWith(_ => Finish(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            EventStream.StartUnsubscriber(this);
            EventStream.StartDefaultLoggers(this);
            if (Settings.LogDeadLetters > 0) SystemActorOf<DeadLetterListener>("deadLetterListener");
            LogConfiguration();
            if (Settings.Config.GetStringList("akka.extensions") is { Count: > 0 } extensions) _extensions.Load(extensions);
            PrepareShutdown();
        }
        catch (Exception)
        {
            FinalTerminate();
            throw;
        }
    }

    private void LogConfiguration()
    {
        if (Settings.LogConfigOnStart) Log.Info(Settings.ToString());
    }

    private IScheduler CreateScheduler()
    {
        var name = Settings.SchedulerClass;
        if (name.Split(',')[0].Trim() == "Akka.Actor.HashedWheelTimerScheduler") return new HashedWheelTimerScheduler(Settings.Config, Log);
        var type = NamedType.Find(name) ?? throw new ConfigurationException($"Could not resolve scheduler type {name}");
        return (IScheduler)Activator.CreateInstance(type, Settings.Config, Log)!;
    }

    /// <inheritdoc/>
    public override IActorRef ActorOf(Props props, string? name = null) =>
        GuardianProps.IsEmpty
            ? _provider.Guardian.Cell.AttachChild(props, isSystemService: false, name)
            : throw new InvalidOperationException($"cannot create top-level actor [{name}] from the outside on ActorSystem with custom user guardian");

    /// <inheritdoc/>
    public override IActorRef SystemActorOf(Props props, string? name = null) => _provider.SystemGuardian.Cell.AttachChild(props, isSystemService: true, name);

    /// <inheritdoc/>
    public override IActorRef SystemActorOf<[DynamicallyAccessedMembers(Props.Constructors)] TActor>(string? name = null) => SystemActorOf(Props.Create<TActor>(), name);

    /// <inheritdoc/>
    public override ActorSelection ActorSelection(ActorPath actorPath) => ActorRefFactoryShared.ActorSelection(actorPath, this);

    /// <inheritdoc/>
    public override ActorSelection ActorSelection(string actorPath) => ActorRefFactoryShared.ActorSelection(actorPath, this, _provider.RootGuardian);

    /// <inheritdoc/>
    public override void Stop(IActorRef actor)
    {
        var parent = actor.Path.Parent;
        if (parent is not null && parent.Equals(Guardian.Path)) Guardian.Tell(new Dispatch.SysMsg.StopChild(actor));
        else if (parent is not null && parent.Equals(SystemGuardian.Path)) SystemGuardian.Tell(new Dispatch.SysMsg.StopChild(actor));
        else ((IInternalActorRef)actor).Stop();
    }

    /// <inheritdoc/>
    public override object RegisterExtension(IExtensionId extension) => _extensions.Register(extension);

    /// <inheritdoc/>
    public override object GetExtension(IExtensionId extensionId) => _extensions.TryGet(extensionId.ExtensionType, out var extension) ? extension : null!;

    /// <inheritdoc/>
    public override T GetExtension<T>() => TryGetExtension<T>(out var extension) ? extension : null!;

    /// <inheritdoc/>
    public override bool HasExtension(Type type) => typeof(IExtension).IsAssignableFrom(type) && _extensions.Has(type);

    /// <inheritdoc/>
    public override bool HasExtension<T>() => _extensions.Has(typeof(T));

    /// <inheritdoc/>
    public override bool TryGetExtension(Type extensionType, [NotNullWhen(true)] out object? extension) => _extensions.TryGet(extensionType, out extension);

    /// <inheritdoc/>
    public override bool TryGetExtension<T>([NotNullWhen(true)] out T? extension) where T : class
    {
        extension = _extensions.TryGet(typeof(T), out var found) ? (T)found : null;
        return extension is not null;
    }

    /// <inheritdoc/>
    public override string PrintTree()
    {
        var text = new StringBuilder();
        Print(text, _provider.RootGuardian, "");
        return text.ToString();
    }

    private static void Print(StringBuilder text, IActorRef actor, string indent)
    {
        text.Append(indent).Append("-> ").AppendLine(actor.Path.ToString());
        if (actor is not ActorRefWithCell parent) return;
        foreach (var child in parent.Children) Print(text, child, indent + "   ");
    }

    /// <inheritdoc/>
    public override string ToString() => LookupRoot.Path.Root.Address.ToString();
}
