using System.Net;
using XChat.Actors.Chat;

namespace XChat.Actors.Sessions;

/// <summary>Counts wrong secrets by address: after <see cref="Tries"/> within a minute, a minute of looking at none from there.</summary>
/// <remarks>At most <see cref="MaxAddresses"/> are remembered; the one that was wrong longest ago goes first.</remarks>
public sealed class SecretAttempts(TimeProvider time)
{
    /// <summary>Wrong secrets within <see cref="Window"/> that lock an address out.</summary>
    public const int Tries = 3;

    /// <summary>Addresses remembered at most.</summary>
    public const int MaxAddresses = 10_000;

    private readonly Dictionary<IPAddress, LastThree> _wrong = [];
    private readonly Queue<(IPAddress Address, long At)> _order = [];

    /// <summary>The time within which wrong ones count, and for which they lock out.</summary>
    public static TimeSpan Window { get; } = TimeSpan.FromMinutes(1);

    /// <summary>Whether no secret from <paramref name="from"/> may be looked at, the right one neither. Never for an unknown address.</summary>
    public bool LockedOut(ClientAddress from)
    {
        Forget();
        return from.Neighbourhood is { } key
            && _wrong.TryGetValue(key, out var wrong)
            && wrong.Count >= Tries
            && time.GetElapsedTime(wrong.First, wrong.Last) < Window;
    }

    /// <summary>One more was wrong.</summary>
    public void Wrong(ClientAddress from)
    {
        if (from.Neighbourhood is not { } key)
        {
            return;
        }

        Forget();
        var now = time.GetTimestamp();
        _wrong[key] = _wrong.GetValueOrDefault(key).And(now);
        _order.Enqueue((key, now));
        if (_order.Count > MaxAddresses)
        {
            Drop();
        }
    }

    private void Forget()
    {
        while (_order.TryPeek(out var oldest) && time.GetElapsedTime(oldest.At) >= Window)
        {
            Drop();
        }
    }

    private void Drop()
    {
        // Only the newest entry of an address speaks for it.
        var (address, at) = _order.Dequeue();
        if (_wrong.TryGetValue(address, out var wrong) && wrong.Last == at)
        {
            _wrong.Remove(address);
        }
    }

    private readonly record struct LastThree(int Count, long First, long Second, long Last)
    {
        public LastThree And(long now) => new(Math.Min(Count + 1, Tries), Second, Last, now);
    }
}
