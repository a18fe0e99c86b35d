namespace XChat.Benchmarks.Fanout;

public enum Mode { Closed, Open, Idle, Churn, Storm, Slow, Start }

/// <summary>What one call of <c>fanout</c> measures.</summary>
/// <param name="Servers">The servers in the order in which each round visits them.</param>
/// <param name="Gateway">XChat.Gateway.dll, or a published binary.</param>
/// <param name="Receivers">Clients that join and listen.</param>
/// <param name="Senders">How many of them also post.</param>
/// <param name="Size">Length of a text, in characters.</param>
/// <param name="Rate">Open loop: messages a second in all.</param>
/// <param name="Window">Closed loop: messages under way in all.</param>
/// <param name="Seconds">Length of the measured part of one run.</param>
/// <param name="Rounds">Runs per server; the median is printed.</param>
/// <param name="Stalled">Slow mode: further clients that join and never read.</param>
/// <param name="Overlay">HOCON laid over the benchmark's own configuration of xchat.</param>
public sealed record FanoutOptions(
    Mode Mode, IReadOnlyList<string> Servers, string Gateway, int Receivers, int Senders, int Size,
    int Rate, int Window, int Seconds, int Rounds, int Stalled, string? Overlay);
