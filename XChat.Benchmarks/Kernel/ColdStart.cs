using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using Akka.Actor;

namespace XChat.Benchmarks.Kernel;

/// <summary>The first system of a process, in processes of its own: nothing is compiled as yet.</summary>
internal static class ColdStart
{
    private const int Processes = 7;

    /// <summary>In the process of its own: one line with milliseconds until there is a system, until an actor answers, and methods compiled.</summary>
    public static async Task<int> MeasureHereAsync()
    {
        var compiled = JitInfo.GetCompiledMethodCount();
        var began = Stopwatch.GetTimestamp();
        var system = ActorSystem.Create("cold");
        var created = Stopwatch.GetElapsedTime(began);
        compiled = JitInfo.GetCompiledMethodCount() - compiled;
        await system.ActorOf(Props.Create<Echo>()).Ask<string>("hello");
        var answered = Stopwatch.GetElapsedTime(began);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{created.TotalMilliseconds:F2} {answered.TotalMilliseconds:F2} {compiled}"));
        await system.Terminate();
        return 0;
    }

    public static async Task PrintAsync()
    {
        var figures = new List<double[]>();
        for (var i = 0; i < Processes; i++) figures.Add(await InAProcessOfItsOwn());
        Console.WriteLine($"| ActorSystem.Create, first of the process, ms (median of {Processes} processes) | {Median(figures, 0):F1} |");
        Console.WriteLine($"| … until its first actor has answered, ms | {Median(figures, 1):F1} |");
        Console.WriteLine($"| … methods compiled by Create | {Median(figures, 2):F0} |");
    }

    private static double Median(List<double[]> figures, int column) => figures.Select(each => each[column]).Order().ElementAt(figures.Count / 2);

    private static async Task<double[]> InAProcessOfItsOwn()
    {
        // As `dotnet run` starts it, and as a published program starts itself.
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        start.ArgumentList.Add("kernel");
        start.ArgumentList.Add("--cold-start");
        using var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync() ?? "";
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return [.. line.Split(' ', StringSplitOptions.TrimEntries).Select(each => double.Parse(each, CultureInfo.InvariantCulture))];
    }
}
