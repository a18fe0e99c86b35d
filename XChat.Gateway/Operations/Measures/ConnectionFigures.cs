using XChat.Actors.Measures;
using XChat.Gateway.Sockets;

namespace XChat.Gateway.Operations.Measures;

/// <summary>What the connections come to, looked at when it is collected and at no other time.</summary>
public sealed class ConnectionFigures
{
    private const int Shown = 20;

    private readonly KeepAlive _connections;

    /// <summary>Looks at <paramref name="limit"/> for how many there are, and at <paramref name="connections"/> for what waits for them.</summary>
    public ConnectionFigures(ConnectionLimit limit, KeepAlive connections)
    {
        _connections = connections;
        var meter = ChatMeter.Meter;
        meter.CreateObservableUpDownCounter("xchat.connections", () => limit.Count, "{connection}", "Connections, those included that have not said a name yet.");
        meter.CreateObservableUpDownCounter("xchat.outbound.size", () => connections.Snapshot().Sum(one => one.QueuedBytes), "By", "What waits for clients that their sockets have not taken.");
        meter.CreateObservableUpDownCounter("xchat.outbound.connections", () => connections.Snapshot().Count(one => one.QueuedBytes > 0), "{connection}", "Connections for which something waits.");
        meter.CreateObservableGauge("xchat.outbound.largest", () => connections.Snapshot().Select(one => one.QueuedBytes).DefaultIfEmpty().Max(), "By", "What waits for the slowest reader. At xchat.limits.outbound-bytes it is closed with 4413.");
    }

    /// <summary>The slowest readers, one a line: bytes that wait, and the address.</summary>
    public string SlowestReaders() => string.Concat(_connections.Snapshot()
        .Select(one => (one.QueuedBytes, one.Address))
        .Where(one => one.QueuedBytes > 0)
        .OrderByDescending(one => one.QueuedBytes)
        .Take(Shown)
        .Select(one => $"{one.QueuedBytes}\t{one.Address}\n"));
}
