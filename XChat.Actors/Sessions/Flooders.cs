using System.Net;
using XChat.Actors.Chat;

namespace XChat.Actors.Sessions;

/// <summary>Remembers where a flood came from: whoever comes anew for each burst has no burst any more. Its neighbours are let in, and may speak.</summary>
/// <remarks>At most <see cref="MaxAddresses"/> are remembered; the one that flooded longest ago goes first.</remarks>
public sealed class Flooders(TimeProvider time)
{
    /// <summary>Addresses remembered at most.</summary>
    public const int MaxAddresses = 10_000;

    /// <summary>The share of a burst that connections from there begin with: one in so many.</summary>
    public const int Share = 10;

    private readonly Dictionary<IPAddress, long> _last = [];
    private readonly Queue<(IPAddress Address, long At)> _order = [];

    /// <summary>For how long a flood is remembered.</summary>
    public static TimeSpan Window { get; } = TimeSpan.FromMinutes(1);

    /// <summary>A connection from there was closed for flooding.</summary>
    public void Add(ClientAddress from)
    {
        if (from.Key is { } key)
        {
            Forget();
            var now = time.GetTimestamp();
            _last[key] = now;
            _order.Enqueue((key, now));
            if (_order.Count > MaxAddresses)
            {
                Drop();
            }
        }
    }

    /// <summary>What a session of a client from there may do.</summary>
    public SessionOptions Curb(SessionOptions options, ClientAddress from)
    {
        Forget();
        if (from.Key is not { } key || !_last.ContainsKey(key))
        {
            return options;
        }

        var burst = options.MessageBurst > 0 ? options.MessageBurst : options.MessagesPerSecond;
        return options with { MessageBurst = Math.Max(1, burst / Share) };
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
        if (_last.TryGetValue(address, out var last) && last == at)
        {
            _last.Remove(address);
        }
    }
}
