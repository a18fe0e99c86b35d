using Akka.Actor;

namespace Akka.TestKit.TestEvent;

/// <summary>Tells <see cref="TestEventListener"/>, by the event stream, to keep from the log what some filters match.</summary>
public sealed class Mute : INoSerializationVerificationNeeded
{
    /// <summary>Names the filters.</summary>
    /// <param name="filters">The filters.</param>
    public Mute(params IEventFilter[] filters) => Filters = filters;

    /// <summary>Names the filters.</summary>
    /// <param name="filters">The filters.</param>
    public Mute(IReadOnlyCollection<IEventFilter> filters) => Filters = filters;

    /// <summary>The filters.</summary>
    public IReadOnlyCollection<IEventFilter> Filters { get; }
}

/// <summary>Tells <see cref="TestEventListener"/>, by the event stream, to forget some filters.</summary>
public sealed class Unmute : INoSerializationVerificationNeeded
{
    /// <summary>Names the filters.</summary>
    /// <param name="filters">The filters.</param>
    public Unmute(params IEventFilter[] filters) => Filters = filters;

    /// <summary>Names the filters.</summary>
    /// <param name="filters">The filters.</param>
    public Unmute(IReadOnlyCollection<IEventFilter> filters) => Filters = filters;

    /// <summary>The filters.</summary>
    public IReadOnlyCollection<IEventFilter> Filters { get; }
}
