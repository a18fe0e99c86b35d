using System.Globalization;
using System.Text;

namespace XChat.Gateway.Operations.Measures;

/// <summary>Prometheus' text format, version 0.0.4, with OpenTelemetry's rules for names: dots become underscores, units are spelt out, counters end in <c>_total</c>.</summary>
internal static class PrometheusText
{
    /// <summary>Its media type.</summary>
    public const string MediaType = "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>All of <paramref name="metrics"/> that have measured something.</summary>
    public static string Of(IEnumerable<Metric> metrics)
    {
        var text = new StringBuilder();
        foreach (var metric in metrics)
        {
            var series = metric.Series.ToList();
            if (series.Count > 0)
            {
                Write(metric, series, text);
            }
        }

        return text.ToString();
    }

    /// <summary>Tags as they stand between the braces; empty for none.</summary>
    public static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in tags)
        {
            var shown = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
            text.Append(text.Length == 0 ? "" : ",").Append(Name(name)).Append("=\"").Append(Escaped(shown).Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"');
        }

        return text.ToString();
    }

    /// <summary>The name of a metric.</summary>
    public static string Name(string name, string? unit, MetricKind kind)
    {
        var plain = Name(name);
        var suffix = Unit(unit);
        var whole = suffix.Length > 0 && !plain.EndsWith("_" + suffix, StringComparison.Ordinal) ? $"{plain}_{suffix}" : plain;
        return kind == MetricKind.Counter && !whole.EndsWith("_total", StringComparison.Ordinal) ? whole + "_total" : whole;
    }

    private static void Write(Metric metric, List<KeyValuePair<string, MetricSeries>> series, StringBuilder text)
    {
        var name = Name(metric.Instrument.Name, metric.Instrument.Unit, metric.Kind);
        text.Append("# HELP ").Append(name).Append(' ').Append(Escaped(metric.Instrument.Description ?? "")).Append('\n');
        text.Append("# TYPE ").Append(name).Append(' ').Append(metric.Kind.ToString().ToLowerInvariant()).Append('\n');
        if (Unit(metric.Instrument.Unit) is { Length: > 0 } unit)
        {
            text.Append("# UNIT ").Append(name).Append(' ').Append(unit).Append('\n');
        }

        foreach (var (labels, measured) in series)
        {
            var (sum, buckets) = measured.Read();
            if (metric.Kind == MetricKind.Histogram)
            {
                WriteHistogram(name, labels, metric.Bounds, sum, buckets, text);
            }
            else
            {
                WriteLine(name, labels, sum, text);
            }
        }
    }

    private static void WriteHistogram(string name, string labels, double[] bounds, double sum, long[] buckets, StringBuilder text)
    {
        var count = 0L;
        for (var i = 0; i < buckets.Length; i++)
        {
            count += buckets[i];
            var le = $"le=\"{(i < bounds.Length ? Number(bounds[i]) : "+Inf")}\"";
            WriteLine(name + "_bucket", labels.Length == 0 ? le : $"{labels},{le}", count, text);
        }

        WriteLine(name + "_sum", labels, sum, text);
        WriteLine(name + "_count", labels, count, text);
    }

    private static void WriteLine(string name, string labels, double value, StringBuilder text)
    {
        text.Append(name);
        if (labels.Length > 0)
        {
            text.Append('{').Append(labels).Append('}');
        }

        text.Append(' ').Append(Number(value)).Append('\n');
    }

    private static string Number(double value) =>
        double.IsPositiveInfinity(value) ? "+Inf"
        : double.IsNegativeInfinity(value) ? "-Inf"
        : value.ToString(CultureInfo.InvariantCulture);

    private static string Name(string name)
    {
        var plain = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c == '_' ? c : '_'));
        return char.IsAsciiDigit(plain.FirstOrDefault()) ? "_" + plain : plain;
    }

    private static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    // What is in braces is a word for people; of UCUM's units these are used.
    private static string Unit(string? unit) => unit switch
    {
        "s" => "seconds",
        "ms" => "milliseconds",
        "By" => "bytes",
        "%" => "percent",
        _ => "",
    };
}
