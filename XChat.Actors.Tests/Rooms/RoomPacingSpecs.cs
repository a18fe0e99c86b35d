using Xunit;
using Xunit.Abstractions;

namespace XChat.Actors.Tests.Rooms;

public sealed class RoomPacingSpecs(ITestOutputHelper output) : ChatSpec(output)
{
    [Fact]
    public void The_next_batch_waits_until_all_have_taken_the_last()
    {
        var (alice, bob) = TwoGuests();
        alice.Posts("one");
        Assert.Equal(["message:one"], alice.IsTold());
        Assert.Equal(["message:one"], bob.IsTold());

        alice.Posts("two");
        alice.Takes();
        alice.HearsNothing();

        bob.Takes();
        Assert.Equal(["message:two"], alice.IsTold());
    }

    [Fact]
    public void What_comes_meanwhile_is_told_in_one_frame()
    {
        var (alice, bob) = TwoGuests();
        alice.Posts("one");
        alice.IsTold();
        bob.IsTold();
        alice.Posts("two");
        bob.Posts("three");
        Settle(alice.Room);
        alice.Posts("four");

        alice.Takes();
        bob.Takes();
        Assert.Equal(["message:two", "message:three", "message:four"], alice.IsTold());
    }

    [Fact]
    public void Where_telling_took_long_the_room_rests_and_lets_more_gather()
    {
        var (alice, bob) = TwoGuests();
        alice.Posts("one");
        alice.IsTold();
        alice.Posts("two");
        Settle(alice.Room);
        Pass(4);
        alice.Takes();
        bob.Takes();
        bob.Posts("three");
        Settle(alice.Room);
        alice.HearsNothing();

        Pass(2);
        Assert.Equal(["message:two", "message:three"], alice.IsTold());
    }

    [Fact]
    public void After_its_rest_the_room_speaks_at_once()
    {
        var (alice, bob) = TwoGuests();
        alice.Posts("one");
        alice.IsTold();
        Pass(4);
        alice.Takes();
        bob.Takes();
        Settle(alice.Room);
        Pass(2);
        Settle(alice.Room);

        alice.Posts("two");
        Assert.Equal(["message:two"], alice.IsTold());
    }

    [Fact]
    public void A_session_that_dies_in_the_middle_holds_up_nobody()
    {
        var (alice, bob) = TwoGuests();
        alice.Posts("one");
        alice.IsTold();
        bob.IsTold();
        alice.Takes();
        alice.Posts("two");
        bob.Dies();

        Assert.Equal(["message:two", "leave:bob"], alice.Hears(2));
    }

    [Fact]
    public void A_batch_that_somebody_does_not_take_is_waited_for_a_quarter_of_a_second_at_most()
    {
        var (alice, bob) = TwoGuests();
        alice.Posts("one");
        alice.IsTold();
        alice.Takes();
        alice.Posts("two");
        Settle(alice.Room);

        Pass(125);
        Settle(alice.Room);
        Pass(125);
        Assert.Equal(["message:two"], alice.IsTold());
        Assert.Equal(["message:one"], bob.IsTold());
    }

    [Fact]
    public void Who_does_not_take_its_batch_holds_up_the_room_once()
    {
        var (alice, _) = TwoGuests();
        alice.Posts("one");
        alice.IsTold();
        alice.Takes();
        Settle(alice.Room);
        Pass(125);
        Settle(alice.Room);
        Pass(125);

        for (var i = 0; i < 10; i++)
        {
            alice.Posts("more");
            Assert.Equal(["message:more"], alice.Hears().Gist());
        }
    }

    [Fact]
    public void A_batch_is_cut_where_it_would_be_too_large()
    {
        BatchBytes = 4_096;
        var (alice, bob) = TwoGuests();
        alice.Posts("one");
        bob.IsTold();
        for (var i = 0; i < 8; i++)
        {
            alice.Posts(new string('x', 1_000));
        }

        Settle(alice.Room);
        bob.Takes();
        Assert.Single(alice.Hears());
        Assert.Equal(3, alice.Hears().Count);
    }

    [Fact]
    public void When_far_more_is_said_than_can_be_told_the_room_refuses_and_says_so()
    {
        BatchBytes = 1_024;
        var (alice, bob) = TwoGuests();
        alice.Posts("one");
        alice.IsTold();
        bob.IsTold();
        for (var i = 0; i < 40; i++)
        {
            bob.Posts(new string('x', 1_000), nonce: $"n{i}");
        }

        var refused = bob.HearsAloneWhole();
        Assert.Equal("slow-down", refused.Text("code"));
        Assert.StartsWith("n", refused.Text("nonce"), StringComparison.Ordinal);
    }

    private (Guest Alice, Guest Bob) TwoGuests()
    {
        var alice = Guest.Enter(CreateTestProbe(), Rooms, "alice");
        alice.Hears();
        var bob = Guest.Enter(CreateTestProbe(), Rooms, "bob");
        alice.Hears();
        bob.Hears();
        Settle(alice.Room);
        return (alice, bob);
    }
}
