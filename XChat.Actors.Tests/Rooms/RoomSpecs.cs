using XChat.Actors.Chat;
using XChat.Actors.Rooms;
using Xunit;
using Xunit.Abstractions;

namespace XChat.Actors.Tests.Rooms;

public sealed class RoomSpecs(ITestOutputHelper output) : ChatSpec(output)
{
    [Fact]
    public void The_first_to_come_gets_an_empty_history_and_hears_itself_join()
    {
        var alice = Enter("alice");
        Assert.Empty(Heard.In(alice.Admitted.History));
        Assert.Equal(["join:alice"], alice.Hears().Gist());
    }

    [Fact]
    public void Whoever_asks_hears_how_far_a_room_has_come()
    {
        var alice = Enter("alice");
        alice.Hears();
        alice.Posts("one");
        alice.Hears();

        var stranger = CreateTestProbe();
        Rooms.Tell(new RoomsProtocol.Describe(Some.Lobby), stranger);
        var now = stranger.ExpectMsg<RoomProtocol.Described>();
        Assert.Equal((1, 1), (now.LastId, now.Members));

        Rooms.Tell(new RoomsProtocol.Describe(RoomName.Parse("nowhere")), stranger);
        stranger.ExpectMsg<RoomsProtocol.NotFound>();
    }

    [Fact]
    public void Messages_are_numbered_without_gaps_and_joins_are_not()
    {
        var alice = Enter("alice");
        alice.Hears();
        for (var id = 1; id <= 3; id++)
        {
            alice.Posts($"message {id}");
            var message = Assert.Single(alice.Hears());
            Assert.Equal(id, message.GetProperty("id").GetInt64());
            var guest = Enter($"guest{id}");
            guest.Hears();
            alice.Hears();
            guest.Dies();
            alice.Hears();
        }
    }

    [Fact]
    public void The_sender_hears_itself_with_its_nonce_and_role()
    {
        var alice = Enter("alice", role: Role.Admin);
        alice.Hears();
        alice.Posts("hello", nonce: "n-1");
        var message = Assert.Single(alice.Hears());
        Assert.Equal(
            ("hello", "alice", "Admin", "message", "n-1"),
            (message.Text("text"), message.Text("username"), message.Text("role"), message.Text("type"), message.Text("nonce")));
    }

    [Fact]
    public void Who_comes_hears_what_was_said_before_as_history_and_what_waits_in_the_next_batch()
    {
        var alice = Enter("alice");
        alice.Hears();
        alice.Posts("one");
        alice.IsTold();
        alice.Posts("two");
        Settle(alice.Room);

        var bob = Enter("bob");
        Assert.Equal(["message:one"], Heard.In(bob.Admitted.History).Gist());
        alice.Takes();
        Assert.Equal(["message:two", "join:bob"], bob.Hears(2));
        Assert.Equal(["message:two", "join:bob"], alice.Hears(2));
    }

    [Fact]
    public void The_history_has_the_last_messages_and_neither_joins_nor_leaves()
    {
        Lobby = Lobby with { History = 3 };
        var alice = Enter("alice");
        alice.Hears();
        for (var i = 1; i <= 5; i++)
        {
            alice.Posts($"{i}");
            alice.Hears();
        }

        Assert.Equal(["message:3", "message:4", "message:5"], Heard.In(Enter("bob").Admitted.History).Gist());
    }

    [Fact]
    public void All_who_come_before_the_next_message_share_one_history_frame()
    {
        var alice = Enter("alice");
        alice.Hears();
        alice.Posts("one");
        alice.Hears();
        Assert.Same(Enter("bob").Admitted.History, Enter("carol").Admitted.History);
    }

    [Fact]
    public void All_members_are_told_the_same_frame()
    {
        var alice = CreateTestProbe();
        var bob = CreateTestProbe();
        Guest.Enter(alice, Rooms, "alice").Hears();
        var guest = Guest.Enter(bob, Rooms, "bob");
        Assert.Same(alice.ExpectMsg<MessageBatch>(), bob.ExpectMsg<MessageBatch>());
        Assert.NotNull(guest);
    }

    [Fact]
    public void Whoever_dies_leaves_once()
    {
        var alice = Enter("alice");
        alice.Hears();
        var bob = Enter("bob");
        alice.Hears();
        bob.Dies();
        Assert.Equal(["leave:bob"], alice.Hears().Gist());
        alice.HearsNothing();
        Assert.Equal("bob", Enter("bob").Name);
    }

    [Fact]
    public void A_name_in_use_gets_a_number_and_so_does_one_that_looks_like_it()
    {
        Assert.Equal(["bob", "bob~2", "BOB~3"], [Enter("bob").Name, Enter("bob").Name, Enter("BOB").Name]);
    }

    [Fact]
    public void Nobody_hears_what_a_stranger_posts()
    {
        var alice = Enter("alice");
        alice.Hears();
        CreateTestProbe().Send(alice.Room, new RoomProtocol.Post("boo"));
        alice.HearsNothing();
    }

    [Fact]
    public void A_room_that_does_not_announce_keeps_comings_and_goings_to_itself()
    {
        Lobby = Lobby with { Announce = false };
        var alice = Enter("alice");
        var bob = Enter("bob");
        bob.Dies();
        alice.Posts("hello");
        Assert.Equal(["message:hello"], alice.Hears().Gist());
    }

    [Fact]
    public void In_a_room_for_admins_only_others_listen()
    {
        Lobby = Lobby with { AdminsOnly = true };
        var alice = Enter("alice");
        alice.Hears();
        alice.Posts("hello", nonce: "n");
        Assert.Equal(["error:not-allowed"], alice.HearsAlone());

        var root = Enter("root", role: Role.Admin);
        alice.Hears();
        root.Hears();
        root.Posts("hello");
        Assert.Equal(["message:hello"], alice.Hears().Gist());
    }

    [Fact]
    public void A_full_room_refuses_the_next_and_has_room_again_when_one_leaves()
    {
        Lobby = Lobby with { MembersLimit = 1 };
        var alice = Enter("alice");
        var late = CreateTestProbe();
        Guest.Knock(late, Rooms, "bob");
        Assert.Equal((RefusalCode.Unavailable, CloseCode.TryAgainLater), (late.ExpectMsg<RoomProtocol.Refused>() is var no ? no.Why.Code : "", no.Code));

        alice.Dies();
        AwaitAssert(() => Guest.Enter(CreateTestProbe(), Rooms, "carol"));
    }

    [Fact]
    public void An_attachment_is_kept_while_its_message_is_in_the_history()
    {
        Lobby = Lobby with { History = 1 };
        var alice = Enter("alice");
        alice.Hears();
        alice.Posts("", attachment: FakeAttachments.Picture);
        Assert.Equal("/uploads/1.png", Assert.Single(alice.Hears()).GetProperty("attachment").Text("url"));
        Assert.Equal(1, Attachments.Kept[FakeAttachments.Picture.Url]);

        alice.Posts("next");
        alice.Hears();
        Assert.Equal(0, Attachments.Kept[FakeAttachments.Picture.Url]);
    }

    [Fact]
    public void Rooms_hear_nothing_of_each_other()
    {
        OtherRooms.AddRange([new RoomOptions { Name = RoomName.Parse("ops") }, new RoomOptions { Name = RoomName.Parse("dev") }]);
        var alice = Enter("alice");
        var ops = Guest.Enter(CreateTestProbe(), Rooms, "alice", room: "ops");
        Assert.Equal("alice", ops.Name);
        alice.Hears();
        ops.Hears();
        alice.Posts("only here");
        alice.Hears();
        ops.HearsNothing();
        Assert.Empty(Heard.In(Guest.Enter(CreateTestProbe(), Rooms, "bob", room: "dev").Admitted.History));
    }

    [Fact]
    public void A_room_is_found_by_its_name_with_its_epoch_and_others_are_not()
    {
        Rooms.Tell(new RoomsProtocol.Find(Some.Lobby), TestActor);
        Assert.NotEmpty(ExpectMsg<RoomsProtocol.Found>().Epoch);
        Rooms.Tell(new RoomsProtocol.Find(RoomName.Parse("nowhere")), TestActor);
        ExpectMsg<RoomsProtocol.NotFound>();
    }

    private Guest Enter(string name, Role role = Role.User) => Guest.Enter(CreateTestProbe(), Rooms, name, role: role);
}
