using System.Diagnostics;

namespace XChat.Benchmarks.Fanout;

/// <summary>One method a mode: what is done to a fresh server, and what it is asked to have cost.</summary>
public static class Scenarios
{
    public static Task<Figures> RunAsync(ServerProcess server, FanoutOptions options, CancellationToken stop) => options.Mode switch
    {
        Mode.Closed => ClosedAsync(server, options, stop),
        Mode.Open => OpenAsync(server, options, stop),
        Mode.Slow => SlowAsync(server, options, stop),
        Mode.Start => StartAsync(server, options, stop),
        Mode.Idle => IdleAsync(server, options, stop),
        Mode.Churn => ChurnAsync(server, options, stop),
        Mode.Storm => StormAsync(server, options, stop),
        _ => throw new ArgumentOutOfRangeException(nameof(options), options.Mode, null),
    };

    private static async Task<Figures> ClosedAsync(ServerProcess server, FanoutOptions options, CancellationToken stop)
    {
        using var crowd = new Crowd(options.Senders, options.Size, latency: null);
        await crowd.JoinAsync(options.Receivers, server, stop);
        var running = true;
        crowd.KeepUnderWay(options.Window, () => Volatile.Read(ref running));
        await Task.Delay(TimeSpan.FromSeconds(1.5), stop); // the JIT's warm-up is not what is measured
        var figures = await MeasureAsync(server, crowd, () => Task.Delay(TimeSpan.FromSeconds(options.Seconds), stop));
        Volatile.Write(ref running, false);
        return figures with { Fault = await crowd.SettleAsync(options.Receivers, stop) };
    }

    private static async Task<Figures> OpenAsync(ServerProcess server, FanoutOptions options, CancellationToken stop)
    {
        var latency = new LatencyHistogram();
        using var crowd = await WarmCrowdAsync(server, options, latency, stop);
        var figures = await MeasureAsync(server, crowd, () => PostAsync(crowd, options, stop));
        return figures with
        {
            P50 = latency.Percentile(0.50),
            P99 = latency.Percentile(0.99),
            ResidentMb = server.ResidentMb,
            Fault = await crowd.SettleAsync(options.Receivers, stop),
        };
    }

    private static async Task<Figures> SlowAsync(ServerProcess server, FanoutOptions options, CancellationToken stop)
    {
        // The same crowd without and with stalled readers beside it, so that nothing else is between the two figures.
        var latency = new LatencyHistogram();
        using var crowd = await WarmCrowdAsync(server, options, latency, stop);
        await PostAsync(crowd, options, stop);
        var (without, before) = (latency.Percentile(0.99), server.ResidentMb);
        using var stalled = new Crowd(1, options.Size, latency: null);
        await stalled.JoinAsync(options.Stalled, server, stop, listen: false);
        latency.Clear();
        var figures = await MeasureAsync(server, crowd, () => PostAsync(crowd, options, stop));
        var (p99, p50, most) = (latency.Percentile(0.99), latency.Percentile(0.50), server.ResidentMb);
        await Task.Delay(TimeSpan.FromSeconds(6), stop); // a close that nobody answers is given up by then
        var closed = await stalled.CountClosedAsync(stop);
        return figures with
        {
            P50 = p50,
            P99 = p99,
            P99Ratio = p99 / without,
            Closed = closed,
            ResidentBeforeMb = before,
            ResidentMb = most,
            ResidentAfterMb = server.ResidentMb,
            Fault = await crowd.SettleAsync(options.Receivers, stop),
        };
    }

    private static async Task<Crowd> WarmCrowdAsync(ServerProcess server, FanoutOptions options, LatencyHistogram latency, CancellationToken stop)
    {
        var crowd = new Crowd(options.Senders, options.Size, latency);
        await crowd.JoinAsync(options.Receivers, server, stop);
        await crowd.PostAtAsync(options.Rate, TimeSpan.FromSeconds(1.5), stop);
        await Task.Delay(100, stop);
        latency.Clear();
        return crowd;
    }

    private static async Task PostAsync(Crowd crowd, FanoutOptions options, CancellationToken stop)
    {
        await crowd.PostAtAsync(options.Rate, TimeSpan.FromSeconds(options.Seconds), stop);
        await crowd.SettleAsync(options.Receivers, stop);
    }

    private static async Task<Figures> StartAsync(ServerProcess server, FanoutOptions options, CancellationToken stop)
    {
        using var first = new LoadClient(1, -1, null);
        await first.JoinAsync(server.Port, "first", stop);
        var joined = server.Age;
        await Task.Delay(TimeSpan.FromSeconds(options.Seconds), stop);
        return new Figures { StartMs = joined.TotalMilliseconds, ResidentMb = server.ResidentMb };
    }

    private static async Task<Figures> IdleAsync(ServerProcess server, FanoutOptions options, CancellationToken stop)
    {
        // The slope between half of the connections and all of them: what the process itself weighs falls out.
        using var crowd = new Crowd(1, options.Size, latency: null);
        await crowd.JoinAsync(options.Receivers / 2, server, stop);
        var half = await RestedKbAsync(server, stop);
        await crowd.JoinAsync(options.Receivers - (options.Receivers / 2), server, stop);
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
        await Rounds(Math.Max(3000, options.Receivers), "w");
        await Task.Delay(1500, stop); // the JIT's second look at what was warmed up is not what is measured
        var cpu = server.Cpu;
        await Rounds(options.Receivers, "c");
        await Task.Delay(200, stop);
        return new Figures { CpuMicrosPerJoin = (server.Cpu - cpu).TotalMicroseconds / options.Receivers };
    }

    private static async Task<Figures> StormAsync(ServerProcess server, FanoutOptions options, CancellationToken stop)
    {
        using (var before = new Crowd(1, options.Size, latency: null))
            await before.JoinAsync(options.Receivers, server, stop);
        var cpu = server.Cpu;
        using var after = new Crowd(1, options.Size, latency: null);
        await after.JoinAsync(options.Receivers, server, stop);
        after.Post(0);
        var fault = await after.SettleAsync(options.Receivers, stop);
        return new Figures { CpuSeconds = (server.Cpu - cpu).TotalSeconds, ResidentMb = server.ResidentMb, Fault = fault };
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
