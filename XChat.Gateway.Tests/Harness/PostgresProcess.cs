using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Xunit;

namespace XChat.Gateway.Tests.Harness;

/// <summary>A real PostgreSQL of the tests' own: a new cluster in a temporary folder, on a free loopback port.</summary>
public sealed class PostgresProcess : IAsyncLifetime
{
    // initdb and the server refuse to run as root.
    private const string Unprivileged = "postgres";

    private string _directory = "";
    private Process? _process;
    private int _port;
    private int _databases;

    public static bool IsInstalled => Bin() is not null;

    /// <summary>Skips the test where PostgreSQL is not installed. In CI it must be.</summary>
    public static void Require()
    {
        Assert.True(IsInstalled || Environment.GetEnvironmentVariable("CI") != "true", "In CI PostgreSQL must be installed.");
        Skip.IfNot(IsInstalled, "PostgreSQL is not installed (apt install postgresql).");
    }

    /// <summary>An empty database of a test's own; what is returned is its connection string.</summary>
    public async Task<string> NewDatabaseAsync()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test{Interlocked.Increment(ref _databases)}");
        await using var source = NpgsqlDataSource.Create(ConnectionTo("postgres"));
        await using var create = source.CreateCommand($"CREATE DATABASE {name}");
        await create.ExecuteNonQueryAsync();
        return ConnectionTo(name);
    }

    public async Task InitializeAsync()
    {
        if (!IsInstalled)
        {
            return;
        }

        _directory = Directory.CreateTempSubdirectory("xchat-postgres-").FullName;
        _port = FreePort();
        if (Environment.UserName == "root")
        {
            await RunAsync("chown", Unprivileged, _directory);
        }

        await DoAsync("initdb", "-D", Path.Combine(_directory, "data"), "-U", "postgres", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C");
        await StartAsync();
    }

    public async Task DisposeAsync()
    {
        if (IsInstalled)
        {
            await StopAsync();
            Directory.Delete(_directory, recursive: true);
        }
    }

    /// <summary>Starts it, or starts it again, and waits until it answers.</summary>
    public async Task StartAsync()
    {
        // Nothing here has to survive a power cut; that what is committed survives the server's end does not need fsync.
        _process = Process.Start(StartOf(
            "postgres",
            "-D", Path.Combine(_directory, "data"), "-k", _directory, "-h", "127.0.0.1", "-p", _port.ToString(CultureInfo.InvariantCulture), "-c", "fsync=off", "-c", "log_min_messages=fatal"))!;
        await using var source = NpgsqlDataSource.Create(ConnectionTo("postgres"));
        var until = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await using var connection = await source.OpenConnectionAsync();
                return;
            }
            catch (NpgsqlException) when (until.Elapsed < TimeSpan.FromSeconds(30))
            {
                await Task.Delay(50);
            }
        }
    }

    /// <summary>Stops it as an operator in a hurry does: connections are cut, what is committed stays.</summary>
    public async Task StopAsync()
    {
        await DoAsync("pg_ctl", "stop", "-D", Path.Combine(_directory, "data"), "-m", "immediate", "-w");
        await _process!.WaitForExitAsync();
        _process.Dispose();
    }

    private string ConnectionTo(string database) =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={_port};Username=postgres;Database={database};Pooling=true");

    private static Task DoAsync(string program, params string[] arguments) => RunAsync(StartOf(program, arguments));

    private static Task RunAsync(string program, params string[] arguments) => RunAsync(new ProcessStartInfo(program, arguments));

    private static async Task RunAsync(ProcessStartInfo start)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError) = (true, true);
        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{start.FileName} has ended with {process.ExitCode}: {string.Concat(said)}");
    }

    private static ProcessStartInfo StartOf(string program, params string[] arguments)
    {
        var path = Path.Combine(Bin()!, program);
        return Environment.UserName == "root"
            ? new ProcessStartInfo("setpriv", [$"--reuid={Unprivileged}", $"--regid={Unprivileged}", "--clear-groups", "--", path, .. arguments]) { WorkingDirectory = "/" }
            : new ProcessStartInfo(path, arguments);
    }

    // Debian keeps each version in a folder of its own; the newest is taken.
    private static string? Bin() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).Where(bin => File.Exists(Path.Combine(bin, "initdb"))).Order().LastOrDefault()
        : null;

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}

[CollectionDefinition(Name)]
public sealed class PostgresTests : ICollectionFixture<PostgresProcess>
{
    public const string Name = "One PostgreSQL";
}

/// <summary>The other one: one after the other, the classes that need a database would take longer than all the rest.</summary>
[CollectionDefinition(Name)]
public sealed class OtherPostgresTests : ICollectionFixture<PostgresProcess>
{
    public const string Name = "The other PostgreSQL";
}
