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

        Log();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Log();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        await system.Terminate();
    }

    [Fact]
    public async Task An_event_that_nobody_hears_costs_nothing()
    {
        var system = ActorSystem.Create("allocation", "akka.stdout-loglevel = OFF, akka.loggers = []");
        var unheard = new object();
        system.EventStream.Publish(unheard);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
        {
            system.EventStream.Publish(unheard);
        }
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        await system.Terminate();
    }
}
