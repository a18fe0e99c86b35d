using Xunit;

namespace Akka.Tests.Scheduler;

public partial class HashedWheelTimerSchedulerSpecs
{
    [Fact]
    public void What_is_due_in_one_tick_is_done_in_the_order_of_its_deadlines()
    {
        using var scheduler = Create("akka.scheduler.tick-duration = 500ms");

        ExpectInOrder(scheduler, Enumerable.Range(1, 100).Reverse());
    }
}
