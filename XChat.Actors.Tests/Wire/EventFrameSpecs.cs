using System.Runtime.InteropServices;
using System.Text;
using XChat.Actors.Chat;
using XChat.Actors.Wire;
using Xunit;

namespace XChat.Actors.Tests.Wire;

/// <summary>A frame as a Server-Sent Event.</summary>
public sealed class EventFrameSpecs
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void All_listeners_share_the_same_bytes()
    {
        var frame = ServerFrames.Events([Message(7)]);
        Assert.True(MemoryMarshal.TryGetArray(frame.AsEvent("e"), out var first));
        Assert.True(MemoryMarshal.TryGetArray(frame.AsEvent("e"), out var second));
        Assert.Same(first.Array, second.Array);
    }

    [Fact]
    public void It_carries_the_payload_and_the_id_of_the_last_message()
    {
        var frame = ServerFrames.Events([Message(7), Message(8), new MemberTyping("ada")]);
        Assert.Equal(8, frame.LastId);
        Assert.Equal($"id: e0:8\ndata: {Encoding.UTF8.GetString(frame.Payload.Span)}\n\n", TextOf(frame));
    }

    [Fact]
    public void It_has_no_id_where_nothing_in_it_is_a_step_on_in_the_log()
    {
        Assert.Equal("data: []\n\n", TextOf(ServerFrames.Events([])));
        Assert.StartsWith("data: [{", TextOf(ServerFrames.Events([new MemberTyping("ada")])), StringComparison.Ordinal);
        Assert.StartsWith("data: [{", TextOf(ServerFrames.Event(Message(7))), StringComparison.Ordinal);
        Assert.StartsWith("data: [{", TextOf(ServerFrames.Notice("n", Noon)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_people_say_is_on_one_line_whatever_they_say()
    {
        var text = TextOf(ServerFrames.Events([Message(1, "a\nb\r\rc\n\nevent: close\n")]));
        Assert.Equal(["id: e0:1", "data: [", "", ""], text.Split('\n').Select(line => line.StartsWith("data: [", StringComparison.Ordinal) ? line[..7] : line));
        Assert.DoesNotContain('\r', text);
    }

    private static ChatMessage Message(long id, string text = "hi") => new(id, Noon, "ada", Role.User, text);

    private static string TextOf(Frame frame) => Encoding.UTF8.GetString(frame.AsEvent("e0").Span);
}
