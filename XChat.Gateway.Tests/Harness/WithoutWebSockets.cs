using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace XChat.Gateway.Tests.Harness;

/// <summary>What stands between many people and the server: a proxy that passes everything on, but answers 403 to every upgrade.</summary>
public sealed class WithoutWebSockets : IAsyncDisposable
{
    private const int MostHead = 16 * 1024;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, Task> _open = new();
    private readonly int _server;
    private readonly Task _accepting;
    private int _refused;

    public WithoutWebSockets(int server)
    {
        _server = server;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where it listens.</summary>
    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    /// <summary>Upgrades that it has refused.</summary>
    public int Refused => Volatile.Read(ref _refused);

    /// <summary>Cuts everything that is open, as a network that changes does.</summary>
    public void Cut()
    {
        foreach (var client in _open.Keys)
        {
            client.Close();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _accepting;
        Cut();
        await Task.WhenAll(_open.Values);
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync();
                _open[client] = PassAsync(client);
            }
        }
        catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException)
        {
            // Stopped listening: nobody comes any more.
        }
    }

    private async Task PassAsync(TcpClient client)
    {
        using var server = new TcpClient();
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, _server);
            await Task.WhenAny(RequestsAsync(client.GetStream(), server.GetStream()), server.GetStream().CopyToAsync(client.GetStream()));
        }
        catch (Exception cut) when (cut is IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // One end is gone, and so is the other now.
        }

        client.Close();
        _open.TryRemove(client, out _);
    }

    // A browser puts each request's head into one packet here: nothing but loopback lies between.
    private async Task RequestsAsync(NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[MostHead];
        while (await from.ReadAsync(buffer) is var read and > 0)
        {
            if (Encoding.Latin1.GetString(buffer, 0, read).Contains("Upgrade: websocket", StringComparison.OrdinalIgnoreCase))
            {
                Interlocked.Increment(ref _refused);
                await from.WriteAsync("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray());
                return;
            }

            await to.WriteAsync(buffer.AsMemory(0, read));
        }
    }
}
