using System.Diagnostics;
using Akka.Actor;
using Akka.Configuration;

namespace XChat.Benchmarks.Kernel;

/// <summary>One figure of one round: how many, how long, how much processor.</summary>
internal readonly record struct Measured(long Operations, TimeSpan Wall, TimeSpan Cpu)
{
    public double MillionsPerSecond => Operations / Wall.TotalSeconds / 1e6;

    public double CpuNanoseconds => Cpu.TotalNanoseconds / Operations;
}

/// <summary>Runs every scenario in turn, round by round, so that a change of the machine's mood meets all of them.</summary>
internal static class KernelRun
{
    private static readonly Config Quiet = ConfigurationFactory.ParseString("akka.loglevel = WARNING");

    public static async Task<int> RunAsync(string? only, int rounds)
    {
        var system = ActorSystem.Create("kernel", Quiet);
        var scenarios = KernelScenarios.All(system).Where(each => only is null || each.Name.Contains(only, StringComparison.OrdinalIgnoreCase)).ToArray();
        var figures = scenarios.ToDictionary(each => each.Name, _ => new List<Measured>());
        foreach (var (_, run) in scenarios) await run();
        for (var round = 0; round < rounds; round++)
            foreach (var (name, run) in scenarios) figures[name].Add(await Measure(run));
        Print(figures);
        if (only is null) await MemoryFigures.PrintAsync(system, Quiet);
        await system.Terminate();
        return 0;
    }

    private static async Task<Measured> Measure(Func<Task<long>> run)
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var wall = Stopwatch.StartNew();
        var operations = await run();
        wall.Stop();
        process.Refresh();
        return new Measured(operations, wall.Elapsed, process.TotalProcessorTime - cpu);
    }

    private static void Print(Dictionary<string, List<Measured>> figures)
    {
        Console.WriteLine("| scenario | M/s, median | best | CPU ns per operation, median | best |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (var (name, rounds) in figures)
        {
            var speed = rounds.Select(each => each.MillionsPerSecond).Order().ToArray();
            var cpu = rounds.Select(each => each.CpuNanoseconds).Order().ToArray();
            Console.WriteLine($"| {name} | {speed[speed.Length / 2]:F2} | {speed[^1]:F2} | {cpu[cpu.Length / 2]:F0} | {cpu[0]:F0} |");
        }
    }
}
