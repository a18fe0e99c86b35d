using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace XChat.Gateway.Operations.Measures;

/// <summary>One instrument and all that it has measured.</summary>
internal sealed class Metric
{
    // Labels come from code and configuration. Beyond this many somebody has made one of what clients say.
    private const int MostSeries = 2_000;

    private static readonly double[] Seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private readonly ConcurrentDictionary<string, MetricSeries> _series = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<object, MetricSeries> _byOnlyTag = new();

    /// <summary>Measures <paramref name="instrument"/>.</summary>
    public Metric(Instrument instrument)
    {
        Instrument = instrument;
        Kind = instrument switch
        {
            Histogram<double> or Histogram<long> or Histogram<int> => MetricKind.Histogram,
            Counter<long> or Counter<int> or Counter<double> or ObservableCounter<long> or ObservableCounter<int> or ObservableCounter<double> => MetricKind.Counter,
            _ => MetricKind.Gauge,
        };
        Bounds = Kind != MetricKind.Histogram ? [] : instrument switch
        {
            Histogram<double> { Advice.HistogramBucketBoundaries: { } given } => [.. given],
            Histogram<long> { Advice.HistogramBucketBoundaries: { } given } => [.. given],
            _ => Seconds,
        };
    }

    public Instrument Instrument { get; }

    public MetricKind Kind { get; }

    /// <summary>Upper bounds of the buckets, without +Inf.</summary>
    public double[] Bounds { get; }

    /// <summary>Label set, as it is written, and series.</summary>
    public IEnumerable<KeyValuePair<string, MetricSeries>> Series => _series.OrderBy(pair => pair.Key, StringComparer.Ordinal);

    /// <summary>Takes in one measurement.</summary>
    public void Measure(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (Of(tags) is not { } series)
        {
            return;
        }

        if (Kind == MetricKind.Histogram)
        {
            series.Record(value);
        }
        else if (Instrument.IsObservable)
        {
            series.Set(value);
        }
        else
        {
            series.Add(value);
        }
    }

    /// <summary>What is observed anew at every collection is forgotten before it: what is gone must not stay.</summary>
    public void ForgetObserved()
    {
        if (Instrument.IsObservable)
        {
            _series.Clear();
            _byOnlyTag.Clear();
        }
    }

    // The way of a busy room: one tag, found without making a text of it.
    private MetricSeries? Of(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var only = tags.Length == 1 ? tags[0].Value : null;
        if (only is not null && _byOnlyTag.TryGetValue(only, out var known))
        {
            return known;
        }

        var labels = PrometheusText.Labels(tags);
        if (_series.Count >= MostSeries && !_series.ContainsKey(labels))
        {
            return null;
        }

        var series = _series.GetOrAdd(labels, static (_, bounds) => new MetricSeries(bounds), Bounds);
        if (only is not null)
        {
            _byOnlyTag[only] = series;
        }

        return series;
    }
}
