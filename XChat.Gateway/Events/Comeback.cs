namespace XChat.Gateway.Events;

/// <summary>When a client that loses its connection should try again: spread, so that those who were dropped together do not come together.</summary>
internal static class Comeback
{
    private static readonly TimeSpan Soonest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Spread = TimeSpan.FromSeconds(2);

    /// <summary>After a connection that was lost for no reason that is known.</summary>
    public static TimeSpan Usual() => Soonest + (Spread * Random.Shared.NextDouble());
}
