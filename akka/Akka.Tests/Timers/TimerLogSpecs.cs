using Akka.Actor;
using Akka.Event;
using Xunit;

namespace Akka.Tests.Timers;

public sealed class TimerLogSpecs() : Akka.TestKit.Xunit2.TestKit("akka.actor.debug.log-timers = on, akka.loglevel = INFO")
{
    [Fact]
    public void Timers_are_told_to_who_listens_whatever_the_level_of_the_log()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(Debug));
        var actor = Sys.ActorOf(Props.Create(() => new Forgetful()), "forgetful");
        actor.Tell("start");
        foreach (var what in (string[])["Start timer [key]", "Cancel timer [key]", "Cancel all timers"])
            FishForMessage<Debug>(event_ => event_.Message!.ToString()!.StartsWith(what, StringComparison.Ordinal));
    }

    private sealed class Forgetful : ReceiveActor, IWithTimers
    {
        public Forgetful() => Receive<string>(_ =>
        {
            Timers.StartSingleTimer("key", "late", TimeSpan.FromDays(1));
            Timers.Cancel("key");
            Timers.CancelAll();
        });

        public ITimerScheduler Timers { get; set; } = null!;
    }
}
