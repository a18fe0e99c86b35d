using Akka.TestKit.Internal;
using Xunit;
using static Akka.Tests.TestKit.Failing;

namespace Akka.Tests.TestKit;

public sealed class DilationSpecs : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Tenth = TimeSpan.FromMilliseconds(20);

    public DilationSpecs()
        : base("akka.test { timefactor = 2.5, single-expect-default = 20ms }")
    {
    }

    [Fact]
    public void A_duration_below_zero_is_endless()
    {
        var (endless, second) = (Timeout.InfiniteTimeSpan, TimeSpan.FromSeconds(1));
        TimeSpan? none = null;
        Assert.True(endless.IsInfinite() && endless.IsInfiniteTimeout() && !endless.IsPositiveFinite() && !endless.IsZero());
        Assert.True(second.IsPositiveFinite() && !second.IsInfinite() && !second.IsInfiniteTimeout() && !second.IsZero());
        Assert.True(TimeSpan.Zero.IsZero() && TimeSpan.Zero.IsPositiveFinite() && ((TimeSpan?)TimeSpan.Zero).IsZero());
        Assert.True(none.IsUndefined() && !none.IsZero() && !none.IsInfinite() && !none.IsInfiniteTimeout() && !none.IsPositiveFinite());
        Assert.Equal("wait", Assert.Throws<ArgumentException>(() => endless.EnsureIsPositiveFinite("wait")).ParamName);
        Assert.Equal([second, second, second, Tenth], [second.Min(endless), endless.Min(second), second.Min(none), second.Min(Tenth)]);
    }

    [Fact]
    public void Durations_are_multiplied_by_the_time_factor() => Assert.Equal(TimeSpan.FromMilliseconds(50), Dilated(Tenth));

    [Fact]
    public void Nothing_stays_nothing_and_less_is_refused()
    {
        Assert.Equal(TimeSpan.Zero, Dilated(TimeSpan.Zero));
        Assert.StartsWith("Must not be negative", Assert.Throws<ArgumentException>("duration", () => Dilated(Timeout.InfiniteTimeSpan)).Message);
        Assert.Throws<ArgumentException>("duration", () => ExpectNoMsg(Timeout.InfiniteTimeSpan));
        Assert.StartsWith("Must be positive", Assert.Throws<ArgumentException>("duration", () => RemainingOrDilated(-Tenth)).Message);
        Assert.StartsWith("The timespan must be greater than zero. Actual value: -00:00:00.02", Assert.Throws<ArgumentException>("max", () => Within(-Tenth, () => { })).Message);
    }

    [Fact]
    public void The_default_of_an_expectation_is_dilated() => Assert.Contains("Timeout 00:00:00.0500000", Message(() => ExpectMsg<int>()));

    [Fact]
    public void The_time_of_an_expectation_is_dilated() => Assert.Contains("Timeout 00:00:00.0500000", Message(() => ExpectMsg<int>(Tenth)));

    [Fact]
    public void The_time_of_all_messages_is_dilated() => Assert.Contains("Timeout (00:00:00.0500000)", Message(() => ReceiveN(1, Tenth)));

    [Fact]
    public void The_time_of_a_condition_is_dilated() => Assert.Contains("Timeout 00:00:00.0500000", Message(() => AwaitCondition(() => false, Tenth)));

    [Fact]
    public void The_time_of_silence_is_dilated()
    {
        var start = Now;
        ExpectNoMsg(Tenth);
        Assert.True(Now - start >= TimeSpan.FromMilliseconds(40));
    }

    [Fact]
    public void The_time_of_a_latch_is_dilated() =>
        Assert.Equal("Timeout of 00:00:00.0500000", Assert.Throws<TimeoutException>(() => CreateTestLatch().Ready(Tenth)).Message);

    [Fact]
    public void The_time_of_one_receive_is_not_dilated()
    {
        Assert.Null(ReceiveOne(Tenth));
        Assert.Equal(Tenth, GetTimeoutOrDefault(null));
    }

    [Fact]
    public void A_time_factor_must_be_positive()
    {
        var config = Akka.Configuration.ConfigurationFactory.ParseString("akka.test.timefactor = 0");
        Assert.Contains("timefactor", Assert.Throws<Akka.Configuration.ConfigurationException>(() => new Akka.TestKit.TestKitSettings(config)).Message);
    }
}
