using Akka.Actor;
using Xunit;

namespace Akka.Tests.Scheduler;

public class SchedulerMillisecondSpecs : Akka.TestKit.Xunit2.TestKit
{
    private IScheduler Scheduler => Sys.Scheduler;

    private IAdvancedScheduler Advanced => Sys.Scheduler.Advanced;

    private void Tell(object message) => TestActor.Tell(message, ActorRefs.NoSender);

    [Fact]
    public void A_message_is_sent_once()
    {
        Scheduler.ScheduleTellOnce(10, TestActor, "once", ActorRefs.NoSender);
        ExpectMsg("once");
    }

    [Fact]
    public void A_message_is_sent_repeatedly_until_it_is_called_off()
    {
        var cancelable = new Cancelable(Scheduler);
        Scheduler.ScheduleTellRepeatedly(0, 10, TestActor, "again", ActorRefs.NoSender, cancelable);
        ExpectMsg("again");
        ExpectMsg("again");
        cancelable.Cancel();
    }

    [Fact]
    public void A_message_sent_once_can_be_called_off()
    {
        Scheduler.ScheduleTellOnceCancelable(200, TestActor, "cancelled", ActorRefs.NoSender).Cancel();
        Scheduler.ScheduleTellOnce(300, TestActor, "kept", ActorRefs.NoSender);
        ExpectMsg("kept");
    }

    [Fact]
    public void A_message_sent_repeatedly_can_be_called_off()
    {
        var repeating = Scheduler.ScheduleTellRepeatedlyCancelable(0, 10, TestActor, "again", ActorRefs.NoSender);
        ExpectMsg("again");
        repeating.Cancel();
        Assert.True(repeating.IsCancellationRequested);
    }

    [Fact]
    public void An_action_runs_once()
    {
        Advanced.ScheduleOnce(10, () => Tell("once"));
        ExpectMsg("once");
    }

    [Fact]
    public void An_action_runs_repeatedly()
    {
        var cancelable = new Cancelable(Scheduler);
        Advanced.ScheduleRepeatedly(0, 10, () => Tell("again"), cancelable);
        ExpectMsg("again");
        ExpectMsg("again");
        cancelable.Cancel();
    }

    [Fact]
    public void An_action_that_runs_once_can_be_called_off()
    {
        Advanced.ScheduleOnceCancelable(200, () => Tell("cancelled")).Cancel();
        Advanced.ScheduleOnce(300, () => Tell("kept"));
        ExpectMsg("kept");
    }

    [Fact]
    public void An_action_that_runs_repeatedly_can_be_called_off()
    {
        var repeating = Advanced.ScheduleRepeatedlyCancelable(0, 10, () => Tell("again"));
        ExpectMsg("again");
        repeating.Cancel();
        Assert.True(repeating.IsCancellationRequested);
    }

    [Fact]
    public void A_negative_number_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Advanced.ScheduleOnce(-1, () => { }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Scheduler.ScheduleTellOnce(-1, TestActor, "m", ActorRefs.NoSender));
    }
}
