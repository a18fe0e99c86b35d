using Akka.Actor;
using Akka.Event;
using Xunit;

namespace Akka.Tests.Kernel;

public class LoggingAllocationSpecs
{
    [Fact]
    public async Task A_level_that_is_not_enabled_costs_nothing()
    {
        var system = ActorSystem.Create("allocation", "akka.loglevel = INFO, akka.stdout-loglevel = OFF, akka.loggers = []");
        var log = system.Log;
        void Log()
        {
            for (var i = 0; i < 1_000; i++)
            {
                log.Debug("text");
                log.Debug("{0} {1}", i, system);
                log.Debug("{0} {1} {2} {3} {4} {5}", i, i, i, i, i, i);
            }
        }

        Assert.Equal(0, Least(Log));
        await system.Terminate();
    }

    [Fact]
    public async Task An_event_that_nobody_hears_costs_nothing()
    {
        var system = ActorSystem.Create("allocation", "akka.stdout-loglevel = OFF, akka.loggers = []");
        var unheard = new object();
        system.EventStream.Publish(unheard);
        void Publish()
        {
            for (var i = 0; i < 1_000; i++) system.EventStream.Publish(unheard);
        }

        Assert.Equal(0, Least(Publish));
        await system.Terminate();
    }

    // Of several rounds: what the runtime allocates on this thread while it compiles the loop anew is in one of them at most.
    private static long Least(Action round)
    {
        var least = long.MaxValue;
        for (var i = 0; i < 5; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            round();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
