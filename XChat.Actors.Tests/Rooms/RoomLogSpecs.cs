using XChat.Actors.Chat;
using XChat.Actors.Commands;
using XChat.Actors.Rooms;
using XChat.Actors.Wire;
using Xunit;
using Xunit.Abstractions;

namespace XChat.Actors.Tests.Rooms;

/// <summary>A room whose log takes its time, fails, or has kept something.</summary>
public sealed class RoomLogSpecs : ChatSpec
{
    private static readonly SessionKey Key = SessionKey.Of("k");
    private static readonly DateTimeOffset Then = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private FakeLogs _log = new();

    public RoomLogSpecs(ITestOutputHelper output)
        : base(output)
    {
        Logs = _log;
        Lobby = Lobby with { Announce = false };
    }

    [Fact]
    public void Nothing_is_told_before_it_is_kept_and_what_is_said_meanwhile_is_kept_together()
    {
        var alice = Enter("alice");
        alice.Posts("one");
        var kept = _log.Begin();
        alice.Posts("two");
        alice.Posts("three");
        Settle(alice.Room);
        Assert.True(_log.IsIdle);
        alice.HearsNothing();

        kept();
        Assert.Equal(["message:one"], alice.Hears().Gist());
        Assert.Equal("2:two 3:three", _log.Next());
        Assert.Equal(["message:two", "message:three"], alice.Hears(2));
    }

    [Fact]
    public void Who_joins_while_a_message_is_being_kept_gets_it_once()
    {
        var alice = Enter("alice");
        alice.Posts("one");
        var kept = _log.Begin();
        var bob = Guest.Enter(CreateTestProbe(), Rooms, "bob");
        Assert.Empty(Heard.In(bob.Admitted.History));
        kept();
        Assert.Contains("message:one", bob.Hears(1));
    }

    [Fact]
    public void What_is_said_again_while_it_is_being_kept_is_heard_once()
    {
        var (alice, bob) = (Enter("alice", ClientProtocol.V2), Enter("bob"));
        alice.Posts("one", nonce: "n1");
        var kept = _log.Begin();
        alice.Posts("one", nonce: "n1");
        alice.HearsNothing();
        kept();
        Assert.Equal(["message:one"], alice.Hears().Gist());
        Assert.Equal(["message:one"], bob.Hears().Gist());
        Settle(alice.Room);
        alice.HearsNothing();
        bob.HearsNothing();
        Assert.True(_log.IsIdle);
    }

    [Fact]
    public void What_cannot_be_kept_is_refused_to_who_said_it_and_its_id_is_given_again()
    {
        var (alice, bob) = (Enter("alice", ClientProtocol.V2), Enter("bob"));
        alice.Posts("one", nonce: "n1");
        _log.Next(keep: false);
        var refused = alice.HearsAloneWhole();
        Assert.Equal(("unavailable", "n1"), (refused.Text("code"), refused.Text("nonce")));
        bob.HearsNothing();

        alice.Posts("one again", nonce: "n1");
        Assert.Equal("1:one again", _log.Next());
        Assert.Equal(1, bob.Hears()[0].GetProperty("id").GetInt64());
    }

    [Fact]
    public void A_refused_message_lets_go_of_its_upload()
    {
        var alice = Enter("alice");
        alice.Posts("look", attachment: FakeAttachments.Picture);
        _log.Next(keep: false);
        alice.HearsAlone();
        Assert.Equal(0, Attachments.Kept[FakeAttachments.Picture.Url]);
    }

    [Fact]
    public void What_was_deleted_is_kept_deleted_even_if_not_at_once()
    {
        var alice = Enter("alice", role: Role.Admin);
        alice.Posts("one");
        _log.Next();
        alice.Hears();
        Assert.True(CommandTable.TryFind("/delete 1", out var word, out var arguments));
        alice.Tells(new RoomProtocol.Obey(word.Read(arguments)!, null));
        Assert.Equal("-1", _log.Next(keep: false));
        Settle(alice.Room);
        Assert.True(_log.IsIdle);

        // The room hears of the failure in its own time, and waits a second from then on.
        AwaitCondition(() =>
        {
            Pass(TimeSpan.FromSeconds(1));
            return !_log.IsIdle;
        });
        Assert.Equal("-1", _log.Next());
    }

    [Fact]
    public void A_room_goes_on_where_its_log_ends()
    {
        Began(new RoomPast("e1", 7, 5, [Message(6), Message(7)], []));
        var bob = Enter("bob", ClientProtocol.V2, since: new ResumePoint("e1", 6));
        Assert.True(bob.Welcome!.Value.GetProperty("recovered").GetBoolean());
        Assert.Equal(("e1", 7), (bob.Welcome.Value.Text("epoch"), bob.Welcome.Value.GetProperty("last").GetInt64()));
        Assert.Equal(["message:7"], Heard.In(bob.Admitted.History).Gist());

        var carol = Enter("carol", ClientProtocol.V2, since: new ResumePoint("e1", 4));
        Assert.False(carol.Welcome!.Value.GetProperty("recovered").GetBoolean());
        bob.Posts("next");
        Assert.Equal("8:next", _log.Next());
    }

    [Fact]
    public void Who_was_there_comes_back_with_its_key_in_silence_and_what_it_says_again_is_not_told_again()
    {
        Began(new RoomPast("e1", 1, 0, [Message(1)], [Sender("alice", wasThere: true)]));
        var bob = Enter("bob");
        var alice = Enter("alice", ClientProtocol.V2, key: "k");
        Assert.Equal(("alice", "k"), (alice.Name, alice.Key));
        alice.Posts("1", nonce: "n1");
        Assert.Equal(1, alice.HearsAloneWhole().GetProperty("id").GetInt64());
        bob.HearsNothing();
    }

    [Fact]
    public void Who_was_there_and_does_not_come_back_leaves_after_the_grace_time()
    {
        Lobby = Lobby with { Announce = true };
        Began(new RoomPast("e1", 0, 0, [], [Sender("alice", wasThere: true)]));
        var bob = Enter("bob");
        bob.Hears(1);
        var other = Enter("alice");
        Assert.Equal("alice~2", other.Name);
        other.Hears(1);
        bob.Hears(1);
        Pass(ResumeGrace);
        Assert.Equal(["leave:alice"], bob.Hears(1));
        AwaitAssert(() => Assert.Contains("-", _log.Senders));
    }

    [Fact]
    public void Who_had_left_is_nobody_but_may_still_say_again_what_it_said()
    {
        Lobby = Lobby with { Announce = true };
        Began(new RoomPast("e1", 1, 0, [Message(1)], [Sender("alice", wasThere: false)]));
        var alice = Enter("alice", ClientProtocol.V2, key: "k");
        Assert.Equal(["join:alice"], alice.Hears().Gist());
        alice.Posts("1", nonce: "n1");
        Assert.Equal(["message:1"], alice.HearsAlone());
    }

    [Fact]
    public void The_log_hears_who_may_come_back_and_who_has_left()
    {
        var alice = Enter("alice", ClientProtocol.V2);
        Enter("bob");
        Assert.Equal(["+alice/1"], _log.Senders);
        alice.Dies();
        Settle(alice.Room);
        Pass(ResumeGrace);
        AwaitAssert(() => Assert.Equal(["+alice/1", "-"], _log.Senders));
    }

    [Fact]
    public void Who_comes_while_the_log_is_being_opened_waits_for_it()
    {
        var opening = new TaskCompletionSource();
        Logs = _log = new FakeLogs { Opening = opening };
        var probe = CreateTestProbe();
        Guest.Knock(probe, Rooms, "alice");
        probe.ExpectNoMsg(TimeSpan.FromMilliseconds(50));
        Assert.False(Attachments.AreHistoriesBack);
        opening.SetResult();
        probe.ExpectMsg<RoomProtocol.Admitted>();
        Assert.True(Attachments.AreHistoriesBack);
    }

    [Fact]
    public void A_log_that_cannot_be_opened_is_tried_again()
    {
        var opening = new TaskCompletionSource();
        Logs = _log = new FakeLogs { Opening = opening };
        var probe = CreateTestProbe();
        Guest.Knock(probe, Rooms, "alice");
        EventFilter.Error(contains: "was not opened").ExpectOne(() => opening.SetException(new IOException("broken")));
        Assert.Equal(CloseCode.TryAgainLater, probe.ExpectMsg<RoomProtocol.Refused>().Code);
        Assert.False(Attachments.AreHistoriesBack);
        Pass(RoomsActor.Pause);
        AwaitAssert(() => Assert.Equal([false, false], _log.OpenedAnew));
    }

    private Guest Enter(string name, ClientProtocol protocol = ClientProtocol.Base, Role role = Role.User, string? key = null, ResumePoint? since = null) =>
        Guest.Enter(CreateTestProbe(), Rooms, name, protocol, role, key, since);

    private void Began(RoomPast past) => Logs = _log = new FakeLogs { Past = past };

    private static ChatMessage Message(long id) => new(id, Then, "alice", Role.User, $"{id}");

    private static PastSender Sender(string name, bool wasThere) =>
        new(Key, Some.Name(name), 1, wasThere, [new PastNonce("n1", new Nonces.Acceptance(1, Then))]);
}
