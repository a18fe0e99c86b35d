using System.Globalization;
using XChat.Benchmarks.Fanout;

namespace XChat.Benchmarks.Hostile;

/// <summary>Rounds of peace, attack and peace again over one server each; then the medians, and whether the promise holds.</summary>
internal sealed class HostileRun(HostileOptions options)
{
    private const double MostSlower = 1.5;
    private const double MostLarger = 1.2;
    private const int MessageSize = 100;
    private const int Senders = 10;

    // The honest clients come from 127.0.0.1, a proxy that does not say for whom it speaks; each attacker from an address of its own.
    private const string Limits = """
        xchat {
          trusted-proxies = ["127.0.0.1/32"]
          limits { messages-per-second = 10, message-burst = 30, connections = 20000, connections-per-address = 50 }
        }

        """;

    public async Task<int> RunAsync(CancellationToken stop)
    {
        var rounds = new List<Round>();
        for (var i = 1; i <= options.Rounds; i++)
        {
            rounds.Add(await OneAsync(stop));
            await Console.Error.WriteLineAsync($"round {i}: {rounds[^1]}");
        }

        double Median(Func<Round, double> value) => rounds.Select(value).Order().ElementAt(rounds.Count / 2);
        string Number(double value, string format = "0.0") => value.ToString(format, CultureInfo.InvariantCulture);
        Console.WriteLine($"{options.Honest} honest clients at {options.Rate} messages/s, {options.Attackers} hostile ones ({options.Held} handshakes held by each who holds some), {options.Seconds} s each; medians of {options.Rounds}\n");
        Console.WriteLine("| | peace | attack | after |\n|---|---|---|---|");
        Console.WriteLine($"| p50 ms | {Number(Median(r => r.Peace.P50))} | {Number(Median(r => r.Attack.P50))} | {Number(Median(r => r.After.P50))} |");
        Console.WriteLine($"| p99 ms | {Number(Median(r => r.Peace.P99))} | {Number(Median(r => r.Attack.P99))} ({Number(Median(r => r.Slower), "0.00")}x) | {Number(Median(r => r.After.P99))} |");
        Console.WriteLine($"| RSS MB (after the honest have joined: {Number(Median(r => r.Cold))}) | {Number(Median(r => r.Peace.Rss))} | {Number(Median(r => r.Attack.Rss))} | {Number(Median(r => r.After.Rss))} ({Number(Median(r => r.Larger), "0.00")}x) |");
        Console.WriteLine($"| server CPU, cores | {Number(Median(r => r.Peace.Cpu), "0.00")} | {Number(Median(r => r.Attack.Cpu), "0.00")} | {Number(Median(r => r.After.Cpu), "0.00")} |");
        Console.WriteLine($"\nlog during the attack: {Number(Median(r => r.Lines), "0")} lines, {Number(Median(r => r.Incidents), "0")} of incidents, the loudest {rounds.Max(r => r.LoudestTimes)} times ({rounds[0].Loudest}); errors: {rounds.Sum(r => r.Errors)}");
        var faults = rounds.Select(r => r.Fault).OfType<string>().ToList();
        Console.WriteLine(faults.Count == 0 ? "lost, doubled or out of order: nothing" : "FAULT: " + string.Join("; ", faults));

        // A window of a minute may have turned within the attack.
        var loudest = 1 + (int)Math.Ceiling(options.Seconds / 60.0);
        return faults.Count == 0 && Median(r => r.Slower) <= MostSlower && Median(r => r.Larger) <= MostLarger
            && rounds.All(r => r.Errors == 0 && r.LoudestTimes <= loudest) ? 0 : 1;
    }

    private async Task<Round> OneAsync(CancellationToken stop)
    {
        var log = new IncidentLog();
        var fanout = new FanoutOptions(
            Mode.Open, ["xchat"], options.Gateway, options.Honest, Senders, MessageSize, options.Rate, 0, options.Seconds, 1, 0, Limits + options.Overlay);
        await using var server = await ServerProcess.StartAsync("xchat", fanout, stop, log.Note);
        var latency = new LatencyHistogram();
        using var crowd = new Crowd(Senders, MessageSize, latency);
        await crowd.JoinAsync(options.Honest, server, stop);
        var cold = server.ResidentMb;
        await HaveGuestsAsync(server, crowd, stop);

        var peace = await MeasureAsync(server, crowd, latency, stop);
        log.Clear();
        Phase attack;
        using (var attackers = AttackCommand.Start(server.Port, options.Attackers, options.Held))
        {
            await crowd.PostAtAsync(options.Rate, TimeSpan.FromSeconds(2), stop);
            attack = await MeasureAsync(server, crowd, latency, stop);
            attackers.StandardInput.Close();
            await attackers.WaitForExitAsync(stop);
        }

        var (lines, incidents, loudest) = (log.Lines, log.Incidents, log.Loudest);
        await crowd.PostAtAsync(options.Rate, TimeSpan.FromSeconds(5), stop);
        var after = await MeasureAsync(server, crowd, latency, stop);
        var fault = await crowd.SettleAsync(options.Honest, stop);
        return new Round(cold, peace, attack, after, fault, lines, incidents, loudest.What, loudest.Times, log.Errors);
    }

    // As many and as long as the attackers: a server is compared with itself after honest work.
    private async Task HaveGuestsAsync(ServerProcess server, Crowd crowd, CancellationToken stop)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var guests = Enumerable.Range(0, options.Attackers).Select(i => Guests.ComeAndGoAsync(server.Port, $"127.0.77.{i + 1}", over.Token)).ToList();
        await crowd.PostAtAsync(options.Rate, TimeSpan.FromSeconds(options.Seconds + 2), stop);
        await over.CancelAsync();
        await Task.WhenAll(guests);
        await crowd.PostAtAsync(options.Rate, TimeSpan.FromSeconds(5), stop);
    }

    private async Task<Phase> MeasureAsync(ServerProcess server, Crowd crowd, LatencyHistogram latency, CancellationToken stop)
    {
        await Task.Delay(100, stop);
        latency.Clear();
        var (cpu, rss) = (server.Cpu, long.MaxValue);
        for (var second = 0; second < options.Seconds; second++)
        {
            await crowd.PostAtAsync(options.Rate, TimeSpan.FromSeconds(1), stop);

            // The lowest: collections come when they come.
            rss = Math.Min(rss, server.ResidentKb);
        }
        return new Phase(latency.Percentile(0.5), latency.Percentile(0.99), rss / 1024.0, (server.Cpu - cpu).TotalSeconds / options.Seconds);
    }

    private sealed record Phase(double P50, double P99, double Rss, double Cpu);

    private sealed record Round(double Cold, Phase Peace, Phase Attack, Phase After, string? Fault, int Lines, int Incidents, string Loudest, int LoudestTimes, int Errors)
    {
        public double Slower => Attack.P99 / Peace.P99;

        public double Larger => After.Rss / Peace.Rss;
    }
}
