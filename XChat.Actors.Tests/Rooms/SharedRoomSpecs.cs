using XChat.Actors.Chat;
using XChat.Actors.Rooms;
using XChat.Actors.Wire;
using Xunit;
using Xunit.Abstractions;

namespace XChat.Actors.Tests.Rooms;

/// <summary>A room whose log is shared with other gateways.</summary>
public sealed class SharedRoomSpecs : ChatSpec
{
    private readonly FakeSharedLog _log = new();

    public SharedRoomSpecs(ITestOutputHelper output)
        : base(output) => Logs = _log;

    [Fact]
    public void Who_has_seen_more_elsewhere_is_greeted_when_it_has_been_read_here_also_where_the_room_fails_meanwhile()
    {
        var alice = Alice();
        var bob = CreateTestProbe();
        Guest.Knock(bob, Rooms, "bob", ClientProtocol.V2, since: new ResumePoint(_log.Past.Epoch, 1));
        var read = _log.Begin();
        EventFilter.Exception<IOException>().ExpectOne(() => alice.Posts("", attachment: FakeAttachments.Poison));
        bob.ExpectNoMsg(TimeSpan.FromMilliseconds(50));
        read([Said(1, "one")]);
        Assert.Equal(["message:one"], alice.Hears().Gist());
        Assert.Empty(Heard.In(bob.ExpectMsg<RoomProtocol.Admitted>().History));
    }

    [Fact]
    public void Who_has_seen_more_than_there_is_waits_for_the_next_reading_and_is_greeted_with_all_of_it_also_where_the_room_fails_before()
    {
        var alice = Alice();
        alice.Posts("one");
        _log.Next(Said(1, "one"));
        Assert.Equal(["message:one"], alice.IsTold());
        var bob = CreateTestProbe();
        Guest.Knock(bob, Rooms, "bob", ClientProtocol.V2, since: new ResumePoint(_log.Past.Epoch, 7));
        EventFilter.Exception<IOException>().ExpectOne(() => alice.Posts("", attachment: FakeAttachments.Poison));
        bob.ExpectNoMsg(TimeSpan.FromMilliseconds(50));
        alice.Takes();
        _log.Next();
        Assert.Equal(["message:one"], Heard.In(bob.ExpectMsg<RoomProtocol.Admitted>().History).Gist());
    }

    [Fact]
    public void What_the_room_failed_to_take_from_the_log_is_taken_after_it()
    {
        var alice = Alice();
        alice.Posts("one");
        EventFilter.Exception<IOException>().ExpectOne(() =>
        {
            Attachments.Failures = 1;
            _log.Next(Said(1, "look") with { Attachment = FakeAttachments.Picture }, Said(2, "one"));
        });
        Assert.Equal(["message:look", "message:one"], alice.Hears().Gist());
        Assert.Equal(1, Attachments.Kept[FakeAttachments.Picture.Url]);
        alice.Posts("two");
        _log.Next(Said(3, "two"));
        Assert.Equal(["message:two"], alice.Hears().Gist());
    }

    private Guest Alice()
    {
        var alice = Guest.Enter(CreateTestProbe(), Rooms, "alice");
        _log.Next(new Presence(PresenceChange.Join, DateTimeOffset.UnixEpoch, "alice", Role.User));
        Assert.Equal(["join:alice"], alice.Hears().Gist());
        return alice;
    }

    private static ChatMessage Said(long id, string text) => new(id, DateTimeOffset.UnixEpoch, "zoe", Role.User, text);
}
