using System.Diagnostics.Metrics;
using XChat.Gateway.Operations.Measures;
using Xunit;

namespace XChat.Gateway.Tests.Operations;

/// <summary>The text format of Prometheus, line by line.</summary>
public sealed class PrometheusTextSpecs : IDisposable
{
    private readonly Meter _meter = new($"test-{Guid.NewGuid():N}");
    private readonly MeterReadings _metrics;

    public PrometheusTextSpecs() => _metrics = new MeterReadings(_meter.Name);

    public void Dispose()
    {
        _metrics.Dispose();
        _meter.Dispose();
    }

    [Fact]
    public void A_counter_says_help_type_and_unit_and_ends_in_total()
    {
        var sent = _meter.CreateCounter<long>("chat.sent", "By", "What was sent.");
        sent.Add(2);
        sent.Add(3);

        Assert.Equal("""
            # HELP chat_sent_bytes_total What was sent.
            # TYPE chat_sent_bytes_total counter
            # UNIT chat_sent_bytes_total bytes
            chat_sent_bytes_total 5

            """, _metrics.ToPrometheus(), ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void A_unit_in_braces_is_a_word_for_people_and_a_name_that_has_its_unit_does_not_get_it_twice()
    {
        _meter.CreateCounter<int>("a.messages", "{message}").Add(1);
        _meter.CreateUpDownCounter<int>("b.size_bytes", "By").Add(-1);

        Assert.Contains("\na_messages_total 1\n", _metrics.ToPrometheus(), StringComparison.Ordinal);
        Assert.Contains("# TYPE b_size_bytes gauge\n# UNIT b_size_bytes bytes\nb_size_bytes -1\n", _metrics.ToPrometheus(), StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_and_help_are_escaped()
    {
        _meter.CreateCounter<int>("a", null, "one \\ two\nthree").Add(1, new("x.y", "quote \" slash \\ line\n end"), new("z", 5));

        var text = _metrics.ToPrometheus();
        Assert.Contains("# HELP a_total one \\\\ two\\nthree\n", text, StringComparison.Ordinal);
        Assert.Contains("a_total{x_y=\"quote \\\" slash \\\\ line\\n end\",z=\"5\"} 1\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_histogram_is_cumulative_ends_in_Inf_and_a_bound_belongs_to_what_is_below()
    {
        var took = _meter.CreateHistogram("took", "s", "How long.", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 1] });
        foreach (var seconds in (double[])[0.05, 0.1, 0.5, 7])
        {
            took.Record(seconds, new KeyValuePair<string, object?>("room", "lobby"));
        }

        Assert.Equal("""
            # HELP took_seconds How long.
            # TYPE took_seconds histogram
            # UNIT took_seconds seconds
            took_seconds_bucket{room="lobby",le="0.1"} 2
            took_seconds_bucket{room="lobby",le="1"} 3
            took_seconds_bucket{room="lobby",le="+Inf"} 4
            took_seconds_sum{room="lobby"} 7.65
            took_seconds_count{room="lobby"} 4

            """, _metrics.ToPrometheus(), ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void Label_sets_are_series_of_their_own()
    {
        var said = _meter.CreateCounter<long>("said");
        said.Add(1, new KeyValuePair<string, object?>("room", "a"));
        said.Add(2, new KeyValuePair<string, object?>("room", "b"));
        said.Add(4, new KeyValuePair<string, object?>("room", "a"));

        Assert.EndsWith("said_total{room=\"a\"} 5\nsaid_total{room=\"b\"} 2\n", _metrics.ToPrometheus(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_observed_is_read_anew_and_what_is_gone_is_gone()
    {
        List<Measurement<int>> rooms = [new(3, new KeyValuePair<string, object?>("room", "a")), new(4, new KeyValuePair<string, object?>("room", "b"))];
        _meter.CreateObservableUpDownCounter("members", () => rooms);
        Assert.Contains("members{room=\"b\"} 4\n", _metrics.ToPrometheus(), StringComparison.Ordinal);

        rooms.RemoveAt(1);

        Assert.EndsWith("members{room=\"a\"} 3\n", _metrics.ToPrometheus(), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_lost_where_many_count_at_once()
    {
        var count = _meter.CreateCounter<long>("hits");
        Parallel.For(0, 8, _ =>
        {
            for (var i = 0; i < 10_000; i++)
            {
                count.Add(1, new KeyValuePair<string, object?>("a", "b"));
            }
        });

        Assert.EndsWith("hits_total{a=\"b\"} 80000\n", _metrics.ToPrometheus(), StringComparison.Ordinal);
    }
}
