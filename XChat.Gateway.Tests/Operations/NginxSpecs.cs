using System.Net;
using System.Net.WebSockets;
using System.Text;
using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Operations;

/// <summary>A server behind the real Nginx with the configuration that the project ships.</summary>
public sealed class ProxiedServer : IAsyncLifetime
{
    public XChatProcess Server { get; private set; } = null!;

    public NginxProcess Nginx { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (NginxProcess.IsInstalled)
        {
            Server = await XChatProcess.StartAsync("""
                xchat {
                  trusted-proxies = ["127.0.0.1"]
                  rooms { own {} }
                  limits { ping-interval = 1s, pong-timeout = 10s, connections-per-address = 4 }
                }
                """);
            Nginx = await NginxProcess.StartAsync(Server.Port, ("proxy_read_timeout 60s", "proxy_read_timeout 4s"));
        }
    }

    public async Task DisposeAsync()
    {
        if (NginxProcess.IsInstalled)
        {
            await Nginx.DisposeAsync();
            await Server.DisposeAsync();
        }
    }
}

public sealed class NginxSpecs(ProxiedServer proxied) : IClassFixture<ProxiedServer>
{
    private readonly XChatProcess _server = proxied.Server;
    private readonly NginxProcess _nginx = proxied.Nginx;

    [SkippableFact]
    public async Task A_chat_goes_through_and_outlives_the_proxys_read_timeout_in_silence()
    {
        NginxProcess.Require();

        // A second without the processor is a second without a ping, and a busy machine has such seconds.
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await ChatAfterSilenceAsync();
                return;
            }
            catch (WebSocketException) when (attempt < 3)
            {
                continue;
            }
        }
    }

    [SkippableFact]
    public async Task The_clients_address_is_seen_and_one_that_the_client_claims_is_not_believed()
    {
        NginxProcess.Require();
        using var client = await RawSocket.ConnectAsync(_nginx.Port, from: "127.0.0.7");
        await client.SendAsync(RawSocket.Request("/ws", "X-Forwarded-For: 203.0.113.66", "X-Real-IP: 203.0.113.66"));
        Assert.StartsWith("HTTP/1.1 101 ", await client.HeadAsync(), StringComparison.Ordinal);
        await client.SendAsync(ClientFrame.Text("Through"));
        var joined = await _server.WaitForLogAsync(line => line.Contains("Through joined", StringComparison.Ordinal));

        Assert.Contains("127.0.0.7", joined, StringComparison.Ordinal);
        Assert.DoesNotContain("203.0.113", joined, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Whoever_is_no_trusted_proxy_is_not_believed_either()
    {
        NginxProcess.Require();
        using var client = await RawSocket.UpgradeAsync(_server.Port, from: "127.0.0.8", headers: ["X-Forwarded-For: 203.0.113.66"]);
        await client.SendAsync(ClientFrame.Text("Direct"));
        var joined = await _server.WaitForLogAsync(line => line.Contains("Direct joined", StringComparison.Ordinal));

        Assert.Contains("127.0.0.8", joined, StringComparison.Ordinal);
        Assert.DoesNotContain("203.0.113", joined, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Limits_per_address_hold_for_the_address_behind_the_proxy()
    {
        NginxProcess.Require();
        var clients = new List<RawSocket>();
        for (var i = 0; i < 4; i++)
        {
            clients.Add(await RawSocket.UpgradeAsync(_nginx.Port, from: "127.0.0.9"));
        }

        using var refused = await RawSocket.ConnectAsync(_nginx.Port, from: "127.0.0.9");
        await refused.SendAsync(RawSocket.Request());
        var head = await refused.HeadAsync();
        Assert.StartsWith("HTTP/1.1 429 ", head, StringComparison.Ordinal);
        Assert.Contains("Retry-After: ", head, StringComparison.Ordinal);

        using var neighbour = await RawSocket.UpgradeAsync(_nginx.Port, from: "127.0.0.10");
        clients.ForEach(client => client.Dispose());
    }

    [SkippableFact]
    public async Task The_page_its_origin_and_its_refusals_go_through()
    {
        NginxProcess.Require();
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{_nginx.Port}") };
        using var page = await http.GetAsync(new Uri("/", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("frame-ancestors 'none'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);

        using var own = await RawSocket.ConnectAsync(_nginx.Port, from: "127.0.0.11");
        await own.SendAsync(RawSocket.Request("/ws", $"Host: 127.0.0.1:{_nginx.Port}", $"Origin: http://127.0.0.1:{_nginx.Port}"));
        Assert.StartsWith("HTTP/1.1 101 ", await own.HeadAsync(), StringComparison.Ordinal);

        using var foreign = await RawSocket.ConnectAsync(_nginx.Port, from: "127.0.0.11");
        await foreign.SendAsync(RawSocket.Request("/ws", "Origin: http://evil.example"));
        Assert.StartsWith("HTTP/1.1 403 ", await foreign.HeadAsync(), StringComparison.Ordinal);

        using var tooMuch = new StringContent(new string('x', 21 * 1024 * 1024), Encoding.ASCII);
        using var refused = await http.PostAsync(new Uri("/upload", UriKind.Relative), tooMuch);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
    }

    [SkippableFact]
    public async Task An_event_stream_goes_through_at_once_and_outlives_the_proxys_read_timeout_in_silence()
    {
        NginxProcess.Require();
        await using var ada = await EventClient.JoinAsync(_nginx.Port, "Ada", "/events/own");
        await using var bob = await WireClient.JoinAsync(_server.Port, "Bob", "/ws/own");
        await ada.UntilAsync("join");
        await Task.Delay(TimeSpan.FromSeconds(5));

        await ada.SayAsync(new { type = "message", text = "still there?" });
        Assert.Equal("still there?", (await bob.UntilAsync("message")).Text());
        Assert.Equal("still there?", (await ada.UntilAsync("message")).Text());

        // One small event after the other, each heard before the next is said: nothing collects them on the way.
        for (var i = 0; i < 10; i++)
        {
            await bob.SayAsync($"{i}");
            Assert.Equal($"{i}", (await ada.UntilAsync("message")).Text());
        }

        ada.Drop();
        await _server.WaitForLogAsync(line => line.Contains("Ada left own", StringComparison.Ordinal));
    }

    private async Task ChatAfterSilenceAsync()
    {
        await using var ada = await WireClient.JoinAsync(_nginx.Port, "Ada");
        await using var bob = await WireClient.JoinAsync(_server.Port, "Bob");
        await ada.UntilAsync("join");

        // Only one who reads answers pings.
        var atAda = ada.UntilAsync("message");
        await Task.Delay(TimeSpan.FromSeconds(5));
        await bob.SayAsync("still there?");
        Assert.Equal("still there?", (await atAda).Text());
        await ada.SayAsync("yes");
        Assert.Equal("still there?", (await bob.UntilAsync("message")).Text());
        Assert.Equal("yes", (await bob.UntilAsync("message")).Text());
    }
}
