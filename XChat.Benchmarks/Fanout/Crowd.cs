using System.Diagnostics;

namespace XChat.Benchmarks.Fanout;

/// <summary>All members of one run: they join, some of them post, and at the end nothing may be missing.</summary>
public sealed class Crowd : IDisposable
{
    // What a stalled client's kernel takes for it is not the server's to bear: little of it, so that the server's part begins soon.
    private const int StalledBuffer = 4096;

    private readonly List<LoadClient> _members = [];
    private readonly long[] _posted;
    private readonly int _size;
    private readonly LatencyHistogram? _latency;

    public Crowd(int senders, int size, LatencyHistogram? latency)
    {
        _posted = new long[senders];
        _size = size;
        _latency = latency;
    }

    public IReadOnlyList<LoadClient> Members => _members;
    public long Heard => _members.Sum(m => m.Heard);
    public long Frames => _members.Sum(m => m.Frames);

    /// <summary>Connects up to <paramref name="count"/> members, 50 at a time.</summary>
    public async Task JoinAsync(int count, ServerProcess server, CancellationToken stop, bool listen = true)
    {
        var first = _members.Count;
        for (var i = 0; i < count; i++)
            _members.Add(new LoadClient(_posted.Length, first + i < _posted.Length ? first + i : -1, _latency));
        await Parallel.ForAsync(first, first + count, new ParallelOptions { MaxDegreeOfParallelism = 50, CancellationToken = stop },
            async (i, token) => await _members[i].JoinAsync(server.PortOf(i), listen ? $"m{i}" : $"s{i}", token, listen, listen ? 0 : StalledBuffer, server.IsTls));
    }

    public void Post(int sender, int count = 1)
    {
        _members[sender].Post(_posted[sender] + 1, _size, count);
        _posted[sender] += count;
    }

    /// <summary>Posts at a fixed rate; late ticks are caught up, so that a slow server does not slow the clock.</summary>
    public async Task PostAtAsync(int rate, TimeSpan time, CancellationToken stop)
    {
        var clock = Stopwatch.StartNew();
        var total = (long)(rate * time.TotalSeconds);
        for (long n = 0; n < total; n++)
        {
            var due = TimeSpan.FromSeconds((double)n / rate);
            if (due - clock.Elapsed is { Ticks: > 0 } early)
                await Task.Delay(early, stop);
            Post((int)(n % _posted.Length));
        }
    }

    /// <summary>Keeps <paramref name="window"/> messages under way: a sender posts anew what has come back to it.</summary>
    public void KeepUnderWay(int window, Func<bool> goOn)
    {
        for (var s = 0; s < _posted.Length; s++)
        {
            var sender = s;
            _members[s].Returned = own =>
            {
                if (goOn())
                    Post(sender, own);
            };
            Post(sender, Math.Max(1, window / _posted.Length));
        }
    }

    /// <summary>Waits until everybody has heard everything, at most 20 s; says what is wrong, or null.</summary>
    public async Task<string?> SettleAsync(int members, CancellationToken stop)
    {
        // A sender may be in the middle of a post when it is told to stop: what counts is what it has posted in the end.
        var clock = Stopwatch.StartNew();
        while (_members.Take(members).Any(m => m.Heard != _posted.Sum()) && clock.Elapsed < TimeSpan.FromSeconds(20))
            await Task.Delay(20, stop);
        var expected = _posted.Sum();
        var missing = _members.Take(members).Sum(m => expected - m.Heard);
        if (missing != 0)
            return $"{missing} deliveries missing";
        if (_members.Take(members).FirstOrDefault(m => m.Fault is not null)?.Fault is { } fault)
            return fault;
        return _members.Take(members).Select(m => m.Order).Distinct().Count() == 1 ? null : "members saw different orders";
    }

    /// <summary>How many of those who did not listen find, now that they do, that the server has closed on them.</summary>
    public async Task<int> CountClosedAsync(CancellationToken stop) =>
        (await Task.WhenAll(_members.Select(m => m.IsClosedAsync(stop)))).Count(closed => closed);

    public void Dispose() => _members.ForEach(m => m.Dispose());
}
