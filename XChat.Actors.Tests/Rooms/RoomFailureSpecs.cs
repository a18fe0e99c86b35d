using Akka.Actor;
using XChat.Actors.Chat;
using XChat.Actors.Rooms;
using Xunit;
using Xunit.Abstractions;

namespace XChat.Actors.Tests.Rooms;

/// <summary>What becomes of a room that fails; the poison is a message whose attachment cannot be kept.</summary>
public sealed class RoomFailureSpecs(ITestOutputHelper output) : ChatSpec(output)
{
    [Fact]
    public void A_failure_drops_the_message_it_failed_at_and_keeps_roster_history_and_ids()
    {
        var (alice, bob) = TwoGuests();
        alice.Posts("one");
        alice.Hears();
        bob.Hears();

        Fail(alice, times: 1);

        bob.Posts("two");
        var message = Assert.Single(alice.Hears());
        Assert.Equal(("two", 2L), (message.Text("text"), message.GetProperty("id").GetInt64()));
        Assert.Equal(["message:two"], bob.Hears().Gist());

        var carol = Guest.Enter(CreateTestProbe(), Rooms, "alice");
        Assert.Equal("alice~2", carol.Name);
        Assert.Equal(["message:one", "message:two"], Heard.In(carol.Admitted.History).Gist());
    }

    [Fact]
    public void Who_dies_after_a_restart_still_leaves_once()
    {
        var (alice, bob) = TwoGuests();
        Fail(alice, times: 1);
        bob.Dies();
        Assert.Equal(["leave:bob"], alice.Hears().Gist());
        alice.HearsNothing();
    }

    [Fact]
    public void What_waited_when_the_room_failed_is_told_after_it()
    {
        var (alice, bob) = TwoGuests();
        alice.Posts("one");
        alice.IsTold();
        bob.IsTold();
        bob.Posts("two");
        Fail(alice, times: 1);
        alice.Takes();
        bob.Takes();
        Assert.Equal(["message:two"], alice.Hears().Gist());
    }

    [Fact]
    public void A_batch_in_flight_when_the_room_failed_is_still_bounded_in_time()
    {
        var (alice, bob) = TwoGuests();
        alice.Posts("one");
        alice.IsTold();
        bob.IsTold();
        Fail(alice, times: 1);
        bob.Posts("two");
        Settle(alice.Room);
        Pass(125);
        Settle(alice.Room);
        Pass(125);
        Assert.Equal(["message:two"], alice.IsTold());
    }

    [Fact]
    public void A_batch_that_the_room_failed_to_tell_is_told_after_it()
    {
        Lobby = Lobby with { History = 1 };
        var (alice, bob) = TwoGuests();
        alice.Posts("", attachment: FakeAttachments.Picture);
        alice.Hears();
        bob.Hears();
        EventFilter.Exception<IOException>().ExpectOne(() =>
        {
            Attachments.Failures = 1;
            alice.Posts("two");
        });
        Assert.Equal(["message:two"], alice.Hears().Gist());
        Assert.Equal(["message:two"], bob.Hears().Gist());
        bob.Posts("three");
        Assert.Equal(["message:three"], alice.Hears().Gist());
        Assert.Equal(0, Attachments.Kept[FakeAttachments.Picture.Url]);
        var carol = Guest.Enter(CreateTestProbe(), Rooms, "carol");
        Assert.Equal(["message:three"], Heard.In(carol.Admitted.History).Gist());
    }

    [Fact]
    public void A_room_that_fails_again_and_again_is_given_up_and_starts_anew()
    {
        OtherRooms.Add(new RoomOptions { Name = RoomName.Parse("ops") });
        var (alice, _) = TwoGuests();
        var other = Guest.Enter(CreateTestProbe(), Rooms, "zoe", room: "ops");
        other.Hears();
        alice.Posts("", attachment: FakeAttachments.Picture);
        alice.Hears();
        var before = Epoch();
        Watch(alice.Room);

        Fail(alice, times: RoomsActor.Failures + 1);

        ExpectTerminated(alice.Room);
        AwaitAssert(() => Assert.Equal(0, Attachments.Kept[FakeAttachments.Picture.Url]));
        var meanwhile = CreateTestProbe();
        Guest.Knock(meanwhile, Rooms, "bob");
        Assert.Equal(CloseCode.TryAgainLater, meanwhile.ExpectMsg<RoomProtocol.Refused>().Code);

        Pass(RoomsActor.Pause);
        var again = Guest.Enter(CreateTestProbe(), Rooms, "alice");
        Assert.Empty(Heard.In(again.Admitted.History));
        Assert.NotEqual(before, Epoch());

        other.Posts("what happened?");
        Assert.Equal(["message:what happened?"], other.Hears().Gist());
    }

    private void Fail(Guest guest, int times) => EventFilter.Exception<IOException>().Expect(times, () =>
    {
        for (var i = 0; i < times; i++)
        {
            guest.Posts("", attachment: FakeAttachments.Poison);
        }
    });

    private string Epoch()
    {
        var probe = CreateTestProbe();
        Rooms.Tell(new RoomsProtocol.Find(Some.Lobby), probe);
        return probe.ExpectMsg<RoomsProtocol.Found>().Epoch;
    }

    private (Guest Alice, Guest Bob) TwoGuests()
    {
        var alice = Guest.Enter(CreateTestProbe(), Rooms, "alice");
        alice.Hears();
        var bob = Guest.Enter(CreateTestProbe(), Rooms, "bob");
        alice.Hears();
        bob.Hears();
        return (alice, bob);
    }
}
