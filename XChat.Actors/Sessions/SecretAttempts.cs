using XChat.Actors.Chat;

namespace XChat.Actors.Sessions;

/// <summary>Counts wrong secrets by address: after <see cref="Tries"/> within a minute, a minute of looking at none from there.</summary>
public sealed class SecretAttempts(TimeProvider time)
{
    /// <summary>Wrong secrets within <see cref="Window"/> that lock an address out.</summary>
    public const int Tries = 3;

    /// <summary>Addresses remembered at most; the one that was wrong longest ago goes first.</summary>
    public const int MaxAddresses = RecentAddresses<LastThree>.Most;

    private readonly RecentAddresses<LastThree> _wrong = new(time, Window);

    /// <summary>The time within which wrong ones count, and for which they lock out.</summary>
    public static TimeSpan Window { get; } = TimeSpan.FromMinutes(1);

    /// <summary>Whether no secret from <paramref name="from"/> may be looked at, the right one neither. Never for an unknown address.</summary>
    public bool LockedOut(ClientAddress from) =>
        from.Neighbourhood is { } key
        && _wrong.TryGet(key, out var wrong)
        && wrong.Count >= Tries
        && time.GetElapsedTime(wrong.First, wrong.Last) < Window;

    /// <summary>One more was wrong.</summary>
    public void Wrong(ClientAddress from)
    {
        if (from.Neighbourhood is { } key)
        {
            _wrong.TryGet(key, out var before);
            _wrong.Say(key, before.And(time.GetTimestamp()));
        }
    }

    private readonly record struct LastThree(int Count, long First, long Second, long Last)
    {
        public LastThree And(long now) => new(Math.Min(Count + 1, Tries), Second, Last, now);
    }
}
