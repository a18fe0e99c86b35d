using XChat.Actors.Chat;
using XChat.Actors.Rooms;
using XChat.Actors.Wire;
using Xunit;

namespace XChat.Actors.Tests.Rooms;

public sealed class PendingEventsSpecs
{
    private static readonly Presence Joined = new(PresenceChange.Join, ManualTime.Start, "alice", Role.User);

    [Fact]
    public void What_fits_is_taken_together_in_its_order()
    {
        var pending = new PendingEvents(10_000);
        pending.Add(Joined);
        pending.Add(Some.Message(1));
        Assert.Equal([Joined, Some.Message(1)], pending.Peek().ToArray());

        pending.Drop(2);
        Assert.True(pending.IsEmpty);
        Assert.True(pending.Peek().IsEmpty);
    }

    [Fact]
    public void What_does_not_fit_waits_for_the_next_batch()
    {
        var pending = new PendingEvents(3_000);
        for (var id = 1; id <= 5; id++)
        {
            pending.Add(Some.Message(id, new string('x', 1_000)));
        }

        var sizes = new List<int>();
        while (!pending.IsEmpty)
        {
            var count = pending.Peek().Length;
            sizes.Add(count);
            pending.Drop(count);
        }

        Assert.Equal([2, 2, 1], sizes);
    }

    [Fact]
    public void A_message_larger_than_a_batch_goes_alone()
    {
        var pending = new PendingEvents(100);
        pending.Add(Some.Message(1, new string('x', 1_000)));
        pending.Add(Some.Message(2));
        Assert.Equal(1, pending.Peek().Length);
    }

    [Fact]
    public void No_batch_is_larger_on_the_wire_than_twice_what_is_allowed()
    {
        const int allowed = 20_000;
        foreach (var text in new[] { "x", "\u0001", "\"", "\\", "\n", "ش", "😀", "中" })
        {
            var pending = new PendingEvents(allowed);
            for (var id = 1; id <= 500; id++)
            {
                pending.Add(Some.Message(id, string.Concat(Enumerable.Repeat(text, 100))));
            }

            Assert.InRange(ServerFrames.Events(pending.Peek()).Length, 1, 2 * allowed);
        }
    }

    [Fact]
    public void Joins_and_leaves_alone_are_not_urgent()
    {
        var pending = new PendingEvents(10_000);
        pending.Add(Joined);
        Assert.False(pending.IsUrgent);
        pending.Add(Some.Message(1));
        Assert.True(pending.IsUrgent);
        pending.Drop(2);
        pending.Add(Joined);
        Assert.False(pending.IsUrgent);
    }

    [Fact]
    public void It_is_full_when_many_batches_wait()
    {
        var pending = new PendingEvents(1_000);
        Assert.False(pending.IsFull);
        for (var id = 1; id <= 200; id++)
        {
            pending.Add(Some.Message(id));
        }

        Assert.True(pending.IsFull);
    }
}
