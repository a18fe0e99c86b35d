using XChat.Actors.Chat;

namespace XChat.Actors.Sessions;

/// <summary>Remembers where a flood came from: whoever comes anew for each burst has no burst any more. Its neighbours are let in, and may speak.</summary>
public sealed class Flooders(TimeProvider time)
{
    /// <summary>The share of a burst that connections from there begin with: one in so many.</summary>
    public const int Share = 10;

    private readonly RecentAddresses<bool> _flooding = new(time, Window);

    /// <summary>For how long a flood is remembered.</summary>
    public static TimeSpan Window { get; } = TimeSpan.FromMinutes(1);

    /// <summary>A connection from there was closed for flooding.</summary>
    public void Add(ClientAddress from)
    {
        if (from.Key is { } key)
        {
            _flooding.Say(key, true);
        }
    }

    /// <summary>What a session of a client from there may do.</summary>
    public SessionOptions Curb(SessionOptions options, ClientAddress from)
    {
        if (from.Key is not { } key || !_flooding.TryGet(key, out _))
        {
            return options;
        }

        var burst = options.MessageBurst > 0 ? options.MessageBurst : options.MessagesPerSecond;
        return options with { MessageBurst = Math.Max(1, burst / Share) };
    }
}
