using System.Collections.Concurrent;
using System.Diagnostics;
using XChat.Actors.Chat;
using XChat.Actors.Measures;
using XChat.Actors.Rooms;
using Xunit;
using Xunit.Abstractions;

namespace XChat.Actors.Tests.Rooms;

/// <summary>Spans, where somebody listens. The room has a name of its own: other specs run beside this one.</summary>
public sealed class TraceSpecs : ChatSpec
{
    private const string Traced = "traced";

    public TraceSpecs(ITestOutputHelper output)
        : base(output) => OtherRooms.Add(new RoomOptions { Name = RoomName.Parse(Traced), AdminsOnly = true });

    [Fact]
    public void A_join_and_a_post_are_spans_and_what_is_refused_is_an_error()
    {
        var ended = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == ChatMeter.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span =>
            {
                if (span.GetTagItem(ChatMeter.RoomTag) is Traced)
                {
                    ended.Enqueue(span);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);

        var alice = Connect(room: Traced);
        alice.Says("alice::right");
        Hears(alice, "join:alice");
        alice.Says("hello");
        Hears(alice, "message:hello");
        var bob = Join("bob", room: Traced);
        bob.Says("let me");
        Hears(bob, "error:not-allowed");

        AwaitAssert(() => Assert.Equal(
            ["xchat.join Unset", "xchat.post Unset", "xchat.join Unset", "xchat.post Error"],
            ended.Select(span => $"{span.OperationName} {span.Status}")));
        Assert.All(ended, span => Assert.Null(span.ParentId));
        Assert.Null(Activity.Current);
    }
}
