using Akka.Pattern;
using Akka.TestKit;
using Akka.TestKit.Configs;
using Xunit;

namespace Akka.Tests.TestKit;

public sealed class TestBreakerSpecs() : Akka.TestKit.Xunit2.TestKit(TestConfigs.TestSchedulerConfig)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private TestScheduler Time => (TestScheduler)Sys.Scheduler;

    [Fact]
    public async Task A_test_waits_for_the_transitions_of_a_breaker()
    {
        var breaker = new TestBreaker(new CircuitBreaker(Sys.Scheduler, 1, TimeSpan.FromMinutes(1), Second));
        Assert.False(breaker.OpenLatch.IsSet);

        breaker.Instance.Fail();
        Assert.True(breaker.OpenLatch.Wait(TimeSpan.FromSeconds(10)));
        Assert.False(breaker.HalfOpenLatch.IsSet);

        await AwaitConditionAsync(() =>
        {
            Time.Advance(Second);
            return Task.FromResult(breaker.HalfOpenLatch.IsSet);
        }, TimeSpan.FromSeconds(10));
        Assert.False(breaker.ClosedLatch.IsSet);

        breaker.Instance.Succeed();
        Assert.True(breaker.ClosedLatch.Wait(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task A_breaker_may_open_more_than_once()
    {
        var breaker = new TestBreaker(new CircuitBreaker(Sys.Scheduler, 1, TimeSpan.FromMinutes(1), Second));
        breaker.Instance.Fail();
        await AwaitConditionAsync(() =>
        {
            Time.Advance(Second);
            return Task.FromResult(breaker.Instance.IsHalfOpen);
        }, TimeSpan.FromSeconds(10));

        breaker.Instance.Fail();
        await AwaitConditionAsync(() => breaker.Instance.IsOpen);
        Assert.True(breaker.OpenLatch.Wait(TimeSpan.FromSeconds(10)));
    }
}
