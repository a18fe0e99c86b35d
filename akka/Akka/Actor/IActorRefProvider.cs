using Akka.Actor.Internal;

namespace Akka.Actor;

/// <summary>Makes and finds references.</summary>
public interface IActorRefProvider
{
    /// <summary>The actor above all: <c>/</c>.</summary>
    IInternalActorRef RootGuardian { get; }

    /// <summary>The parent of the user's actors: <c>/user</c>.</summary>
    LocalActorRef Guardian { get; }

    /// <summary>The parent of the system's actors: <c>/system</c>.</summary>
    LocalActorRef SystemGuardian { get; }

    /// <summary>Where messages go that reach nobody.</summary>
    IActorRef DeadLetters { get; }

    /// <summary>Swallows what it is told.</summary>
    IActorRef IgnoreRef { get; }

    /// <summary>The path of the root.</summary>
    ActorPath RootPath { get; }

    /// <summary>The system's settings.</summary>
    Settings Settings { get; }

    /// <summary>What the configuration says about actors by path.</summary>
    Deployer Deployer { get; }

    /// <summary>The parent of temporary references: <c>/temp</c>.</summary>
    IInternalActorRef TempContainer { get; }

    /// <summary>Completes when the root guardian has stopped.</summary>
    Task TerminationTask { get; }

    /// <summary>The system's own address.</summary>
    Address DefaultAddress { get; }

    /// <summary>Makes the guardians.</summary>
    void Init(ActorSystemImpl system);

    /// <summary>A fresh path for a temporary reference.</summary>
    ActorPath TempPath();

    /// <summary>Makes a temporary reference findable.</summary>
    void RegisterTempActor(IInternalActorRef actorRef, ActorPath path);

    /// <summary>Forgets a temporary reference.</summary>
    void UnregisterTempActor(ActorPath path);

    /// <summary>A reference that completes a task with the first message it is told, registered under <c>/temp</c>.</summary>
    FutureActorRef<T> CreateFutureRef<T>(TaskCompletionSource<T> tcs);

    /// <summary>Makes an actor and its reference.</summary>
    IInternalActorRef ActorOf(ActorSystemImpl system, Props props, IInternalActorRef supervisor, ActorPath path, bool systemService, Deploy? deploy, bool lookupDeploy, bool async);

    /// <summary>The reference at a path, or one to dead letters.</summary>
    IActorRef ResolveActorRef(string path);

    /// <summary>The reference at a path, or one to dead letters.</summary>
    IActorRef ResolveActorRef(ActorPath actorPath);

    /// <summary>The root guardian when the address is our own, else dead letters.</summary>
    IActorRef RootGuardianAt(Address address);

    /// <summary>The address under which <paramref name="address"/> would know us; null when it cannot.</summary>
    Address? GetExternalAddressFor(Address address);
}
