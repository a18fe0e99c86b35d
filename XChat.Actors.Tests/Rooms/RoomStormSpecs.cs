using XChat.Actors.Rooms;
using XChat.Actors.Wire;
using Xunit;
using Xunit.Abstractions;

namespace XChat.Actors.Tests.Rooms;

/// <summary>Very many come and go at once.</summary>
public sealed class RoomStormSpecs(ITestOutputHelper output) : ChatSpec(output)
{
    [Fact]
    public void In_a_storm_joins_wait_for_each_other_and_come_in_one_array()
    {
        var alice = Calm();
        Storm(100);
        alice.HearsNothing();
        Pass(JoinAnnouncements.Gathering);
        Assert.Equal(100, alice.Hears().Count);
    }

    [Fact]
    public void In_a_storm_a_message_takes_along_who_came_before_it()
    {
        var alice = Calm();
        Storm(10);
        alice.Posts("hello");
        var heard = alice.Hears().Gist();
        Assert.Equal(11, heard.Count);
        Assert.Equal("message:hello", heard[^1]);
    }

    [Fact]
    public void Who_understands_it_hears_the_whole_roster_instead_and_once_more_when_it_is_over()
    {
        var old = Guest.Enter(CreateTestProbe(), Rooms, "old");
        old.Hears();
        var alice = Guest.Enter(CreateTestProbe(), Rooms, "alice", ClientProtocol.V2);
        old.Hears();
        alice.Hears();
        for (var i = 2; i < JoinAnnouncements.Calm; i++)
        {
            Enter($"early{i}");
            alice.Hears();
            old.Hears();
        }

        Storm(100);
        Pass(JoinAnnouncements.Gathering);
        Assert.Equal(100, old.Hears().Count);
        Assert.Equal(["members:150"], alice.Hears().Gist());

        Storm(1);
        Pass(JoinAnnouncements.Gathering);
        Assert.Single(old.Hears());
        alice.HearsNothing();
        for (var i = 0; i < 5; i++)
        {
            Pass(JoinAnnouncements.Gathering);
            Settle(alice.Room);
        }

        Assert.Equal(["members:151"], alice.Hears().Gist());
    }

    // One listener who has heard as many joins, one by one, as a calm room tells singly.
    private Guest Calm()
    {
        var alice = Guest.Enter(CreateTestProbe(), Rooms, "alice");
        alice.Hears();
        for (var i = 1; i < JoinAnnouncements.Calm; i++)
        {
            Enter($"early{i}");
            alice.Hears();
        }

        return alice;
    }

    // These take every batch at once.
    private void Storm(int joins)
    {
        for (var i = 0; i < joins; i++)
        {
            Enter("bob");
        }

        Settle(Room());
    }

    private void Enter(string name)
    {
        var probe = CreateTestProbe();
        probe.SetAutoPilot(TakesAtOnce.Instance);
        Guest.Enter(probe, Rooms, name);
    }
}
