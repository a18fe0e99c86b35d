using System.Globalization;

namespace XChat.Benchmarks.Fanout;

/// <summary>Rounds over servers, interleaved; then one table of medians with ratios to naive.</summary>
public static class FanoutRun
{
    public static async Task<int> RunAsync(FanoutOptions options, CancellationToken stop)
    {
        var runs = options.Servers.ToDictionary(s => s, _ => new List<Figures>());
        for (var round = 1; round <= options.Rounds; round++)
        {
            foreach (var name in options.Servers)
            {
                await using var server = await ServerProcess.StartAsync(name, options, stop);
                var figures = await Scenarios.RunAsync(server, options, stop);
                runs[name].Add(figures);
                await Console.Error.WriteLineAsync($"round {round} {name}: {Line(figures)}{(figures.Fault is { } fault ? $" FAULT: {fault}" : "")}");
            }
        }
        Print(options, runs);
        return runs.Values.SelectMany(r => r).Any(f => f.Fault is not null) ? 1 : 0;
    }

    private static string Line(Figures figures) => string.Join(", ",
        Figures.Columns.Where(c => !double.IsNaN(c.Value(figures)))
            .Select(c => $"{c.Heading} {c.Value(figures).ToString(c.Format, CultureInfo.InvariantCulture)}"));

    private static void Print(FanoutOptions options, Dictionary<string, List<Figures>> runs)
    {
        var columns = Figures.Columns.Where(c => runs.Values.Any(r => r.Any(f => !double.IsNaN(c.Value(f))))).ToList();
        Console.WriteLine($"{options.Mode}: {options.Receivers} receivers, {options.Senders} sender(s), {options.Size}-character texts"
            + options.Mode switch
            {
                Mode.Closed => $", {options.Window} under way",
                Mode.Open => $", {options.Rate} messages/s",
                Mode.Slow => $", {options.Rate} messages/s, {options.Stalled} stalled",
                _ => "",
            } + $"; medians of {options.Rounds}, ratio to naive in brackets");
        Console.WriteLine();
        Console.WriteLine("| server | " + string.Join(" | ", columns.Select(c => c.Heading)) + " |");
        Console.WriteLine("|---|" + string.Concat(columns.Select(_ => "---|")));
        foreach (var (name, figures) in runs)
        {
            var cells = columns.Select(c =>
            {
                var median = Median(figures, c.Value);
                var text = median.ToString(c.Format, CultureInfo.InvariantCulture);
                return name != "naive" && runs.TryGetValue("naive", out var naive)
                    ? $"{text} ({(median / Median(naive, c.Value)).ToString("0.00", CultureInfo.InvariantCulture)}×)"
                    : text;
            });
            Console.WriteLine($"| {name} | {string.Join(" | ", cells)} |");
        }
    }

    private static double Median(List<Figures> runs, Func<Figures, double> value)
    {
        var sorted = runs.Select(value).Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
