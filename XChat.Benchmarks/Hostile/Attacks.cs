using System.Net.Sockets;
using System.Text;
using XChat.Benchmarks.Yardsticks;

namespace XChat.Benchmarks.Hostile;

/// <summary>What hostile clients do. Each is called again and again, at a pace that leaves the machine to the server: it is not the load that is to hurt.</summary>
internal static class Attacks
{
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Held = TimeSpan.FromSeconds(5);

    public delegate Task Attack(int port, string from, CancellationToken stop);

    /// <summary>Every kind of attack; <paramref name="held"/> is how many handshakes one attacker of that kind begins and does not finish.</summary>
    public static IReadOnlyList<Attack> All(int held) =>
    [
        FloodAsync,
        GarbageAsync,
        StallAsync,
        (port, from, stop) => HalfOpenAsync(held, port, from, stop),
        WrongTokenAsync,
        OversizeUploadAsync,
        ComeAndGoAsync,
    ];

    /// <summary>Attacks until told to stop.</summary>
    public static async Task GoOnAsync(Attack attack, int port, string from, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await attack(port, from, stop);
                await Task.Delay(Pace, stop);
            }
            catch (Exception ended) when (ended is SocketException or OperationCanceledException)
            {
                // The server has put it out, or it is over, or there are too many of them for the moment.
            }
        }
    }

    private static async Task FloodAsync(int port, string from, CancellationToken stop)
    {
        using var client = await HostileClient.UpgradeAsync(port, from, stop);
        await client.SayAsync("flooder", stop);
        var words = Enumerable.Repeat(WebSocketFrames.Masked("spam spam spam"u8), 100).SelectMany(frame => frame).ToArray();
        while (client.StillOpen())
        {
            await client.SendAsync(words, stop);
            await Task.Delay(Pace, stop);
        }
    }

    private static async Task GarbageAsync(int port, string from, CancellationToken stop)
    {
        var noise = new byte[4096];
        Random.Shared.NextBytes(noise);
        using var client = Random.Shared.Next(2) == 0
            ? await HostileClient.UpgradeAsync(port, from, stop)
            : await HostileClient.ConnectAsync(port, from, stop);
        await client.SendAsync(noise, stop);
        await Task.Delay(Pace, stop);
    }

    private static async Task StallAsync(int port, string from, CancellationToken stop)
    {
        using var client = await HostileClient.UpgradeAsync(port, from, stop, receiveBuffer: 4096);
        await client.SayAsync("sleeper", stop);
        await Task.Delay(2 * Held, stop);
    }

    private static async Task HalfOpenAsync(int count, int port, string from, CancellationToken stop)
    {
        var held = new List<HostileClient>();
        try
        {
            for (var i = 0; i < count; i++)
            {
                held.Add(await HostileClient.ConnectAsync(port, from, stop));
                await held[^1].SendAsync(i % 2 == 0 ? "GET /ws HTTP/1.1\r\nHo" : "POST /upl", stop);
            }
            await Task.Delay(Held, stop);
        }
        finally
        {
            held.ForEach(client => client.Dispose());
        }
    }

    private static async Task WrongTokenAsync(int port, string from, CancellationToken stop)
    {
        using var client = await HostileClient.UpgradeAsync(port, from, stop);
        await client.SayAsync($"root::guess{Random.Shared.Next()}", stop);
        while (client.StillOpen())
            await Task.Delay(Pace, stop);
    }

    private static async Task OversizeUploadAsync(int port, string from, CancellationToken stop)
    {
        using var client = await HostileClient.ConnectAsync(port, from, stop);
        var word = Random.Shared.Next(2) == 0 ? "Content-Length: 500000000" : "Transfer-Encoding: chunked";
        await client.SendAsync($"POST /upload HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=x\r\n{word}\r\n\r\n", stop);
        var chunk = Encoding.ASCII.GetBytes("4000\r\n").Concat(new byte[0x4000]).Concat("\r\n"u8.ToArray()).ToArray();
        while (client.StillOpen())
        {
            await client.SendAsync(chunk, stop);
            await Task.Delay(Pace, stop);
        }
    }

    private static async Task ComeAndGoAsync(int port, string from, CancellationToken stop)
    {
        using var client = await HostileClient.UpgradeAsync(port, from, stop);
        await client.SayAsync("passer-by", stop);
        await client.SendAsync(new byte[] { 0x81, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0 }, stop);
        await Task.Delay(Pace, stop);
    }
}
