using XChat.Actors.Rooms;
using Xunit;

namespace XChat.Actors.Tests.Rooms;

public sealed class JoinAnnouncementsSpecs
{
    private readonly ManualTime _time = new();
    private readonly JoinAnnouncements _announcements;

    public JoinAnnouncementsSpecs() => _announcements = new JoinAnnouncements(_time);

    [Fact]
    public void Fifty_within_a_second_are_calm_and_one_more_is_a_storm()
    {
        Note(50);
        Assert.False(_announcements.Storm);
        Note(1);
        Assert.True(_announcements.Storm);
    }

    [Fact]
    public void It_is_over_a_second_after_the_last_that_was_too_many()
    {
        Note(51);
        _time.Advance(TimeSpan.FromMilliseconds(999));
        Assert.True(_announcements.Storm);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.False(_announcements.Storm);
    }

    [Fact]
    public void A_steady_fifty_a_second_are_no_storm()
    {
        for (var i = 0; i < 1_000; i++)
        {
            Note(1);
            _time.Advance(TimeSpan.FromMilliseconds(20));
            Assert.False(_announcements.Storm);
        }
    }

    [Fact]
    public void In_a_calm_each_is_told_singly()
    {
        Note(1);
        Assert.Equal(PresenceForm.Singly, _announcements.Next(changes: true));
    }

    [Fact]
    public void In_a_storm_the_roster_is_told_once_a_second_and_once_when_it_is_over()
    {
        Note(100);
        Assert.Equal(PresenceForm.WholeRoster, _announcements.Next(changes: true));
        Note(100);
        Assert.Equal(PresenceForm.Later, _announcements.Next(changes: true));
        Assert.True(_announcements.RosterOwed);

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(PresenceForm.WholeRoster, _announcements.Next(changes: false));
        Assert.False(_announcements.RosterOwed);
        Assert.Equal(PresenceForm.Singly, _announcements.Next(changes: true));
    }

    [Fact]
    public void A_batch_without_changes_tells_no_roster_in_a_storm()
    {
        Note(100);
        _announcements.Next(changes: true);
        Assert.Equal(PresenceForm.Singly, _announcements.Next(changes: false));
    }

    private void Note(int changes)
    {
        for (var i = 0; i < changes; i++)
        {
            _announcements.Note();
        }
    }
}
