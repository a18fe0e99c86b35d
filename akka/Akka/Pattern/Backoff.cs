using Akka.Actor;

namespace Akka.Pattern;

/// <summary>Options for a supervisor that starts its child again after a delay, a longer one each time.</summary>
/// <remarks>
/// The first delay is <c>minBackoff</c>, each next one twice the one before, up to <c>maxBackoff</c>; each is longer by up to
/// <c>randomFactor</c> (0 to 1) times itself, so that many children do not come back at one moment.
/// </remarks>
public static class Backoff
{
    /// <summary>The child fails with an exception, and its strategy would restart it.</summary>
    public static BackoffOptions OnFailure(Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor) =>
        OnFailure(childProps, childName, minBackoff, maxBackoff, randomFactor, -1);

    /// <summary>The child fails with an exception, and its strategy would restart it; up to <paramref name="maxNrOfRetries"/> times, -1 for no limit.</summary>
    public static BackoffOptions OnFailure(Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor, int maxNrOfRetries) =>
        BackoffOptionsImpl.Create(onFailure: true, childProps, childName, minBackoff, maxBackoff, randomFactor).WithMaxNrOfRetries(maxNrOfRetries);

    /// <summary>The child stops, whatever the reason.</summary>
    public static BackoffOptions OnStop(Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor) =>
        OnStop(childProps, childName, minBackoff, maxBackoff, randomFactor, -1);

    /// <summary>The child stops, whatever the reason; up to <paramref name="maxNrOfRetries"/> times, -1 for no limit.</summary>
    public static BackoffOptions OnStop(Props childProps, string childName, TimeSpan minBackoff, TimeSpan maxBackoff, double randomFactor, int maxNrOfRetries) =>
        BackoffOptionsImpl.Create(onFailure: false, childProps, childName, minBackoff, maxBackoff, randomFactor).WithMaxNrOfRetries(maxNrOfRetries);
}
