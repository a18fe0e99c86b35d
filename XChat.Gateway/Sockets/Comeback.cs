using XChat.Actors.Chat;

namespace XChat.Gateway.Sockets;

/// <summary>When a client that loses its connection should try again: spread, so that those who were dropped together do not come together.</summary>
internal static class Comeback
{
    // What a small machine lets in and greets beside its other work.
    private const int ComersPerSecond = 500;

    private static readonly TimeSpan Soonest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LeastSpread = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan MostSpread = TimeSpan.FromSeconds(60);

    /// <summary>After a connection that was lost for no reason that is known.</summary>
    public static TimeSpan Alone() => After(1);

    /// <summary>After an end that <paramref name="connections"/> share; between 1 s and, for the most of them, 61 s.</summary>
    public static TimeSpan After(int connections)
    {
        var spread = TimeSpan.FromSeconds((double)connections / ComersPerSecond);
        spread = spread < LeastSpread ? LeastSpread : spread > MostSpread ? MostSpread : spread;
        return Soonest + (spread * Random.Shared.NextDouble());
    }

    /// <summary>Whether a close with this code is the server's doing, and its client told when to come back.</summary>
    public static bool IsDueAfter(CloseCode code) => code is CloseCode.GoingAway or CloseCode.TryAgainLater;
}
