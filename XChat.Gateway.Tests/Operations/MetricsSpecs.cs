using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Operations;

/// <summary>What a server tells whoever watches it.</summary>
public sealed partial class MetricsSpecs
{
    [Theory]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("page.example", HttpStatusCode.Forbidden)]
    [InlineData("127.0.0.1.page.example", HttpStatusCode.Forbidden)]
    public async Task A_page_whose_name_was_made_to_lead_to_loopback_reads_nothing(string host, HttpStatusCode expected)
    {
        var port = FreePort();
        await using var server = await XChatProcess.StartAsync($"xchat.operations.bind = {port}");
        foreach (var path in (string[])["metrics", "slow-readers"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{port}/{path}");
            request.Headers.Host = $"{host}:{port}";
            using var answer = await server.Http.SendAsync(request);
            Assert.Equal(expected, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_chat_is_counted()
    {
        var port = FreePort();
        await using var server = await XChatProcess.StartAsync($"xchat.operations.bind = {port}");
        await using var ada = await WireClient.JoinAsync(server.Port, "Ada");
        await using var bob = await WireClient.JoinAsync(server.Port, "Bob");
        await ada.SayAsync("hello");
        await bob.UntilAsync("message");
        await bob.SayAsync("/kick Ada");
        await bob.UntilAsync("error");
        using var nowhere = await server.Http.GetAsync(new Uri("/ws/nowhere", UriKind.Relative));
        using var picture = await server.UploadAsync("not a picture"u8.ToArray(), "a.png", "image/png");

        var metrics = await ReadAsync(server, port);
        Assert.Equal(2, metrics["xchat_connections"]);
        Assert.Equal(2, metrics["xchat_room_members{xchat_room=\"lobby\"}"]);
        Assert.Equal(1, metrics["xchat_messages_total{xchat_room=\"lobby\"}"]);
        Assert.Equal(2, metrics["xchat_deliveries_total{xchat_room=\"lobby\"}"]);
        Assert.Equal(1, metrics["xchat_refusals_total{xchat_refusal_reason=\"not-allowed\"}"]);
        Assert.Equal(1, metrics["xchat_refusals_total{xchat_refusal_reason=\"handshake-404\"}"]);
        Assert.Equal(1, metrics["xchat_refusals_total{xchat_refusal_reason=\"upload-415\"}"]);
        Assert.True(metrics["xchat_frames_total{xchat_room=\"lobby\"}"] >= 4);
        Assert.True(metrics["xchat_traffic_bytes_total{xchat_room=\"lobby\"}"] > 400);
        Assert.True(metrics["xchat_fanout_duration_seconds_count{xchat_room=\"lobby\"}"] >= 2);
        Assert.True(metrics["dotnet_process_memory_working_set_bytes"] > 1_000_000);
    }

    [Fact]
    public async Task The_format_is_what_Prometheus_reads()
    {
        var port = FreePort();
        await using var server = await XChatProcess.StartAsync($"xchat.operations.bind = {port}");
        await using var ada = await WireClient.JoinAsync(server.Port, "Ada");
        using var answer = await server.Http.GetAsync(new Uri($"http://127.0.0.1:{port}/metrics"));
        var text = await answer.Content.ReadAsStringAsync();

        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        Assert.All(text.TrimEnd('\n').Split('\n'), line => Assert.Matches(ALine(), line));
        Assert.Equal(text.Split('\n').Where(line => line.StartsWith("# TYPE", StringComparison.Ordinal)).Distinct().Count(),
            text.Split('\n').Count(line => line.StartsWith("# TYPE", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Nothing_of_it_is_told_by_the_address_that_a_proxy_reaches_and_no_chat_by_the_other()
    {
        var port = FreePort();
        await using var server = await XChatProcess.StartAsync($"xchat.operations.bind = {port}");
        using var main = await server.Http.GetAsync(new Uri("/metrics", UriKind.Relative));
        using var chat = await server.Http.GetAsync(new Uri($"http://127.0.0.1:{port}/ws"));
        using var page = await server.Http.GetAsync(new Uri($"http://127.0.0.1:{port}/"));
        using var ready = await server.Http.GetAsync(new Uri($"http://127.0.0.1:{port}/health/ready"));
        using var post = await server.Http.PostAsync(new Uri($"http://127.0.0.1:{port}/metrics"), null);

        Assert.Equal(
            [HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.OK, HttpStatusCode.MethodNotAllowed],
            new[] { main, chat, page, ready, post }.Select(answer => answer.StatusCode));
    }

    [Fact]
    public async Task A_slow_reader_is_found_by_its_address_and_counted_when_it_is_closed()
    {
        var port = FreePort();
        await using var server = await XChatProcess.StartAsync($$"""
            xchat { operations.bind = {{port}}, limits { outbound-bytes = 4 MiB, messages-per-second = 0, ping-interval = 0 } }
            """);
        using var deaf = await RawSocket.UpgradeAsync(server.Port);
        await deaf.SendAsync(ClientFrame.Text("Deaf"));
        await using var ada = await WireClient.JoinAsync(server.Port, "Ada");
        var text = new string('x', 16_000);
        var seen = "";
        for (var i = 0; i < 1_500 && !server.Log.Any(line => line.Contains("Too much waits", StringComparison.Ordinal)); i++)
        {
            await ada.SayAsync(text);
            await ada.UntilAsync("message");
            seen = i % 20 == 0 && seen.Length == 0 ? await server.Http.GetStringAsync(new Uri($"http://127.0.0.1:{port}/slow-readers")) : seen;
        }

        await server.WaitForLogAsync(line => line.Contains("Deaf left lobby", StringComparison.Ordinal) && line.Contains("Too much waits", StringComparison.Ordinal));
        Assert.Matches(@"^\d+\t127\.0\.0\.1", seen);
        Assert.Equal(1, (await ReadAsync(server, port))["xchat_closes_total{xchat_close_code=\"4413\"}"]);
    }

    private static async Task<Dictionary<string, double>> ReadAsync(XChatProcess server, int port) =>
        (await server.Http.GetStringAsync(new Uri($"http://127.0.0.1:{port}/metrics"))).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith('#'))
            .ToDictionary(line => line[..line.LastIndexOf(' ')], line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));

    internal static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    [GeneratedRegex("""^(# (HELP|TYPE|UNIT) [a-zA-Z_:][a-zA-Z0-9_:]* .*|[a-zA-Z_:][a-zA-Z0-9_:]*(\{([a-zA-Z_][a-zA-Z0-9_]*="([^"\\]|\\["\\n])*",?)*\})? ([0-9.eE+-]+|[+-]Inf|NaN))$""")]
    private static partial Regex ALine();
}
