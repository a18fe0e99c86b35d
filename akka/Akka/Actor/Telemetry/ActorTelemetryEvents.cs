namespace Akka.Actor;

/// <summary>Something in the life of an actor, published to the event stream where <c>akka.actor.telemetry.enabled</c> is on.</summary>
public interface IActorTelemetryEvent : INoSerializationVerificationNeeded, INotInfluenceReceiveTimeout
{
    /// <summary>The actor.</summary>
    IActorRef Subject { get; }

    /// <summary>The class that its props name.</summary>
    Type ActorType { get; }

    /// <summary>The name by which it is counted in place of that of its class; empty: none.</summary>
    string ActorTypeOverride { get; }
}

/// <summary>An actor has started: its PreStart has run.</summary>
public sealed class ActorStarted : IActorTelemetryEvent
{
    /// <summary>The start of <paramref name="subject"/>; without an override its class counts.</summary>
    public ActorStarted(IActorRef subject, Type actorType, string? actorTypeOverride = null)
    {
        Subject = subject;
        ActorType = actorType;
        ActorTypeOverride = actorTypeOverride ?? "";
    }

    /// <inheritdoc/>
    public IActorRef Subject { get; }

    /// <inheritdoc/>
    public Type ActorType { get; }

    /// <inheritdoc/>
    public string ActorTypeOverride { get; }
}

/// <summary>An actor has restarted: the PostRestart of its new instance has run.</summary>
public sealed class ActorRestarted : IActorTelemetryEvent
{
    /// <summary>The restart of <paramref name="subject"/>; without an override its class counts.</summary>
    public ActorRestarted(IActorRef subject, Type actorType, Exception reason, string? actorTypeOverride = null)
    {
        Subject = subject;
        ActorType = actorType;
        Reason = reason;
        ActorTypeOverride = actorTypeOverride ?? "";
    }

    /// <inheritdoc/>
    public IActorRef Subject { get; }

    /// <inheritdoc/>
    public Type ActorType { get; }

    /// <inheritdoc/>
    public string ActorTypeOverride { get; }

    /// <summary>What made it fail.</summary>
    public Exception Reason { get; }
}

/// <summary>An actor has stopped: its PostStop has run.</summary>
public sealed class ActorStopped : IActorTelemetryEvent
{
    /// <summary>The stop of <paramref name="subject"/>; without an override its class counts.</summary>
    public ActorStopped(IActorRef subject, Type actorType, string? actorTypeOverride = null)
    {
        Subject = subject;
        ActorType = actorType;
        ActorTypeOverride = actorTypeOverride ?? "";
    }

    /// <inheritdoc/>
    public IActorRef Subject { get; }

    /// <inheritdoc/>
    public Type ActorType { get; }

    /// <inheritdoc/>
    public string ActorTypeOverride { get; }
}
