using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Xunit;

namespace XChat.Gateway.Tests.Harness;

/// <summary>The real Nginx with the project's own <c>deploy/nginx/xchat.conf</c> or <c>cluster.conf</c>, of which a test changes addresses and times, as an operator would.</summary>
public sealed class NginxProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _directory;

    private NginxProcess(Process process, string directory, int port) => (_process, _directory, Port) = (process, directory, port);

    public int Port { get; }

    public static bool IsInstalled => Find() is not null;

    /// <summary>Skips the test where Nginx is not installed. In CI it must be.</summary>
    public static void Require()
    {
        Assert.True(IsInstalled || Environment.GetEnvironmentVariable("CI") != "true", "In CI Nginx must be installed.");
        Skip.IfNot(IsInstalled, "Nginx is not installed (apt install nginx).");
    }

    /// <summary>Starts it in front of a server.</summary>
    /// <param name="changes">What to replace in the configuration; each must be there.</param>
    public static Task<NginxProcess> StartAsync(int serverPort, params (string From, string To)[] changes) =>
        StartAsync("xchat.conf", [.. changes, ("127.0.0.1:3000", $"127.0.0.1:{serverPort}")]);

    /// <summary>Starts it in front of three gateways.</summary>
    public static Task<NginxProcess> StartAsync(int first, int second, int third, params (string From, string To)[] changes) => StartAsync(
        "cluster.conf",
        [.. changes, ("127.0.0.1:3000", $"127.0.0.1:{first}"), ("127.0.0.1:3001", $"127.0.0.1:{second}"), ("127.0.0.1:3002", $"127.0.0.1:{third}")]);

    private static async Task<NginxProcess> StartAsync(string file, (string From, string To)[] changes)
    {
        var directory = Directory.CreateTempSubdirectory("xchat-nginx-").FullName;
        var port = FreePort();
        var conf = await File.ReadAllTextAsync(Path.Combine(Repository(), "deploy", "nginx", file));
        foreach (var (from, to) in changes.Append(("listen 80;", $"listen 127.0.0.1:{port};")))
        {
            Assert.Contains(from, conf, StringComparison.Ordinal);
            conf = conf.Replace(from, to, StringComparison.Ordinal);
        }

        await File.WriteAllTextAsync(Path.Combine(directory, "xchat.conf"), conf);
        await File.WriteAllTextAsync(Path.Combine(directory, "nginx.conf"), $$"""
            daemon off;
            worker_processes 1;
            {{(Environment.UserName == "root" ? "user root;" : "")}}
            pid {{directory}}/nginx.pid;
            error_log {{directory}}/error.log;
            events { worker_connections 4096; }
            http {
              access_log off;
              client_body_temp_path {{directory}}/body;
              proxy_temp_path {{directory}}/proxy;
              fastcgi_temp_path {{directory}}/fastcgi;
              uwsgi_temp_path {{directory}}/uwsgi;
              scgi_temp_path {{directory}}/scgi;
              include {{directory}}/xchat.conf;
            }
            """);
        // Into a file: a pipe that nobody empties is full some hundred lost connections later, and Nginx would wait for its reader.
        var start = new ProcessStartInfo(Find()!) { ArgumentList = { "-p", directory, "-c", Path.Combine(directory, "nginx.conf"), "-e", Path.Combine(directory, "error.log") } };
        var nginx = new NginxProcess(Process.Start(start)!, directory, port);
        await nginx.ListensAsync();
        return nginx;
    }

    public async ValueTask DisposeAsync()
    {
        // QUIT would wait for the clients.
        if (!_process.HasExited)
        {
            using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
            using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(10));
            await _process.WaitForExitAsync(timeout.Token);
        }

        _process.Dispose();
        Directory.Delete(_directory, recursive: true);
    }

    private static string? Find() =>
        ((string[])["/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx", "/usr/local/bin/nginx"]).FirstOrDefault(File.Exists);

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private static string Repository()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "XChat.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }

    private async Task ListensAsync()
    {
        var until = Stopwatch.StartNew();
        while (until.Elapsed < TimeSpan.FromSeconds(20))
        {
            Assert.False(_process.HasExited, _process.HasExited ? await File.ReadAllTextAsync(Path.Combine(_directory, "error.log")) : "");
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await socket.ConnectAsync(IPAddress.Loopback, Port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(20);
            }
        }

        throw new TimeoutException("Nginx does not listen.");
    }
}
