namespace XChat.Actors.Sessions;

/// <summary>What becomes of a message, as <see cref="SendBudget"/> sees it.</summary>
public enum SendVerdict
{
    /// <summary>Within the budget.</summary>
    Allowed,

    /// <summary>Above it: this one is refused.</summary>
    Refused,

    /// <summary>Far above it, for long enough: the client is flooding.</summary>
    Flooding,
}

/// <summary>A token bucket with a memory for those who go on regardless.</summary>
/// <remarks>
/// Refused messages run up an overdraft that is forgiven at the rate of the bucket: somebody a little over the rate is refused now and
/// then and never closed; somebody at ten times the rate has <see cref="Patience"/> buckets of refusals within seconds.
/// </remarks>
public sealed class SendBudget
{
    /// <summary>Refused messages, in buckets, at which it is flooding.</summary>
    public const int Patience = 10;

    private readonly TimeProvider _time;
    private double _perSecond;
    private double _burst;
    private double _tokens;
    private double _overdraft;
    private long _since;

    /// <summary>A full bucket.</summary>
    /// <param name="perSecond">Sustained rate, messages a second; 0 = no limit.</param>
    /// <param name="burst">Messages at once; 0 = as many as in a second.</param>
    /// <param name="time">Where time comes from.</param>
    public SendBudget(int perSecond, int burst, TimeProvider time)
    {
        _time = time;
        _since = time.GetTimestamp();
        Adopt(perSecond, burst);
    }

    /// <summary>From now on so many; what was spent is spent, and what was refused is remembered. Where there was no limit the bucket is full.</summary>
    public void Adopt(int perSecond, int burst)
    {
        Refill();
        var before = _perSecond;
        (_perSecond, _burst) = (perSecond, burst > 0 ? burst : perSecond);
        _tokens = before == 0 ? _burst : Math.Min(_burst, _tokens);
    }

    /// <summary>Spends one message.</summary>
    public SendVerdict Spend()
    {
        if (_perSecond == 0)
        {
            return SendVerdict.Allowed;
        }

        Refill();
        if (_tokens >= 1)
        {
            _tokens--;
            return SendVerdict.Allowed;
        }

        _overdraft++;
        return _overdraft > Patience * _burst ? SendVerdict.Flooding : SendVerdict.Refused;
    }

    private void Refill()
    {
        var now = _time.GetTimestamp();
        var earned = _time.GetElapsedTime(_since, now).TotalSeconds * _perSecond;
        _since = now;
        _tokens = Math.Min(_burst, _tokens + earned);
        _overdraft = Math.Max(0, _overdraft - earned);
    }
}
