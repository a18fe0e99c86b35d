namespace Akka.Actor;

/// <summary>Sends messages later.</summary>
/// <remarks>Delays are zero or longer, intervals longer than zero; else <see cref="ArgumentOutOfRangeException"/>.</remarks>
public interface ITellScheduler
{
    /// <summary>Sends a message once, after <paramref name="delay"/>.</summary>
    void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef? sender);

    /// <summary>Sends a message once, after <paramref name="delay"/>, unless called off before.</summary>
    void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef? sender, ICancelable? cancelable);

    /// <summary>Sends a message after <paramref name="initialDelay"/> and again after each <paramref name="interval"/>.</summary>
    void ScheduleTellRepeatedly(TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef? sender);

    /// <summary>Sends a message after <paramref name="initialDelay"/> and again after each <paramref name="interval"/>, until called off.</summary>
    void ScheduleTellRepeatedly(TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef? sender, ICancelable? cancelable);
}
