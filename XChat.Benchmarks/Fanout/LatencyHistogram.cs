using System.Diagnostics;
using System.Numerics;

namespace XChat.Benchmarks.Fanout;

/// <summary>Latencies in buckets of at most 1/64 of their value; safe for many writers.</summary>
public sealed class LatencyHistogram
{
    private const int SubBits = 6;
    private readonly long[] _counts = new long[64 << SubBits];

    public void Record(long stopwatchTicks)
    {
        var micros = Math.Max(0, stopwatchTicks * 1_000_000 / Stopwatch.Frequency);
        Interlocked.Increment(ref _counts[Bucket(micros)]);
    }

    public void Clear() => Array.Clear(_counts);

    /// <summary>The latency in milliseconds below which <paramref name="share"/> (0 to 1) of the recorded ones lie.</summary>
    public double Percentile(double share)
    {
        var total = _counts.Sum();
        var rank = (long)Math.Ceiling(total * share);
        long seen = 0;
        for (var i = 0; i < _counts.Length; i++)
        {
            seen += _counts[i];
            if (seen >= rank && total > 0)
                return Value(i) / 1000.0;
        }
        return double.NaN;
    }

    private static int Bucket(long micros)
    {
        if (micros < 1 << SubBits)
            return (int)micros;
        var shift = BitOperations.Log2((ulong)micros) - SubBits;
        return ((shift + 1) << SubBits) + (int)((micros >> shift) - (1 << SubBits));
    }

    private static long Value(int bucket)
    {
        if (bucket < 1 << SubBits)
            return bucket;
        var shift = (bucket >> SubBits) - 1;
        return (long)((bucket & ((1 << SubBits) - 1)) + (1 << SubBits)) << shift;
    }
}
