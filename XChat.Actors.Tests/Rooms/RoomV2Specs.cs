using XChat.Actors.Chat;
using XChat.Actors.Rooms;
using XChat.Actors.Wire;
using Xunit;
using Xunit.Abstractions;

namespace XChat.Actors.Tests.Rooms;

/// <summary>Welcome, resume, take-over, nonces and typing.</summary>
public sealed class RoomV2Specs(ITestOutputHelper output) : ChatSpec(output)
{
    [Fact]
    public void The_welcome_says_who_and_where_one_is()
    {
        var alice = Enter("alice");
        alice.Hears();
        alice.Posts("one");
        alice.Hears();

        var welcome = Enter("bob").Welcome!.Value;
        Assert.Equal(("lobby", "bob", "User"), (welcome.Text("room"), welcome.Text("name"), welcome.Text("role")));
        Assert.Equal(1, welcome.GetProperty("last").GetInt64());
        Assert.False(welcome.GetProperty("recovered").GetBoolean());
        Assert.Equal(["alice", "bob"], welcome.GetProperty("members").EnumerateArray().Select(member => member.Text("name")));
        Assert.True(welcome.Text("key").Length >= 32);
    }

    [Fact]
    public void A_base_client_gets_no_welcome()
    {
        Assert.Null(Guest.Enter(CreateTestProbe(), Rooms, "alice").Admitted.Welcome);
    }

    [Fact]
    public void Who_resumes_gets_exactly_what_was_missed()
    {
        var alice = AliceWhoSaid(4);
        var bob = Enter("bob", since: Point(alice, 2));
        Assert.True(bob.Welcome!.Value.GetProperty("recovered").GetBoolean());
        Assert.Equal(["message:3", "message:4"], Heard.In(bob.Admitted.History).Gist());
    }

    [Theory]
    [InlineData(5)]
    [InlineData(99)]
    public void Who_has_seen_more_than_there_is_gets_the_whole_history_and_is_told_so(long id)
    {
        var bob = Enter("bob", since: Point(AliceWhoSaid(4), id));
        Assert.False(bob.Welcome!.Value.GetProperty("recovered").GetBoolean());
        Assert.Equal(4, Heard.In(bob.Admitted.History).Count);
    }

    [Fact]
    public void Who_comes_from_another_epoch_or_from_before_the_log_gets_the_whole_history()
    {
        Lobby = Lobby with { History = 2 };
        var alice = AliceWhoSaid(4);
        Assert.Equal(["message:3", "message:4"], Heard.In(Enter("bob", since: Point(alice, 1)).Admitted.History).Gist());
        Assert.Equal(["message:3", "message:4"], Heard.In(Enter("bob", since: new ResumePoint("other", 4)).Admitted.History).Gist());
    }

    [Fact]
    public void A_base_client_resumes_too()
    {
        var bob = Guest.Enter(CreateTestProbe(), Rooms, "bob", since: Point(AliceWhoSaid(4), 3));
        Assert.Equal(["message:4"], Heard.In(bob.Admitted.History).Gist());
    }

    [Fact]
    public void Who_comes_back_with_its_key_takes_its_name_from_the_connection_that_still_has_it()
    {
        var alice = Enter("alice");
        alice.Hears();
        var bob = Enter("bob");
        alice.Hears();
        bob.Hears();

        var again = Enter("bob", key: bob.Key);
        Assert.Equal(("bob", bob.Key), (again.Name, again.Key));
        Assert.Equal(CloseCode.Replaced, bob.IsRemoved().Code);
        bob.Dies();
        alice.HearsNothing();

        again.Posts("here again");
        Assert.Equal(["message:here again"], alice.Hears().Gist());
        Assert.Equal(["message:here again"], again.Hears().Gist());
    }

    [Fact]
    public void Who_comes_back_within_the_grace_time_was_never_gone()
    {
        var alice = Enter("alice");
        alice.Hears();
        var bob = Enter("bob");
        alice.Hears();
        bob.Hears();
        bob.Dies();
        Settle(alice.Room);
        Pass(ResumeGrace - TimeSpan.FromMilliseconds(1));

        var again = Enter("bob", key: bob.Key);
        Assert.Equal("bob", again.Name);
        Pass(ResumeGrace);
        alice.HearsNothing();
        again.HearsNothing();
    }

    [Fact]
    public void Who_does_not_come_back_has_left_when_the_grace_time_is_over()
    {
        var alice = Enter("alice");
        alice.Hears();
        var bob = Enter("bob");
        alice.Hears();
        Watch(bob.Session);
        bob.Dies();
        ExpectTerminated(bob.Session);
        Settle(alice.Room);
        alice.HearsNothing();
        Pass(ResumeGrace);
        Assert.Equal(["leave:bob"], alice.Hears().Gist());

        Assert.Equal("bob", Enter("bob", key: bob.Key).Name);
        Assert.Equal(["join:bob"], alice.Hears().Gist());
    }

    [Fact]
    public void A_base_client_that_dies_has_left_at_once()
    {
        var alice = Enter("alice");
        alice.Hears();
        var bob = Guest.Enter(CreateTestProbe(), Rooms, "bob");
        alice.Hears();
        bob.Dies();
        Assert.Equal(["leave:bob"], alice.Hears().Gist());
    }

    [Fact]
    public void A_key_is_nothing_under_another_name()
    {
        var bob = Enter("bob");
        var mallory = Enter("mallory", key: bob.Key);
        Assert.Equal("mallory", mallory.Name);
        Assert.NotEqual(bob.Key, mallory.Key);
    }

    [Fact]
    public void A_nonce_that_was_accepted_is_told_again_to_its_sender_alone()
    {
        var alice = Enter("alice");
        alice.Hears();
        var bob = Enter("bob");
        alice.Hears();
        bob.Hears();
        bob.Posts("hello", nonce: "n1");
        alice.Hears();
        bob.Hears();

        bob.Posts("hello", nonce: "n1");
        var again = bob.HearsAloneWhole();
        Assert.Equal((1L, "hello", "n1"), (again.GetProperty("id").GetInt64(), again.Text("text"), again.Text("nonce")));
        alice.HearsNothing();

        alice.Posts("mine", nonce: "n1");
        Assert.Equal(["message:mine"], alice.Hears().Gist());
    }

    [Fact]
    public void A_nonce_outlives_its_connection_and_its_message_in_the_history()
    {
        Lobby = Lobby with { History = 1 };
        var alice = Enter("alice");
        alice.Hears();
        alice.Posts("one", nonce: "n1");
        alice.Hears();
        alice.Posts("two", nonce: "n2");
        alice.Hears();
        alice.Dies();

        var again = Enter("alice", key: alice.Key);
        again.Posts("one", nonce: "n1");
        var told = again.HearsAloneWhole();
        Assert.Equal((1L, "one"), (told.GetProperty("id").GetInt64(), told.Text("text")));
    }

    [Fact]
    public void A_nonce_outlives_the_grace_time_with_its_key()
    {
        var bob = Enter("bob");
        bob.Hears();
        var alice = Enter("alice");
        bob.Hears();
        alice.Hears();
        alice.Posts("one", nonce: "n1");
        bob.Hears();
        alice.Hears();
        Watch(alice.Session);
        alice.Dies();
        ExpectTerminated(alice.Session);
        Settle(bob.Room);
        Pass(ResumeGrace);
        Assert.Equal(["leave:alice"], bob.Hears().Gist());

        var again = Enter("alice", key: alice.Key);
        Assert.Equal(alice.Key, again.Key);
        Assert.Equal(["join:alice"], bob.Hears().Gist());
        again.Hears();
        again.Posts("one", nonce: "n1");
        var told = again.HearsAloneWhole();
        Assert.Equal((1L, "one"), (told.GetProperty("id").GetInt64(), told.Text("text")));
        bob.HearsNothing();
    }

    [Fact]
    public void Without_the_key_a_nonce_is_a_new_one()
    {
        var alice = Enter("alice");
        alice.Hears();
        alice.Posts("one", nonce: "n1");
        alice.Hears();
        Watch(alice.Session);
        alice.Dies();
        ExpectTerminated(alice.Session);
        Settle(alice.Room);
        Pass(ResumeGrace);

        var other = Enter("alice");
        other.Hears();
        other.Posts("one", nonce: "n1");
        Assert.Equal(2, other.Hears().Single().GetProperty("id").GetInt64());
    }

    [Fact]
    public void A_nonce_sent_again_before_it_was_told_is_told_once()
    {
        var alice = Enter("alice");
        alice.IsTold();
        alice.Posts("one", nonce: "n1");
        alice.Posts("one", nonce: "n1");
        Settle(alice.Room);
        alice.Takes();
        Assert.Equal(["message:one"], alice.Hears().Gist());
        alice.HearsNothing();
    }

    [Fact]
    public void Typing_is_told_to_those_who_understand_it_once_in_three_seconds()
    {
        var alice = Enter("alice");
        alice.Hears();
        var old = Guest.Enter(CreateTestProbe(), Rooms, "old");
        alice.Hears();
        old.Hears();

        alice.Tells(RoomProtocol.Typing.Instance);
        Assert.Equal(["typing:alice"], alice.Hears().Gist());
        alice.Tells(RoomProtocol.Typing.Instance);
        alice.HearsNothing();
        Pass(TimeSpan.FromSeconds(3));
        alice.Tells(RoomProtocol.Typing.Instance);
        Assert.Equal(["typing:alice"], alice.Hears().Gist());
        old.HearsNothing();
    }

    private Guest AliceWhoSaid(int messages)
    {
        var alice = Enter("alice");
        alice.Hears();
        for (var id = 1; id <= messages; id++)
        {
            alice.Posts($"{id}");
            alice.Hears();
        }

        return alice;
    }

    private static ResumePoint Point(Guest guest, long id) => new(guest.Welcome!.Value.Text("epoch"), id);

    private Guest Enter(string name, string? key = null, ResumePoint? since = null) =>
        Guest.Enter(CreateTestProbe(), Rooms, name, ClientProtocol.V2, key: key, since: since);
}
