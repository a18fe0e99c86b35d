using System.Diagnostics.CodeAnalysis;
using Akka.Actor.Internal;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.Actor;

/// <summary>A hierarchy of actors with what they share: dispatchers, scheduler, event stream, configuration.</summary>
public abstract class ActorSystem : IActorRefFactory, IDisposable
{
    /// <summary>The system's name, part of every path.</summary>
    public abstract string Name { get; }

    /// <summary>Configuration and what was read out of it.</summary>
    public abstract Settings Settings { get; }

    /// <summary>Where messages go that reach nobody.</summary>
    public abstract IActorRef DeadLetters { get; }

    /// <summary>Swallows what it is told.</summary>
    public abstract IActorRef IgnoreRef { get; }

    /// <summary>What runs actors.</summary>
    public abstract Dispatchers Dispatchers { get; }

    /// <summary>What holds messages.</summary>
    public abstract Mailboxes Mailboxes { get; }

    /// <summary>Sends things later.</summary>
    public abstract IScheduler Scheduler { get; }

    /// <summary>Events of the system and of whoever publishes.</summary>
    public abstract EventStream EventStream { get; }

    /// <summary>The system's own log.</summary>
    public abstract ILoggingAdapter Log { get; }

    /// <summary>Completes when every actor has stopped and the termination callbacks have run.</summary>
    public abstract Task WhenTerminated { get; }

    /// <summary>When the system started, on the monotonic clock.</summary>
    public TimeSpan StartTime { get; } = Akka.Util.MonotonicClock.Elapsed;

    /// <summary>How long it has been running.</summary>
    public TimeSpan Uptime => Akka.Util.MonotonicClock.Elapsed - StartTime;

    /// <summary>Starts a system with the default configuration.</summary>
    public static ActorSystem Create(string name) => Create(name, ActorSystemSetup.Empty);

    /// <summary>Starts a system; what <paramref name="config"/> does not say, the default configuration does.</summary>
    public static ActorSystem Create(string name, Config config) => CreateAndStart(name, config, ActorSystemSetup.Empty);

    /// <summary>Starts a system from its bootstrap part alone.</summary>
    public static ActorSystem Create(string name, BootstrapSetup setup) => Create(name, ActorSystemSetup.Create(setup));

    /// <summary>Starts a system from programmatic settings.</summary>
    public static ActorSystem Create(string name, ActorSystemSetup setup)
    {
        var bootstrap = setup.Get<BootstrapSetup>();
        var config = bootstrap.HasValue && bootstrap.Value.Config.HasValue ? bootstrap.Value.Config.Value : ConfigurationFactory.Load();
        return CreateAndStart(name, config, setup);
    }

    private static ActorSystemImpl CreateAndStart(string name, Config config, ActorSystemSetup setup)
    {
        var system = new ActorSystemImpl(name, config, setup, Akka.Util.Option<Props>.None);
        system.Start();
        return system;
    }

    /// <summary>The extension with this id, started on first use.</summary>
    public abstract object GetExtension(IExtensionId extensionId);

    /// <summary>The extension of this type, or null when it is not registered.</summary>
    public abstract T GetExtension<T>() where T : class, IExtension;

    /// <summary>True when an extension of this type is registered.</summary>
    public abstract bool HasExtension(Type type);

    /// <summary>True when an extension of this type is registered.</summary>
    public abstract bool HasExtension<T>() where T : class, IExtension;

    /// <summary>Looks for an extension of this type.</summary>
    public abstract bool TryGetExtension(Type extensionType, [NotNullWhen(true)] out object? extension);

    /// <summary>Looks for an extension of this type.</summary>
    public abstract bool TryGetExtension<T>([NotNullWhen(true)] out T? extension) where T : class, IExtension;

    /// <summary>Starts an extension, once.</summary>
    public abstract object RegisterExtension(IExtensionId extension);

    /// <summary>Runs <paramref name="code"/> after the last actor has stopped; the last registered runs first.</summary>
    /// <exception cref="InvalidOperationException">The system has terminated, or is terminating.</exception>
    public abstract void RegisterOnTermination(Action code);

    /// <summary>Stops every actor, the user's first, through the coordinated shutdown.</summary>
    public abstract Task Terminate();

    /// <summary>Stops an actor after the message it is handling.</summary>
    public abstract void Stop(IActorRef actor);

    /// <inheritdoc/>
    public abstract IActorRef ActorOf(Props props, string? name = null);

    /// <inheritdoc/>
    public abstract ActorSelection ActorSelection(ActorPath actorPath);

    /// <inheritdoc/>
    public abstract ActorSelection ActorSelection(string actorPath);

    /// <summary>Terminates, and does not wait for it.</summary>
    public void Dispose() => Terminate();
}

/// <summary>What the kernel's own parts see of a system.</summary>
public abstract class ExtendedActorSystem : ActorSystem
{
    /// <summary>What makes and finds references.</summary>
    public abstract IActorRefProvider Provider { get; }

    /// <summary>The parent of the user's actors, <c>/user</c>.</summary>
    public abstract IInternalActorRef Guardian { get; }

    /// <summary>Where relative selections start.</summary>
    public abstract IInternalActorRef LookupRoot { get; }

    /// <summary>The parent of the system's actors, <c>/system</c>.</summary>
    public abstract IInternalActorRef SystemGuardian { get; }

    /// <summary>What is done to every new actor.</summary>
    public abstract ActorProducerPipelineResolver ActorPipelineResolver { get; }

    /// <summary>Starts an actor below <c>/system</c>.</summary>
    public abstract IActorRef SystemActorOf(Props props, string? name = null);

    /// <summary>Starts an actor below <c>/system</c>.</summary>
    public abstract IActorRef SystemActorOf<[DynamicallyAccessedMembers(Props.Constructors)] TActor>(string? name = null) where TActor : ActorBase, new();

    /// <summary>Terminates without waiting for children.</summary>
    public abstract void Abort();

    /// <summary>The tree of all actors, as text.</summary>
    public abstract string PrintTree();
}
