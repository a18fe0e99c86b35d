using System.Diagnostics;
using Akka.Actor;
using Akka.Configuration;

namespace XChat.Benchmarks.Kernel;

/// <summary>What lies still: bytes per idle actor, the start of a system, the processor of an idle process.</summary>
internal static class MemoryFigures
{
    private const int Idle = 100_000;
    private const int WarmStarts = 20;

    public static async Task PrintAsync(ActorSystem system, Config quiet)
    {
        var props = Props.Create(() => new Echo());
        var before = Held();
        var actors = new IActorRef[Idle];
        var wall = Stopwatch.StartNew();
        for (var i = 0; i < Idle; i++) actors[i] = system.ActorOf(props);
        foreach (var actor in actors) await actor.Ask<string>("started?");
        wall.Stop();
        var bytes = (Held() - before) / (double)Idle;
        GC.KeepAlive(actors);
        var warm = Stopwatch.StartNew();
        for (var i = 0; i < WarmStarts; i++) await ActorSystem.Create("warm", quiet).Terminate();
        warm.Stop();
        // The runtime compiles on for a while what the scenarios have warmed up: only after that the process is idle.
        var settling = await ProcessorTime(TimeSpan.FromSeconds(5));
        var idle = await ProcessorTime(TimeSpan.FromSeconds(5));
        Console.WriteLine();
        Console.WriteLine("| figure | value |");
        Console.WriteLine("|---|---|");
        Console.WriteLine($"| idle ReceiveActor with one handler, bytes in all | {bytes:F0} |");
        Console.WriteLine($"| {Idle:N0} actors started, and asked once each, s | {wall.Elapsed.TotalSeconds:F2} |");
        await ColdStart.PrintAsync();
        Console.WriteLine($"| ActorSystem.Create and Terminate, warm, ms | {warm.Elapsed.TotalMilliseconds / WarmStarts:F1} |");
        Console.WriteLine($"| CPU in the first 5 s after the run, ms | {settling.TotalMilliseconds:F1} |");
        Console.WriteLine($"| CPU in the 5 s after that, ms | {idle.TotalMilliseconds:F1} |");
    }

    // What a scenario has left to the finalizers goes with the second collection: else it would be taken for memory that came free.
    private static long Held()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static async Task<TimeSpan> ProcessorTime(TimeSpan during)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        await Task.Delay(during);
        process.Refresh();
        return process.TotalProcessorTime - before;
    }
}
