namespace XChat.Gateway.Cluster;

/// <summary>How long to wait before the next try: longer each time, and never as long as anybody else, so that a database that comes back is not stormed.</summary>
public sealed class BackOff(Random chance)
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private TimeSpan _next = First;

    /// <summary>The next wait: between half of and the whole of 100 ms, 200 ms, … 5 s.</summary>
    public TimeSpan Next()
    {
        var wait = _next * (0.5 + (chance.NextDouble() / 2));
        _next = _next * 2 < Longest ? _next * 2 : Longest;
        return wait;
    }

    /// <summary>It worked.</summary>
    public void Reset() => _next = First;
}
