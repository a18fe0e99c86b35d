using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using XChat.Actors.Measures;

namespace XChat.Gateway.Operations.Measures;

/// <summary>Listens to the meters of the chat and of the runtime, and knows at any time what they have measured so far.</summary>
public sealed class MeterReadings : IDisposable
{
    private readonly Lock _oneAtATime = new();
    private readonly ConcurrentDictionary<Instrument, Metric> _metrics = new();
    private readonly MeterListener _listener = new();

    /// <summary>Listens from now on.</summary>
    /// <param name="meters">Names of meters; none: <c>XChat</c> and <c>System.Runtime</c>.</param>
    public MeterReadings(params string[] meters)
    {
        string[] wanted = meters.Length == 0 ? [ChatMeter.Name, "System.Runtime"] : meters;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (wanted.Contains(instrument.Meter.Name))
            {
                listener.EnableMeasurementEvents(instrument, _metrics.GetOrAdd(instrument, made => new Metric(made)));
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, value, tags, metric) => ((Metric)metric!).Measure(value, tags));
        _listener.SetMeasurementEventCallback<int>((_, value, tags, metric) => ((Metric)metric!).Measure(value, tags));
        _listener.SetMeasurementEventCallback<double>((_, value, tags, metric) => ((Metric)metric!).Measure(value, tags));
        _listener.Start();
    }

    /// <summary>All of it, in the text format of Prometheus.</summary>
    public string ToPrometheus()
    {
        lock (_oneAtATime)
        {
            foreach (var metric in _metrics.Values)
            {
                metric.ForgetObserved();
            }

            _listener.RecordObservableInstruments();
            return PrometheusText.Of(_metrics.Values.OrderBy(metric => metric.Instrument.Name, StringComparer.Ordinal));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();
}
