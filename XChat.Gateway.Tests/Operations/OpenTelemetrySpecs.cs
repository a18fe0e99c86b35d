using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Operations;

/// <summary>What a collector of OpenTelemetry gets by OTLP over HTTP, where the environment names one.</summary>
public sealed class OpenTelemetrySpecs
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_collector_is_sent_the_metrics_and_the_spans_of_joins_and_posts_under_the_name_of_the_service()
    {
        using var collector = new Collector();
        await using var server = await XChatProcess.StartAsync("", [.. collector.Environment]);
        await using var ada = await WireClient.JoinAsync(server.Port, "Ada");
        await ada.SayAsync("hello");
        await ada.UntilAsync("message");
        foreach (var name in (string[])["xchat.messages", "xchat.connections", "xchat.room.members", "xchat.fanout.duration", "dotnet.gc"])
        {
            await collector.HearsAsync("/v1/metrics", name);
        }

        foreach (var name in (string[])["xchat.join", "xchat.post", "service.name", "chat-1"])
        {
            await collector.HearsAsync("/v1/traces", name);
        }

        Assert.DoesNotContain(collector.Heard, body => body.Text.Contains("hello", StringComparison.Ordinal) || body.Text.Contains("Ada", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_collector_that_is_not_there_is_no_harm()
    {
        var environment = new Collector().Gone();
        await using var server = await XChatProcess.StartAsync("", [.. environment]);
        await using var ada = await WireClient.JoinAsync(server.Port, "Ada");
        for (var i = 0; i < 10; i++)
        {
            await ada.SayAsync("hello");
            await ada.UntilAsync("message");
            await Task.Delay(50);
        }

        server.Terminate();
        Assert.Equal(0, await server.ExitAsync());
    }

    /// <summary>Says yes to everything, and keeps it. Of protobuf it reads nothing: a name in it stands there as it is.</summary>
    private sealed class Collector : IDisposable
    {
        private readonly HttpListener _listener = new();
        private readonly string _address;

        public Collector()
        {
            _address = $"http://127.0.0.1:{FreePort()}";
            _listener.Prefixes.Add(_address + "/");
            _listener.Start();
            _ = ListenAsync();
        }

        public ConcurrentQueue<(string Path, string Text)> Heard { get; } = [];

        public IEnumerable<(string Name, string Value)> Environment =>
        [
            ("OTEL_EXPORTER_OTLP_ENDPOINT", _address),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_METRIC_EXPORT_INTERVAL", "200"),
            ("OTEL_BSP_SCHEDULE_DELAY", "200"),
            ("OTEL_SERVICE_NAME", "chat-1"),
        ];

        public async Task HearsAsync(string path, string name)
        {
            for (var until = DateTimeOffset.UtcNow + Patience; !Heard.Any(body => body.Path == path && body.Text.Contains(name, StringComparison.Ordinal));)
            {
                Assert.True(DateTimeOffset.UtcNow < until, $"{path} is never told of {name}.");
                await Task.Delay(50);
            }
        }

        /// <summary>Ends it; what is returned still names it.</summary>
        public List<(string Name, string Value)> Gone()
        {
            Dispose();
            return [.. Environment];
        }

        public void Dispose() => _listener.Close();

        private async Task ListenAsync()
        {
            while (_listener.IsListening)
            {
                HttpListenerContext request;
                try
                {
                    request = await _listener.GetContextAsync();
                }
                catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }

                using var body = new MemoryStream();
                await request.Request.InputStream.CopyToAsync(body);
                Heard.Enqueue((request.Request.Url!.AbsolutePath, Encoding.Latin1.GetString(body.ToArray())));
                request.Response.Close();
            }
        }

        private static int FreePort()
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            return ((IPEndPoint)socket.LocalEndPoint!).Port;
        }
    }
}
