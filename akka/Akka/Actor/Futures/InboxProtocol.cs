namespace Akka.Actor.Internal;

/// <summary>Somebody waits for a message of an inbox, until a moment of the scheduler's <see cref="ITimeProvider.MonotonicClock"/>.</summary>
internal interface IQuery
{
    TimeSpan Deadline { get; }

    IActorRef? Client { get; }

    IQuery WithClient(IActorRef client);

    bool Wants(object message);
}

internal sealed record Get(TimeSpan Deadline, IActorRef? Client = null) : IQuery
{
    public IQuery WithClient(IActorRef client) => this with { Client = client };

    public bool Wants(object message) => true;
}

internal sealed record Select(TimeSpan Deadline, Predicate<object> Predicate, IActorRef? Client = null) : IQuery
{
    public IQuery WithClient(IActorRef client) => this with { Client = client };

    public bool Wants(object message) => Predicate(message);
}

internal sealed record StartWatch(IActorRef Target, object? Message = null);

internal sealed record StopWatch(IActorRef Target);

/// <summary>The inbox's order to itself: look who has waited too long.</summary>
internal sealed record Kick
{
    internal static readonly Kick Instance = new();
}
