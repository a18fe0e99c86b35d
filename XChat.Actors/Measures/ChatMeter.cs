using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace XChat.Actors.Measures;

/// <summary>What the chat counts and times, for whoever listens to the meter <c>XChat</c>; where nobody does, it is a look at a flag.</summary>
/// <remarks>Names and units after OpenTelemetry's conventions. Nothing here is done per delivery: a batch is counted once.</remarks>
public static class ChatMeter
{
    /// <summary>The name of the meter, and of the source of traces.</summary>
    public const string Name = "XChat";

    /// <summary>The tag that says which room.</summary>
    public const string RoomTag = "xchat.room";

    /// <summary>The meter, for those above who measure more.</summary>
    public static Meter Meter { get; } = new(Name, "1.0.0");

    /// <summary>Spans of joins and posts.</summary>
    public static ActivitySource Traces { get; } = new(Name, "1.0.0");

    internal static Counter<long> Messages { get; } = Meter.CreateCounter<long>(
        "xchat.messages", "{message}", "Messages that rooms have told.");

    internal static Counter<long> Deliveries { get; } = Meter.CreateCounter<long>(
        "xchat.deliveries", "{delivery}", "Messages times the members that they were told to.");

    internal static Counter<long> Frames { get; } = Meter.CreateCounter<long>(
        "xchat.frames", "{frame}", "Frames that rooms have handed to sessions: one a batch and member.");

    internal static Counter<long> Traffic { get; } = Meter.CreateCounter<long>(
        "xchat.traffic", "By", "Size of those frames, uncompressed.");

    internal static Histogram<long> BatchSize { get; } = Meter.CreateHistogram(
        "xchat.batch.size", "{event}", "Messages, joins and leaves that go out in one frame.", advice: new InstrumentAdvice<long>
        {
            HistogramBucketBoundaries = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000],
        });

    internal static Histogram<double> FanoutDuration { get; } = Meter.CreateHistogram(
        "xchat.fanout.duration", "s", "Time from the moment that a room begins to tell a batch until every member's session has taken it, or it is waited for no more.", advice: new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5],
        });

    internal static Histogram<double> AppendDuration { get; } = Meter.CreateHistogram(
        "xchat.log.append.duration", "s", "Time until a room's log has kept a batch, where it is not kept at once, in memory.", advice: new InstrumentAdvice<double>
        {
            HistogramBucketBoundaries = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
        });

    private static Counter<long> Refusals { get; } = Meter.CreateCounter<long>(
        "xchat.refusals", "{refusal}", "What clients were refused, by reason.");

    private static Counter<long> Closes { get; } = Meter.CreateCounter<long>(
        "xchat.closes", "{connection}", "Connections that the server closed, by close code; 4413 are slow readers.");

    private static Counter<long> ActorFailures { get; } = Meter.CreateCounter<long>(
        "xchat.actor.failures", "{failure}", "Actors that threw, by kind and by what became of them.");

    private static Counter<long> DeadLetters { get; } = Meter.CreateCounter<long>(
        "xchat.actor.dead_letters", "{message}", "Messages to actors that are no more.");

    /// <summary>A client was refused something.</summary>
    /// <param name="reason">A code of the protocol, or an entrance and an HTTP status: <c>handshake-429</c>. One of a few.</param>
    public static void Refused(string reason) => Refusals.Add(1, new KeyValuePair<string, object?>("xchat.refusal.reason", reason));

    /// <summary>The server closes a connection with this code.</summary>
    public static void Closed(Chat.CloseCode code)
    {
        if (Closes.Enabled)
        {
            Closes.Add(1, new KeyValuePair<string, object?>("xchat.close.code", (int)code));
        }
    }

    internal static void Failed(string kind, string outcome) => ActorFailures.Add(
        1, new KeyValuePair<string, object?>("xchat.actor.kind", kind), new KeyValuePair<string, object?>("xchat.actor.outcome", outcome));

    internal static void Undelivered() => DeadLetters.Add(1);
}
