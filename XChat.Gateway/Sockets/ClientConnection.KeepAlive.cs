using XChat.Actors.Chat;

namespace XChat.Gateway.Sockets;

public sealed partial class ClientConnection
{
    private const long Never = long.MaxValue;
    private const long SessionWithinMs = 10_000;

    private long _endBy = Never;
    private long _pulseAt = Never;
    private long _pingAt;
    private bool _awaitsPong;

    /// <inheritdoc/>
    public int Slot { get; set; }

    /// <inheritdoc/>
    public bool IsDue(long now) => now >= Volatile.Read(ref _pulseAt) || now >= Volatile.Read(ref _endBy);

    /// <inheritdoc/>
    public void OnDue(long now)
    {
        if (now >= Volatile.Read(ref _endBy))
        {
            Abort();
        }
        else if (!IsOpen)
        {
            Volatile.Write(ref _pulseAt, Never);
        }
        else if (!Volatile.Read(ref _awaitsPong))
        {
            Ping(now);
        }
        else if (Volatile.Read(ref _resume) is not null)
        {
            // It is we who do not read: its pong may have been here for long.
            Volatile.Write(ref _pulseAt, now + Milliseconds(_limits.PongTimeout));
        }
        else
        {
            Close(CloseCode.NoPong, "no pong");
        }
    }

    private static long Milliseconds(TimeSpan span) => (long)span.TotalMilliseconds;

    private void StartKeepAlive()
    {
        var now = _clock.Now;
        EndBy(now + SessionWithinMs);
        if (_session is not null)
        {
            NoEnd();
        }

        if (_limits.PingInterval > TimeSpan.Zero)
        {
            // Jittered, so that those who came together are not pinged together for ever.
            var share = 0.5 + (Random.Shared.NextDouble() / 2);
            Volatile.Write(ref _pulseAt, now + Milliseconds(_limits.PingInterval * share));
        }

        _clock.Add(this);
    }

    private void Ping(long now)
    {
        var mustAnswer = _limits.PongTimeout > TimeSpan.Zero;
        _pingAt = now;
        Volatile.Write(ref _awaitsPong, mustAnswer);
        Volatile.Write(ref _pulseAt, now + Milliseconds(mustAnswer ? _limits.PongTimeout : _limits.PingInterval));
        _writer.Ping(ControlFrame.Ping);
    }

    private void OnPong()
    {
        if (Volatile.Read(ref _awaitsPong))
        {
            Volatile.Write(ref _awaitsPong, false);
            Volatile.Write(ref _pulseAt, _pingAt + Milliseconds(_limits.PingInterval));
        }
    }

    private void EndBy(long moment) => Interlocked.Exchange(ref _endBy, moment);

    private void EndByAtLast(long moment) => Interlocked.CompareExchange(ref _endBy, moment, Never);

    private void NoEnd()
    {
        EndBy(Never);

        // A close that came in between had set the end that this has just taken away.
        if (!IsOpen)
        {
            EndBy(_clock.Now + Milliseconds(_limits.CloseTimeout));
        }
    }
}
