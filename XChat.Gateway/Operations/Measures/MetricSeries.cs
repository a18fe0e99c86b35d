namespace XChat.Gateway.Operations.Measures;

/// <summary>What was measured with one set of labels. Thread-safe.</summary>
/// <param name="bounds">Upper bounds of a histogram's buckets, rising; empty where it is none.</param>
internal sealed class MetricSeries(double[] bounds)
{
    private readonly Lock _gate = new();
    private readonly long[] _buckets = new long[bounds.Length + 1];
    private double _sum;

    /// <summary>A counter goes on.</summary>
    public void Add(double value)
    {
        lock (_gate)
        {
            _sum += value;
        }
    }

    /// <summary>What is read at the moment.</summary>
    public void Set(double value)
    {
        lock (_gate)
        {
            _sum = value;
        }
    }

    /// <summary>One more in a histogram.</summary>
    public void Record(double value)
    {
        // A bound belongs to the bucket below it: le means less or equal.
        var bucket = Array.BinarySearch(bounds, value);
        lock (_gate)
        {
            _buckets[bucket < 0 ? ~bucket : bucket]++;
            _sum += value;
        }
    }

    /// <summary>A consistent copy.</summary>
    public (double Sum, long[] Buckets) Read()
    {
        lock (_gate)
        {
            return (_sum, [.. _buckets]);
        }
    }
}
