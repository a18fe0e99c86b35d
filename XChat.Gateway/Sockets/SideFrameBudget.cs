namespace XChat.Gateway.Sockets;

/// <summary>What a client may send beside messages: control frames and fragments, a leaky bucket.</summary>
/// <remarks>Messages are counted by their session. Without this, pings and endless fragments would be a flood that nobody counts.</remarks>
public struct SideFrameBudget
{
    private const int Burst = 1000;
    private const int PerSecond = 200;

    private long _counted;
    private double _level;
    private long _since;

    /// <summary>Takes note of how many there were in all by now.</summary>
    /// <param name="frames">Side frames since the connection began.</param>
    /// <param name="clock">Looked at only where there are new ones.</param>
    /// <returns>False where that is more than anybody needs.</returns>
    public bool Allows(long frames, KeepAlive clock)
    {
        if (frames == _counted)
        {
            return true;
        }

        var nowMs = clock.Now;
        var drained = (nowMs - _since) * PerSecond / 1000.0;
        _level = Math.Max(0, _level - drained) + (frames - _counted);
        _counted = frames;
        _since = nowMs;
        return _level <= Burst;
    }
}
