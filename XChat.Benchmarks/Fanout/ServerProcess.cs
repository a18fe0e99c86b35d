using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace XChat.Benchmarks.Fanout;

/// <summary>A server under load: a process of its own, whose CPU time and resident memory the system accounts.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Stopwatch _clock;
    private readonly string? _configuration;
    private readonly CancellationTokenSource _end = new();
    private IReadOnlyList<ServerProcess> _others = [];
    private Task _watching = Task.CompletedTask;

    private ServerProcess(Process process, Stopwatch clock, int port, string? configuration)
    {
        _clock = clock;
        _process = process;
        Port = port;
        _configuration = configuration;
    }

    public int Port { get; }

    /// <summary>Whether its clients have to speak TLS.</summary>
    public bool IsTls { get; private init; }

    /// <summary>Where the <paramref name="client"/>th client goes: to each gateway in turn, where there are several.</summary>
    public int PortOf(int client) => client % (_others.Count + 1) is > 0 and var other ? _others[other - 1].Port : Port;

    /// <summary>User and system time that the process, or all of them, have used so far.</summary>
    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime + _others.Aggregate(TimeSpan.Zero, (sum, other) => sum + other.Cpu);
        }
    }

    /// <summary>Resident set, in KB, from /proc.</summary>
    public long ResidentKb =>
        File.ReadLines($"/proc/{_process.Id}/status")
            .Where(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))
            .Select(line => long.Parse(line.AsSpan(6).Trim()[..^3], CultureInfo.InvariantCulture))
            .First();

    public double ResidentMb => ResidentKb / 1024.0;

    /// <summary>Since just before its start.</summary>
    public TimeSpan Age => _clock.Elapsed;

    public bool HasExited => _process.HasExited;

    public static async Task<ServerProcess> StartAsync(string server, FanoutOptions options, CancellationToken stop, Action<string>? log = null)
    {
        if (server.Split('*') is [var name, var count])
        {
            var all = new List<ServerProcess>();
            for (var i = 0; i < int.Parse(count, CultureInfo.InvariantCulture); i++)
                all.Add(await StartAsync(name, options, stop, log));
            all[0]._others = all[1..];
            return all[0];
        }

        var port = FreePort();
        var isTls = server.EndsWith(Tls, StringComparison.Ordinal);
        server = isTls ? server[..^Tls.Length] : server;
        var watched = server.EndsWith(Metrics, StringComparison.Ordinal) ? FreePort() : 0;
        server = watched > 0 ? server[..^Metrics.Length] : server;
        string? configuration = null;
        ProcessStartInfo start;
        if (server is not ("naive" or "loop"))
        {
            // NAME=PATH: another build of the gateway, to be compared with this one in the same run.
            var gateway = server.Split('=', 2) is [_, var path] ? path : options.Gateway;
            configuration = Path.GetTempFileName();
            await File.WriteAllTextAsync(configuration, WithoutLimits + (isTls ? OwnCertificate.Write(configuration) : "")
                + (watched > 0 ? $"xchat.operations.bind = {watched}\n" : "") + options.Overlay, stop);
            if (!File.Exists(gateway))
                throw new FileNotFoundException($"{gateway} is not there: build it first (dotnet build -c Release XChat.Gateway), or name it with --gateway.");
            start = gateway.EndsWith(".dll", StringComparison.Ordinal)
                ? new ProcessStartInfo("dotnet", [Path.GetFullPath(gateway)])
                : new ProcessStartInfo(Path.GetFullPath(gateway));
            start.Environment["BIND_ADDR"] = $"127.0.0.1:{port}";
            start.Environment["XCHAT_CONFIG"] = configuration;
            start.Environment["UPLOAD_DIR"] = Path.Combine(Path.GetTempPath(), $"xchat-bench-{port}");
        }
        else
        {
            start = new ProcessStartInfo(Environment.ProcessPath!, ["serve", server, "--port", port.ToString(CultureInfo.InvariantCulture)]);
        }
        start.RedirectStandardOutput = true;
        start.RedirectStandardInput = true;
        var clock = Stopwatch.StartNew();
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{server} did not start");
        process.OutputDataReceived += (_, line) => log?.Invoke(line.Data ?? ""); // drained, so that it never blocks the server
        process.BeginOutputReadLine();
        var running = new ServerProcess(process, clock, port, configuration) { IsTls = isTls };
        await running.ListeningAsync(stop);
        if (watched > 0)
            running._watching = running.WatchAsync($"http://127.0.0.1:{watched}/metrics");
        return running;
    }

    private const string Tls = "+tls";
    private const string Metrics = "+metrics";

    private const string WithoutLimits = """
        xchat.limits {
          messages-per-second = 0
          connections = 0
          connections-per-address = 0
        }
        xchat.rooms.lobby.announce = on

        """;

    private async Task ListeningAsync(CancellationToken stop)
    {
        for (var tries = 0; ; tries++)
        {
            using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await probe.ConnectAsync(IPAddress.Loopback, Port, stop);
                return;
            }
            catch (SocketException) when (tries < 5000 && !_process.HasExited)
            {
                await Task.Delay(2, stop);
            }
        }
    }

    // As Prometheus does, though more often than most have it do.
    private async Task WatchAsync(string metrics)
    {
        using var http = new HttpClient();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
        try
        {
            while (await timer.WaitForNextTickAsync(_end.Token))
                await http.GetStringAsync(metrics, _end.Token);
        }
        catch (OperationCanceledException)
        {
            // The run is over.
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _watching;
        _end.Dispose();
        foreach (var other in _others)
            await other.DisposeAsync();
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        foreach (var file in _configuration is null ? [] : (string[])[_configuration, _configuration + ".crt", _configuration + ".key"])
            File.Delete(file);
    }
}
