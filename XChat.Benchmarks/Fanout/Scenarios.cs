using System.Diagnostics;

namespace XChat.Benchmarks.Fanout;

/// <summary>One method a mode: what is done to a fresh server, and what it is asked to have cost.</summary>
public static class Scenarios
{
    public static Task<Figures> RunAsync(ServerProcess server, FanoutOptions options, CancellationToken stop) => options.Mode switch
    {
        Mode.Closed => ClosedAsync(server, options, stop),
        Mode.Open => OpenAsync(server, options, 0, stop),
        Mode.Slow => OpenAsync(server, options, options.Stalled, stop),
        Mode.Idle => IdleAsync(server, options, stop),
        Mode.Churn => ChurnAsync(server, options, stop),
        Mode.Storm => StormAsync(server, options, stop),
        _ => throw new ArgumentOutOfRangeException(nameof(options), options.Mode, null),
    };

    private static async Task<Figures> ClosedAsync(ServerProcess server, FanoutOptions options, CancellationToken stop)
    {
        using var crowd = new Crowd(options.Senders, options.Size, latency: null);
        await crowd.JoinAsync(options.Receivers, server.Port, stop);
        var running = true;
        crowd.KeepUnderWay(options.Window, () => Volatile.Read(ref running));
        await Task.Delay(TimeSpan.FromSeconds(1.5), stop); // the JIT's warm-up is not what is measured
        var figures = await MeasureAsync(server, crowd, () => Task.Delay(TimeSpan.FromSeconds(options.Seconds), stop));
        Volatile.Write(ref running, false);
        return figures with { Fault = await crowd.SettleAsync(options.Receivers, stop) };
    }

    private static async Task<Figures> OpenAsync(ServerProcess server, FanoutOptions options, int stalled, CancellationToken stop)
    {
        var latency = new LatencyHistogram();
        using var crowd = new Crowd(options.Senders, options.Size, latency);
        await crowd.JoinAsync(options.Receivers, server.Port, stop);
        using var sleepers = new Crowd(1, options.Size, latency: null);
        await sleepers.JoinAsync(stalled, server.Port, stop, listen: false);
        await crowd.PostAtAsync(options.Rate, TimeSpan.FromSeconds(1.5), stop);
        await Task.Delay(100, stop);
        latency.Clear();
        var figures = await MeasureAsync(server, crowd, async () =>
        {
            await crowd.PostAtAsync(options.Rate, TimeSpan.FromSeconds(options.Seconds), stop);
            await crowd.SettleAsync(options.Receivers, stop);
        });
        return figures with
        {
            P50 = latency.Percentile(0.50),
            P99 = latency.Percentile(0.99),
            ResidentMb = server.ResidentKb / 1024.0,
            Fault = await crowd.SettleAsync(options.Receivers, stop),
        };
    }

    private static async Task<Figures> IdleAsync(ServerProcess server, FanoutOptions options, CancellationToken stop)
    {
        // The slope between half of the connections and all of them: what the process itself weighs falls out.
        using var crowd = new Crowd(1, options.Size, latency: null);
        await crowd.JoinAsync(options.Receivers / 2, server.Port, stop);
        var half = await RestedKbAsync(server, stop);
        await crowd.JoinAsync(options.Receivers - (options.Receivers / 2), server.Port, stop);
        var all = await RestedKbAsync(server, stop);
        return new Figures
        {
            KbPerConnection = (double)(all - half) / (options.Receivers - (options.Receivers / 2)),
            ResidentMb = all / 1024.0,
        };
    }

    private static async Task<long> RestedKbAsync(ServerProcess server, CancellationToken stop)
    {
        // The lowest of ten readings a second apart: collections come when they come.
        var lowest = long.MaxValue;
        for (var i = 0; i < 10; i++)
        {
            await Task.Delay(1000, stop);
            lowest = Math.Min(lowest, server.ResidentKb);
        }
        return lowest;
    }

    private static async Task<Figures> ChurnAsync(ServerProcess server, FanoutOptions options, CancellationToken stop)
    {
        async Task Rounds(int clients, string prefix) =>
            await Parallel.ForAsync(0, clients, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = stop }, async (i, token) =>
            {
                using var client = new LoadClient(1, -1, null);
                await client.JoinAsync(server.Port, prefix + i, token);
                await client.LeaveAsync(token);
            });
        await Rounds(Math.Min(500, options.Receivers), "w");
        var cpu = server.Cpu;
        await Rounds(options.Receivers, "c");
        await Task.Delay(200, stop);
        return new Figures { CpuMicrosPerJoin = (server.Cpu - cpu).TotalMicroseconds / options.Receivers };
    }

    private static async Task<Figures> StormAsync(ServerProcess server, FanoutOptions options, CancellationToken stop)
    {
        using (var before = new Crowd(1, options.Size, latency: null))
            await before.JoinAsync(options.Receivers, server.Port, stop);
        var cpu = server.Cpu;
        using var after = new Crowd(1, options.Size, latency: null);
        await after.JoinAsync(options.Receivers, server.Port, stop);
        after.Post(0);
        var fault = await after.SettleAsync(options.Receivers, stop);
        return new Figures { CpuSeconds = (server.Cpu - cpu).TotalSeconds, ResidentMb = server.ResidentKb / 1024.0, Fault = fault };
    }

    private static async Task<Figures> MeasureAsync(ServerProcess server, Crowd crowd, Func<Task> load)
    {
        var (heard, frames, cpu, clock) = (crowd.Heard, crowd.Frames, server.Cpu, Stopwatch.StartNew());
        await load();
        var (elapsed, used) = (clock.Elapsed, server.Cpu - cpu);
        double deliveries = crowd.Heard - heard;
        return new Figures
        {
            DeliveriesPerSecond = deliveries / elapsed.TotalSeconds,
            CpuMicrosPerDelivery = used.TotalMicroseconds / deliveries,
            MessagesPerFrame = deliveries / Math.Max(1, crowd.Frames - frames),
        };
    }
}
