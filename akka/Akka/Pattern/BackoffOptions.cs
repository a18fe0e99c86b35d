using Akka.Actor;

namespace Akka.Pattern;

/// <summary>How a <see cref="BackoffSupervisor"/> does its work. Immutable; made by <see cref="Backoff"/>.</summary>
public abstract class BackoffOptions
{
    /// <summary>The supervisor's props.</summary>
    internal abstract Props Props { get; }

    /// <summary>Begins with the shortest delay again once the child has lived for <paramref name="resetBackoff"/>, which must lie between the shortest delay and the longest. The default, with the shortest delay.</summary>
    public abstract BackoffOptions WithAutoReset(TimeSpan resetBackoff);

    /// <summary>Begins with the shortest delay again only when told <see cref="BackoffSupervisor.Reset"/>.</summary>
    public abstract BackoffOptions WithManualReset();

    /// <summary>Decides by that strategy what becomes of a failing child.</summary>
    public abstract BackoffOptions WithSupervisorStrategy(OneForOneStrategy supervisorStrategy);

    /// <summary>Stops the child on any failure.</summary>
    public abstract BackoffOptions WithDefaultStoppingStrategy();

    /// <summary>Gives up after that many restarts in a row; -1 for never.</summary>
    public abstract BackoffOptions WithMaxNrOfRetries(int maxNrOfRetries);

    /// <summary>Answers so whatever comes while there is no child; without it, that goes to the dead letters.</summary>
    public abstract BackoffOptions WithReplyWhileStopped(object replyWhileStopped);

    /// <summary>After a message of that kind the supervisor stops with its child instead of starting it again. Only for children that stop.</summary>
    public abstract BackoffOptions WithFinalStopMessage(Func<object, bool> isFinalStopMessage);
}
