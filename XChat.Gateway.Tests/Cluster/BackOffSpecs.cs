using XChat.Gateway.Cluster;
using Xunit;

namespace XChat.Gateway.Tests.Cluster;

/// <summary>A database that comes back is not stormed.</summary>
public sealed class BackOffSpecs
{
    [Theory]
    [InlineData(0, new[] { 50.0, 100, 200, 400, 800, 1600, 2500, 2500, 2500 })]
    [InlineData(1, new[] { 100.0, 200, 400, 800, 1600, 3200, 5000, 5000, 5000 })]
    public void A_wait_is_between_half_of_and_the_whole_of_twice_the_one_before_and_5_s_at_most(double chance, double[] milliseconds)
    {
        var backOff = new BackOff(new Chance(chance));
        Assert.Equal(milliseconds, milliseconds.Select(_ => backOff.Next().TotalMilliseconds));
        backOff.Reset();
        Assert.Equal(milliseconds[0], backOff.Next().TotalMilliseconds);
    }

    [Theory]
    [InlineData(1, 30)]
    [InlineData(20, 15)]
    [InlineData(300, 15)]
    public void Gateways_that_lost_it_at_the_same_moment_do_not_come_back_at_the_same_moment(int outageSeconds, int mostWithinATenthOfASecond)
    {
        const int gateways = 100;
        var outage = TimeSpan.FromSeconds(outageSeconds);
        var back = Enumerable.Range(0, gateways).Select(seed => ComesBackAfter(outage, new BackOff(new Random(seed))) - outage).Order().ToList();

        // All of them within the longest wait, and never many of them within a tenth of a second.
        Assert.True(back[^1] <= TimeSpan.FromSeconds(5));
        var most = back.Max(from => back.Count(at => at >= from && at < from + TimeSpan.FromSeconds(0.1)));
        Assert.InRange(most, 1, mostWithinATenthOfASecond);
    }

    private static TimeSpan ComesBackAfter(TimeSpan outage, BackOff backOff)
    {
        var now = TimeSpan.Zero;
        while (now < outage)
        {
            now += backOff.Next();
        }

        return now;
    }

    private sealed class Chance(double always) : Random
    {
        public override double NextDouble() => always;
    }
}
