namespace Akka.Actor.Internal;

/// <summary>An entry in the list of children.</summary>
public interface IChildStats;

/// <summary>A name that is taken while its child is being made.</summary>
public class ChildNameReserved : IChildStats
{
    private ChildNameReserved() { }

    /// <summary>The only one.</summary>
    public static ChildNameReserved Instance { get; } = new();

    /// <inheritdoc/>
    public override string ToString() => "Name";
}

/// <summary>A child, and how often it was restarted.</summary>
public class ChildRestartStats(IInternalActorRef child, uint maxNrOfRetriesCount = 0, long restartTimeWindowStartTicks = 0) : IChildStats
{
    /// <summary>The child's incarnation.</summary>
    public long Uid => Child.Path.Uid;

    /// <summary>The child.</summary>
    public IInternalActorRef Child { get; } = child;

    /// <summary>Restarts counted so far.</summary>
    public uint MaxNrOfRetriesCount { get; private set; } = maxNrOfRetriesCount;

    /// <summary>When the present window began, in ticks of the monotonic clock; 0 before the first restart.</summary>
    public long RestartTimeWindowStartTicks { get; private set; } = restartTimeWindowStartTicks;

    /// <summary>Counts a restart and says whether it is allowed.</summary>
    public bool RequestRestartPermission(int maxNrOfRetries, int withinTimeMilliseconds)
    {
        if (maxNrOfRetries == 0) return false;
        var limited = maxNrOfRetries > 0;
        if (withinTimeMilliseconds > 0) return AllowedInWindow(limited ? (uint)maxNrOfRetries : 1, withinTimeMilliseconds);
        if (!limited) return true;
        MaxNrOfRetriesCount++;
        return MaxNrOfRetriesCount <= maxNrOfRetries;
    }

    // A new window starts with the first restart after the old one has ended.
    private bool AllowedInWindow(uint retries, int milliseconds)
    {
        var now = Akka.Util.MonotonicClock.Elapsed.Ticks;
        if (RestartTimeWindowStartTicks == 0) RestartTimeWindowStartTicks = now;
        if (now - RestartTimeWindowStartTicks <= milliseconds * TimeSpan.TicksPerMillisecond)
        {
            MaxNrOfRetriesCount++;
            return MaxNrOfRetriesCount <= retries;
        }

        RestartTimeWindowStartTicks = now;
        MaxNrOfRetriesCount = 1;
        return true;
    }
}
