using XChat.Actors.Sessions;
using Xunit;

namespace XChat.Actors.Tests.Sessions;

public sealed class SendBudgetSpecs
{
    private readonly ManualTime _time = new();
    private readonly SendBudget _budget;

    public SendBudgetSpecs() => _budget = new SendBudget(perSecond: 10, burst: 30, _time);

    [Fact]
    public void A_burst_is_allowed_and_the_next_message_refused()
    {
        Assert.Equal(Enumerable.Repeat(SendVerdict.Allowed, 30), Spend(30));
        Assert.Equal([SendVerdict.Refused], Spend(1));
    }

    [Fact]
    public void The_bucket_fills_at_its_rate_and_not_beyond_the_burst()
    {
        Spend(30);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(10, Spend(11).Count(verdict => verdict == SendVerdict.Allowed));

        _time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(30, Spend(31).Count(verdict => verdict == SendVerdict.Allowed));
    }

    [Fact]
    public void Who_goes_on_ten_times_over_is_flooding()
    {
        var verdicts = Spend(30 + 300 + 1);
        Assert.All(verdicts[30..330], verdict => Assert.Equal(SendVerdict.Refused, verdict));
        Assert.Equal(SendVerdict.Flooding, verdicts[^1]);
    }

    [Fact]
    public void Who_is_twice_over_the_rate_is_refused_and_never_flooding()
    {
        for (var second = 0; second < 3_600; second++)
        {
            Assert.DoesNotContain(SendVerdict.Flooding, Spend(20));
            _time.Advance(TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public void Another_limit_changes_neither_what_was_spent_nor_what_was_refused()
    {
        Spend(30 + 200);
        _budget.Adopt(perSecond: 10, burst: 20);
        Assert.Equal(SendVerdict.Flooding, Spend(1).Single());

        _time.Advance(TimeSpan.FromHours(1));
        _budget.Adopt(perSecond: 20, burst: 60);
        Assert.Equal(20, Spend(21).Count(verdict => verdict == SendVerdict.Allowed));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(20, Spend(21).Count(verdict => verdict == SendVerdict.Allowed));
    }

    [Fact]
    public void A_limit_where_there_was_none_begins_with_a_full_bucket()
    {
        var budget = new SendBudget(perSecond: 0, burst: 0, _time);
        budget.Adopt(perSecond: 10, burst: 30);
        Assert.Equal(30, Enumerable.Range(0, 31).Count(_ => budget.Spend() == SendVerdict.Allowed));
    }

    [Fact]
    public void A_rate_of_nothing_is_no_limit()
    {
        var unlimited = new SendBudget(perSecond: 0, burst: 30, _time);
        Assert.All(Enumerable.Range(0, 10_000), _ => Assert.Equal(SendVerdict.Allowed, unlimited.Spend()));
    }

    [Fact]
    public void Without_a_burst_a_second_of_the_rate_may_come_at_once()
    {
        var budget = new SendBudget(perSecond: 5, burst: 0, _time);
        Assert.Equal(5, Enumerable.Range(0, 9).Count(_ => budget.Spend() == SendVerdict.Allowed));
    }

    private SendVerdict[] Spend(int messages) => Enumerable.Range(0, messages).Select(_ => _budget.Spend()).ToArray();
}
