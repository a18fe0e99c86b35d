using XChat.Actors.Chat;
using XChat.Actors.Rooms;
using XChat.Actors.Wire;
using Xunit;

namespace XChat.Actors.Tests.Rooms;

public sealed class BatchPacingSpecs
{
    private readonly ManualTime _time = new();
    private readonly BatchPacing _pacing;
    private readonly RoomMember _alice = Member("alice");
    private readonly RoomMember _bob = Member("bob");

    public BatchPacingSpecs() => _pacing = new BatchPacing(_time);

    [Fact]
    public void A_batch_is_in_flight_until_all_who_were_told_have_taken_it()
    {
        Tell(_alice, _bob);
        Assert.True(_pacing.InFlight);
        _pacing.Taken(_alice);
        Assert.True(_pacing.InFlight);
        _pacing.Taken(_bob);
        Assert.False(_pacing.InFlight);
    }

    [Fact]
    public void A_batch_that_nobody_was_told_is_not_waited_for()
    {
        Tell();
        Assert.False(_pacing.InFlight);
    }

    [Fact]
    public void Who_is_gone_is_not_waited_for()
    {
        Tell(_alice, _bob);
        _pacing.Taken(_alice);
        _pacing.Gone(_bob);
        Assert.False(_pacing.InFlight);
    }

    [Fact]
    public void Who_took_it_and_then_goes_counts_once()
    {
        Tell(_alice, _bob);
        _pacing.Taken(_alice);
        _pacing.Gone(_alice);
        Assert.True(_pacing.InFlight);
    }

    [Fact]
    public void Given_up_it_is_not_waited_for()
    {
        Tell(_alice, _bob);
        _pacing.GiveUp();
        Assert.False(_pacing.InFlight);
    }

    [Fact]
    public void What_comes_late_does_not_count_for_the_next()
    {
        Tell(_alice, _bob);
        _pacing.GiveUp();
        Tell(_alice, _bob);
        _pacing.Taken(_alice);
        _pacing.Taken(_alice);
        _pacing.Taken(_bob);
        _pacing.Gone(_bob);
        Assert.False(_pacing.InFlight);
    }

    [Fact]
    public void A_laggard_is_waited_for_again_when_it_has_caught_up()
    {
        Tell(_alice, _bob);
        _pacing.Taken(_alice);
        _pacing.GiveUp();

        Tell(_alice, _bob);
        _pacing.Taken(_alice);
        Assert.False(_pacing.InFlight);

        _pacing.Taken(_bob);
        _pacing.Taken(_bob);
        Tell(_alice, _bob);
        _pacing.Taken(_alice);
        Assert.True(_pacing.InFlight);
    }

    [Fact]
    public void Who_takes_more_than_it_was_told_changes_nothing()
    {
        _pacing.Taken(_bob);
        Tell(_alice, _bob);
        _pacing.Taken(_bob);
        _pacing.Taken(_bob);
        Assert.True(_pacing.InFlight);
    }

    [Theory]
    [InlineData(8, 4)]
    [InlineData(2, 1)]
    [InlineData(1.9, 0)]
    [InlineData(10, 5)]
    [InlineData(100, 5)]
    public void A_small_batch_is_followed_by_a_rest_of_half_the_time_that_it_took(double took, double rest)
    {
        Tell(_alice, _bob);
        _time.Advance(TimeSpan.FromMilliseconds(took));
        Assert.Equal(TimeSpan.Zero, _pacing.Taken(_alice));
        Assert.Equal(TimeSpan.FromMilliseconds(rest), _pacing.Taken(_bob));
    }

    [Theory]
    [InlineData(BatchPacing.Full - 1, 4)]
    [InlineData(BatchPacing.Full, 0)]
    public void A_full_batch_is_not(int events, double rest)
    {
        _pacing.Begin(events);
        _pacing.Told(_alice);
        _time.Advance(TimeSpan.FromMilliseconds(8));
        Assert.Equal(TimeSpan.FromMilliseconds(rest), _pacing.Taken(_alice));
    }

    [Fact]
    public void Who_takes_a_batch_that_was_given_up_gives_no_rest()
    {
        Tell(_alice, _bob);
        _pacing.Taken(_alice);
        _time.Advance(TimeSpan.FromMilliseconds(200));
        _pacing.GiveUp();
        Assert.Equal(TimeSpan.Zero, _pacing.Taken(_bob));
    }

    private void Tell(params RoomMember[] members)
    {
        _pacing.Begin(events: 1);
        foreach (var member in members)
        {
            _pacing.Told(member);
        }
    }

    private static RoomMember Member(string name) => new()
    {
        Asked = Some.Name(name),
        Name = Some.Name(name),
        Number = 1,
        Shown = new Member(name, Role.User),
        Protocol = ClientProtocol.Base,
    };
}
