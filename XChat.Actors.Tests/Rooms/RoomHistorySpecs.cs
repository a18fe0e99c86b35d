using System.Text;
using System.Text.Json;
using XChat.Actors.Chat;
using XChat.Actors.Rooms;
using XChat.Actors.Wire;
using Xunit;

namespace XChat.Actors.Tests.Rooms;

public sealed class RoomHistorySpecs
{
    private readonly FakeAttachments _attachments = new();

    [Fact]
    public void It_begins_as_an_empty_array()
    {
        Assert.Equal("[]", Encoding.UTF8.GetString(Of(3).Frame.Payload.Span));
    }

    [Fact]
    public void It_keeps_the_last_messages_oldest_first()
    {
        Assert.Equal([8, 9, 10], Ids(Of(3, 10).Frame));
    }

    [Fact]
    public void Without_a_limit_it_keeps_all_until_the_bytes_are_full()
    {
        var history = new RoomHistory(limit: 0, byteLimit: 1_000, _attachments);
        for (var id = 1; id <= 20; id++)
        {
            history.Append(Some.Message(id, new string('x', 36)));
        }

        Assert.Equal([16, 17, 18, 19, 20], Ids(history.Frame));
    }

    [Fact]
    public void A_message_larger_than_all_bytes_is_still_kept_alone()
    {
        var history = new RoomHistory(limit: 0, byteLimit: 100, _attachments);
        history.Append(Some.Message(1, new string('x', 1_000)));
        Assert.Equal(1, history.Count);
    }

    [Fact]
    public void Its_frame_is_encoded_once_per_change()
    {
        var history = Of(3, 2);
        var frame = history.Frame;
        Assert.Same(frame, history.Frame);
        history.Append(Some.Message(3));
        Assert.NotSame(frame, history.Frame);
    }

    [Fact]
    public void Those_who_resume_from_the_same_point_share_a_frame()
    {
        var history = Of(10, 10);
        Assert.True(history.TryResume(7, out var one));
        Assert.True(history.TryResume(7, out var other));
        Assert.Same(one, other);
        Assert.Equal([8, 9, 10], Ids(one));
    }

    [Theory]
    [InlineData(7, true)]
    [InlineData(10, true)]
    [InlineData(6, false)]
    [InlineData(0, false)]
    [InlineData(11, false)]
    public void One_can_resume_only_where_nothing_is_missing(long since, bool recovers)
    {
        Assert.Equal(recovers, Of(3, 10).TryResume(since, out _));
    }

    [Fact]
    public void A_deleted_message_is_gone_and_is_no_loss()
    {
        var history = Of(5, 5);
        Assert.True(history.Delete(3));
        Assert.False(history.Delete(3));
        Assert.Null(history.Find(3));
        Assert.Equal([1, 2, 4, 5], Ids(history.Frame));
        Assert.True(history.TryResume(2, out var missed));
        Assert.Equal([4, 5], Ids(missed));
    }

    [Fact]
    public void Emptied_it_still_knows_where_it_is()
    {
        var history = Of(5, 5);
        history.Clear();
        Assert.Equal((0, 5L), (history.Count, history.Last));
        Assert.True(history.TryResume(2, out var missed));
        Assert.Equal("[]", Encoding.UTF8.GetString(missed.Payload.Span));
        history.Append(Some.Message(6));
        Assert.Equal([6], Ids(history.Frame));
    }

    [Fact]
    public void What_leaves_releases_its_attachment()
    {
        var history = new RoomHistory(2, 1_000_000, _attachments);
        for (var id = 1; id <= 5; id++)
        {
            _attachments.Keep(FakeAttachments.Picture);
            history.Append(Some.Message(id, "", FakeAttachments.Picture));
        }

        Assert.Equal(2, _attachments.Kept[FakeAttachments.Picture.Url]);
        history.Delete(5);
        Assert.Equal(1, _attachments.Kept[FakeAttachments.Picture.Url]);
        history.Clear();
        Assert.Equal(0, _attachments.Kept[FakeAttachments.Picture.Url]);
    }

    private RoomHistory Of(int limit, int messages = 0)
    {
        var history = new RoomHistory(limit, 1_000_000, _attachments);
        for (var id = 1; id <= messages; id++)
        {
            history.Append(Some.Message(id));
        }

        return history;
    }

    private static IEnumerable<long> Ids(Frame frame) =>
        JsonDocument.Parse(frame.Payload).RootElement.EnumerateArray().Select(message => message.GetProperty("id").GetInt64());
}
