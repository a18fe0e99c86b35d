using System.Net;
using System.Net.Sockets;
using System.Text;
using XChat.Benchmarks.Yardsticks;

namespace XChat.Benchmarks.Hostile;

/// <summary>A TCP connection from an address of its own, on which an attacker says what it likes.</summary>
internal sealed class HostileClient : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    public static async Task<HostileClient> ConnectAsync(int port, string from, CancellationToken stop, int receiveBuffer = 0)
    {
        var client = new HostileClient();
        if (receiveBuffer > 0)
            client._socket.ReceiveBufferSize = receiveBuffer;
        client._socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
        await client._socket.ConnectAsync(IPAddress.Loopback, port, stop);
        return client;
    }

    /// <summary>Connects and asks for a WebSocket; what is answered is not looked at.</summary>
    public static async Task<HostileClient> UpgradeAsync(int port, string from, CancellationToken stop, int receiveBuffer = 0)
    {
        var client = await ConnectAsync(port, from, stop, receiveBuffer);
        await client.SendAsync("GET /ws HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n", stop);
        return client;
    }

    public Task SendAsync(string ascii, CancellationToken stop) => SendAsync(Encoding.ASCII.GetBytes(ascii), stop);

    public async Task SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken stop) => await _socket.SendAsync(bytes, stop);

    public Task SayAsync(string text, CancellationToken stop) => SendAsync(WebSocketFrames.Masked(Encoding.UTF8.GetBytes(text)), stop);

    /// <summary>Throws away what has come; false where the server has ended the connection.</summary>
    public bool StillOpen()
    {
        while (_socket.Poll(0, SelectMode.SelectRead))
        {
            if (_socket.Receive(new byte[16 * 1024], SocketFlags.None) == 0)
                return false;
        }
        return true;
    }

    public void Dispose() => _socket.Dispose();
}
