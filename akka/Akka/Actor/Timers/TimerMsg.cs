using Akka.Event;

namespace Akka.Actor.Scheduler;

/// <summary>What a timer sends to its actor. The cell takes it apart before the actor sees it.</summary>
/// <remarks>One that finds its actor gone is as stale as one that finds its timer cancelled: not a lost message.</remarks>
internal class TimerMsg(TimerScheduler owner, object key, object message) : IAutoReceivedMessage, INoSerializationVerificationNeeded, IDeadLetterSuppression
{
    internal object Key { get; } = key;

    internal object Message { get; } = message;

    /// <summary>The message, or null where the timer has been cancelled, replaced or lost by a restart since.</summary>
    internal object? Unwrap(ITimerScheduler? current) => ReferenceEquals(current, owner) ? owner.Take(this) : null;

    public override string ToString() => $"TimerMsg(key={Key}, message={Message})";
}

internal sealed class NotInfluencingTimerMsg(TimerScheduler owner, object key, object message)
    : TimerMsg(owner, key, message), INotInfluenceReceiveTimeout;
