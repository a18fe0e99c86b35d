using Akka.Actor;
using Xunit;

namespace Akka.Tests.TestKit;

public sealed partial class TestSchedulerSpecs
{
    [Fact]
    public void An_action_that_was_called_off_does_not_run()
    {
        using var cancelable = new Cancelable(Sys.Scheduler);
        Scheduler.ScheduleOnce(Second, () => Assert.Fail("called off"), cancelable);
        cancelable.Cancel();
        Scheduler.Advance(Second);
    }
}
