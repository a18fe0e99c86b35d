namespace XChat.Gateway.Sockets;

/// <summary>The one clock of all connections: looks now and then which of them is due for a ping or has run out of time.</summary>
/// <remarks>One timer for all instead of one for each; where there is no connection, there is no timer.</remarks>
public sealed class KeepAlive : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(20);

    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private TimeSpan _between;
    private readonly long _origin;
    private readonly ITimer _timer;
    private readonly List<ITimedConnection> _due = [];
    private ITimedConnection?[] _connections = new ITimedConnection?[64];
    private int _count;
    private int _looking;

    /// <summary>A clock for connections with these limits.</summary>
    public KeepAlive(SocketLimits limits, TimeProvider time)
    {
        _time = time;
        _origin = time.GetTimestamp();
        _between = BetweenLooks(limits);
        _timer = time.CreateTimer(_ => Look(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Milliseconds since some moment; only goes forward.</summary>
    public long Now => (long)_time.GetElapsedTime(_origin).TotalMilliseconds;

    /// <summary>Looks often enough for connections with these limits too.</summary>
    public void Adopt(SocketLimits limits)
    {
        lock (_gate)
        {
            var between = BetweenLooks(limits);
            _between = between < _between ? between : _between;
            if (_count > 0)
            {
                _timer.Change(_between, _between);
            }
        }
    }

    /// <summary>How many connections there are.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _count;
            }
        }
    }

    /// <summary>All connections of this moment.</summary>
    public ITimedConnection[] Snapshot()
    {
        lock (_gate)
        {
            return [.. _connections.AsSpan(0, _count)!];
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    /// <summary>Keeps the time of <paramref name="connection"/> from now on.</summary>
    public void Add(ITimedConnection connection)
    {
        lock (_gate)
        {
            if (_count == _connections.Length)
            {
                Array.Resize(ref _connections, 2 * _count);
            }

            connection.Slot = _count;
            _connections[_count++] = connection;
            if (_count == 1)
            {
                _timer.Change(_between, _between);
            }
        }
    }

    /// <summary>Keeps it no more.</summary>
    public void Remove(ITimedConnection connection)
    {
        lock (_gate)
        {
            var last = _connections[--_count]!;
            _connections[connection.Slot] = last;
            last.Slot = connection.Slot;
            _connections[_count] = null;
            if (_count == 0)
            {
                _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private static TimeSpan BetweenLooks(SocketLimits limits)
    {
        var between = Longest;
        foreach (var limit in (ReadOnlySpan<TimeSpan>)[limits.PingInterval, limits.PongTimeout, limits.CloseTimeout])
        {
            between = limit > TimeSpan.Zero && limit / 8 < between ? limit / 8 : between;
        }

        return between < Shortest ? Shortest : between;
    }

    private void Look()
    {
        if (Interlocked.Exchange(ref _looking, 1) == 1)
        {
            return;
        }

        var now = Now;
        lock (_gate)
        {
            foreach (var connection in _connections.AsSpan(0, _count))
            {
                if (connection!.IsDue(now))
                {
                    _due.Add(connection);
                }
            }
        }

        // Outside the lock: what is due costs a system call each.
        foreach (var connection in _due)
        {
            connection.OnDue(now);
        }

        _due.Clear();
        Volatile.Write(ref _looking, 0);
    }
}
