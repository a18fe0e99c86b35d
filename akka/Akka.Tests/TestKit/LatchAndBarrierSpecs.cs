using Akka.TestKit;
using Xunit;
using static Akka.Tests.TestKit.Failing;

namespace Akka.Tests.TestKit;

public sealed class LatchAndBarrierSpecs : Akka.TestKit.Xunit2.TestKit
{
    [Fact]
    public void A_latch_opens_when_counted_down()
    {
        var latch = new TestLatch(2);
        latch.CountDown();
        Assert.False(latch.IsOpen);
        latch.CountDown();
        Assert.True(latch.IsOpen);
        latch.Ready();
    }

    [Fact]
    public void A_latch_that_stays_closed_times_out() =>
        Assert.Equal("Timeout of 00:00:00.0500000", Assert.Throws<TimeoutException>(() => new TestLatch().Ready(Soon)).Message);

    [Fact]
    public void A_latch_can_be_opened_at_once()
    {
        var latch = CreateTestLatch(100);
        latch.Open();
        Assert.True(latch.IsOpen);
    }

    [Fact]
    public void A_latch_can_be_closed_again()
    {
        var latch = CreateTestLatch();
        latch.Open();
        latch.Reset();
        Assert.False(latch.IsOpen);
    }

    [Fact]
    public void A_latch_never_waits_for_ever() => Assert.Throws<ArgumentException>(() => new TestLatch().Ready(TimeSpan.MaxValue));

    [Fact]
    public async Task A_barrier_lets_all_go_when_the_last_has_come()
    {
        var barrier = CreateTestBarrier(2);
        var first = Task.Run(barrier.Await);
        barrier.Await();
        await first.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_barrier_that_not_all_come_to_lets_go_in_the_end()
    {
        var barrier = CreateTestBarrier(2);
        barrier.Await(Soon);
        var first = Task.Run(barrier.Await);
        barrier.Await();
        await first.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_barrier_that_was_reset_holds_again()
    {
        var barrier = CreateTestBarrier(2);
        barrier.Await(Soon);
        barrier.Reset();
        var first = Task.Run(barrier.Await);
        barrier.Await();
        await first.WaitAsync(TimeSpan.FromSeconds(20));
    }
}
