namespace XChat.Benchmarks.Fanout;

/// <summary>What one run of one server gave; NaN where the mode does not measure a thing.</summary>
public sealed record Figures
{
    public double DeliveriesPerSecond { get; init; } = double.NaN;
    public double CpuMicrosPerDelivery { get; init; } = double.NaN;
    public double P50 { get; init; } = double.NaN;
    public double P99 { get; init; } = double.NaN;
    public double P99Ratio { get; init; } = double.NaN;
    public double Closed { get; init; } = double.NaN;
    public double MessagesPerFrame { get; init; } = double.NaN;
    public double CpuMicrosPerJoin { get; init; } = double.NaN;
    public double KbPerConnection { get; init; } = double.NaN;
    public double CpuSeconds { get; init; } = double.NaN;
    public double StartMs { get; init; } = double.NaN;
    public double ResidentBeforeMb { get; init; } = double.NaN;
    public double ResidentMb { get; init; } = double.NaN;
    public double ResidentAfterMb { get; init; } = double.NaN;
    public string? Fault { get; init; }

    /// <summary>The columns of the table, by heading.</summary>
    public static readonly IReadOnlyList<(string Heading, string Format, Func<Figures, double> Value)> Columns =
    [
        ("deliveries/s", "#,0", f => f.DeliveriesPerSecond),
        ("CPU µs/delivery", "0.000", f => f.CpuMicrosPerDelivery),
        ("p50 ms", "0.00", f => f.P50),
        ("p99 ms", "0.00", f => f.P99),
        ("p99 with / without stalled", "0.00", f => f.P99Ratio),
        ("stalled closed", "0", f => f.Closed),
        ("messages/frame", "0.0", f => f.MessagesPerFrame),
        ("CPU µs/join", "0", f => f.CpuMicrosPerJoin),
        ("KB/connection", "0.00", f => f.KbPerConnection),
        ("server CPU s", "0.00", f => f.CpuSeconds),
        ("start to join ms", "0", f => f.StartMs),
        ("RSS before MB", "0.0", f => f.ResidentBeforeMb),
        ("RSS MB", "0.0", f => f.ResidentMb),
        ("RSS after MB", "0.0", f => f.ResidentAfterMb),
    ];
}
