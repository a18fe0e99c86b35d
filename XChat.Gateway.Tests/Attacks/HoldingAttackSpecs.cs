using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Attacks;

/// <summary>A server that trusts no proxy, so that loopback addresses are clients to it.</summary>
/// <param name="limits">Its limits besides those of connections.</param>
public abstract class BesiegedServer(string limits) : IAsyncLifetime
{
    public XChatProcess Process { get; private set; } = null!;

    public int Port => Process.Port;

    public async Task InitializeAsync() => Process = await XChatProcess.StartAsync($$"""
        xchat {
          trusted-proxies = []
          limits {
            http-connections = 40, http-connections-per-address = 8, connections-per-address = 10, connects-per-minute = 20
            {{limits}}
          }
        }
        """);

    public async Task DisposeAsync() => await Process.DisposeAsync();
}

/// <summary>One whose patience is short.</summary>
public sealed class ImpatientServer() : BesiegedServer("handshake-timeout = 1 s, join-timeout = 1 s");

/// <summary>Clients that take what there is and give nothing: half-open, slow, silent, again and again.</summary>
public sealed class HoldingAttackSpecs(ImpatientServer server) : IClassFixture<ImpatientServer>
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(8);

    [Fact]
    public async Task Connections_that_became_chats_do_not_count_as_requests()
    {
        var chats = new List<RawSocket>();
        for (var i = 0; i < 10; i++)
        {
            chats.Add(await RawSocket.UpgradeAsync(server.Port, from: "127.0.4.1"));
        }

        using var page = await RawSocket.ConnectAsync(server.Port, "127.0.4.1");
        await page.SendAsync("GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n"u8.ToArray());
        Assert.StartsWith("HTTP/1.1 200 ", await page.HeadAsync(), StringComparison.Ordinal);
        Assert.All(chats, client => client.Dispose());
    }

    [Fact]
    public async Task Who_comes_anew_for_every_few_messages_is_429_within_the_minute()
    {
        var accepted = 0;
        var answer = "";
        for (var i = 0; i < 40 && !answer.Contains(" 429 ", StringComparison.Ordinal); i++)
        {
            using var client = await RawSocket.ConnectAsync(server.Port, "127.0.5.1");
            await client.SendAsync(RawSocket.Request());
            answer = await client.HeadAsync();
            accepted += answer.Contains(" 101 ", StringComparison.Ordinal) ? 1 : 0;

            // Gone before the next one comes, so that the share at once is not what refuses.
            await client.SendAsync(ClientFrame.Close(1000));
            await client.ReadToEndAsync();
        }

        Assert.Equal(20, accepted);
        Assert.Matches("Retry-After: [1-9]", answer);
        using var neighbour = await RawSocket.UpgradeAsync(server.Port, from: "127.0.5.2");
    }

    [Theory]
    [InlineData("127.0.6.1", "")]
    [InlineData("127.0.6.2", "GET /ws HTTP/1.1\r\nHost: a\r\n")]
    [InlineData("127.0.6.3", "GET / HTTP/1.1\r\nHost: a\r\n")]
    [InlineData("127.0.6.4", "P")]
    public async Task A_head_that_trickles_in_is_cut_off_however_busily_it_trickles(string from, string beginning)
    {
        using var client = await RawSocket.ConnectAsync(server.Port, from);
        await client.SendIfPossibleAsync(System.Text.Encoding.ASCII.GetBytes(beginning));
        var since = Stopwatch.StartNew();
        var end = client.ReadToEndAsync();
        for (var i = 0; !end.IsCompleted && since.Elapsed < Soon; i++)
        {
            await client.SendIfPossibleAsync("x"u8.ToArray());
            await Task.WhenAny(end, Task.Delay(100));
        }

        Assert.True(end.IsCompleted, "still open after " + since.Elapsed);
        Assert.DoesNotContain(" 101 ", await end, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_first_frame_that_trickles_in_is_closed_with_4408()
    {
        using var client = await RawSocket.UpgradeAsync(server.Port, from: "127.0.7.1");
        var frame = ClientFrame.Text(new string('x', 100));
        var since = Stopwatch.StartNew();
        var code = client.CloseCodeAsync();
        for (var i = 0; i < frame.Length && !code.IsCompleted && since.Elapsed < Soon; i++)
        {
            await client.SendIfPossibleAsync(frame[i..(i + 1)]);
            await Task.WhenAny(code, Task.Delay(100));
        }

        Assert.Equal(4408, await code);
    }

    [Fact]
    public async Task Who_says_goodbye_and_takes_nothing_is_not_kept_for_ever()
    {
        await using var talkative = await XChatProcess.StartAsync("xchat { limits = { messages-per-second = 0, outbound-bytes = 64 MiB, ping-interval = 0 }, history-bytes = 64 KiB }");
        using var stalled = await RawSocket.UpgradeAsync(talkative.Port, receiveBuffer: 4096);
        await stalled.SendAsync(ClientFrame.Text("stalled"));
        using var speaker = await RawSocket.UpgradeAsync(talkative.Port);
        await speaker.SendAsync(ClientFrame.Text("speaker"));
        var words = ClientFrame.Text(new string('x', 16_000));
        for (var i = 0; i < 1_000; i++)
        {
            await speaker.SendAsync(words);
            if (i % 10 == 9)
            {
                await speaker.FrameAsync();
            }
        }

        stalled.Socket.Shutdown(SocketShutdown.Send);
        var since = Stopwatch.StartNew();
        while (OpenSockets(talkative) > 2 && since.Elapsed < TimeSpan.FromSeconds(15))
        {
            await Task.Delay(50);
        }

        // The one that listens, and the speaker's.
        Assert.Equal(2, OpenSockets(talkative));
    }

    private static int OpenSockets(XChatProcess of) => Directory
        .EnumerateFiles(string.Create(CultureInfo.InvariantCulture, $"/proc/{of.Id}/fd"))
        .Count(file => IsChatSocket(file, of.Port));

    private static bool IsChatSocket(string file, int port) =>
        new FileInfo(file).LinkTarget is { } target && target.StartsWith("socket:[", StringComparison.Ordinal)
        && File.ReadLines("/proc/net/tcp").Any(line =>
            line.Contains($":{port:X4} ", StringComparison.Ordinal) && line.Contains($" {target[8..^1]} ", StringComparison.Ordinal));
}
