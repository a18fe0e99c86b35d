using System.Collections.Immutable;
using Akka.Actor;
using XChat.Actors.Chat;
using XChat.Actors.Rooms;
using XChat.Actors.Sessions;
using Xunit;
using Xunit.Abstractions;

namespace XChat.Actors.Tests.Rooms;

/// <summary>Another configuration while people are there.</summary>
public sealed class ReconfigurationSpecs : ChatSpec
{
    private static readonly RoomOptions Ops = new() { Name = RoomName.Parse("ops") };

    public ReconfigurationSpecs(ITestOutputHelper output)
        : base(output) => OtherRooms.Add(Ops);

    [Fact]
    public void A_room_that_is_taken_out_puts_its_members_out_with_4404_and_touches_nobody_else()
    {
        var alice = Join("alice", room: "ops");
        var bob = Join("bob");

        Reconfigure(Lobby);

        IsClosed(alice, CloseCode.NoRoom);
        bob.Says("still here");
        Hears(bob, "message:still here");
        Assert.Null(bob.Closed);
    }

    [Fact]
    public void A_room_that_is_taken_out_lets_nobody_in_and_one_that_is_put_in_does_at_once()
    {
        Join("alice");
        Reconfigure(Lobby, new RoomOptions { Name = RoomName.Parse("new") });

        var late = Connect(room: "ops");
        late.Says("bob");
        IsClosed(late, CloseCode.TryAgainLater);
        Join("carol", room: "new");
    }

    [Fact]
    public void A_room_that_is_taken_out_and_put_in_again_starts_anew()
    {
        var alice = Join("alice", room: "ops");
        alice.Says("forgotten");
        Hears(alice, "message:forgotten");

        Reconfigure(Lobby);
        Reconfigure(Lobby, Ops);

        IsClosed(alice, CloseCode.NoRoom);
        AwaitAssert(() =>
        {
            var bob = Connect(room: "ops");
            bob.Says("bob");
            AwaitAssert(() => Assert.Contains("join:bob", bob.Heard.Gist()), TimeSpan.FromSeconds(1));
            Assert.DoesNotContain("message:forgotten", bob.Heard.Gist());
        });
    }

    [Fact]
    public void What_changes_in_a_room_holds_for_those_who_are_there()
    {
        var alice = Join("alice");
        alice.Says("one");
        alice.Says("two");
        alice.Says("three");
        Hears(alice, "message:three");

        Reconfigure(Lobby with { AdminsOnly = true, History = 1 });

        alice.Says("four");
        Hears(alice, "error:not-allowed");
        Assert.Equal(["message:three", "join:bob"], Join("bob").Heard.Gist());
    }

    [Fact]
    public void What_changes_outlives_a_restart_of_the_room()
    {
        var alice = Join("alice");
        Reconfigure(Lobby with { MembersLimit = 1 });
        EventFilter.Exception<IOException>().Expect(1, () => alice.Says("{\"attachment\":{\"url\":\"" + FakeAttachments.Poison.Url + "\"}}"));

        var bob = Connect();
        bob.Says("bob");
        IsClosed(bob, CloseCode.TryAgainLater);
        Assert.Null(alice.Closed);
    }

    [Fact]
    public void A_token_that_is_new_admits_and_one_that_is_gone_does_not()
    {
        Join("alice");
        var options = SessionOptions with { AdminTokens = [new AdminToken("new", SecretHash.Of("better"))] };
        Sessions.Tell(new SessionsProtocol.Reconfigure(options, [Lobby, Ops]), ActorRefs.NoSender);

        var old = Connect();
        old.Says("bob::right");
        IsClosed(old, CloseCode.BadToken);
        Join("carol::better");
    }

    [Fact]
    public void A_new_rate_holds_for_those_who_are_there()
    {
        var alice = Join("alice");
        Sessions.Tell(new SessionsProtocol.Reconfigure(SessionOptions with { MessagesPerSecond = 1, MessageBurst = 1 }, [Lobby, Ops]), ActorRefs.NoSender);
        Settle(Sessions);

        alice.Says("one");
        alice.Says("two");
        Hears(alice, "message:one");
        Hears(alice, "error:slow-down");
    }

    private void Reconfigure(params ImmutableArray<RoomOptions> rooms)
    {
        Rooms.Tell(new RoomsProtocol.Reconfigure(new RoomsOptions { Rooms = rooms, ResumeGrace = ResumeGrace, BatchBytes = BatchBytes }), ActorRefs.NoSender);
        Sessions.Tell(new SessionsProtocol.Reconfigure(SessionOptions, rooms), ActorRefs.NoSender);
        Settle(Rooms);
        Settle(Sessions);
    }
}
