using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace XChat.Gateway.Tests.Harness;

/// <summary>A TCP connection on which a test says exactly the bytes that it wants.</summary>
public sealed class RawSocket : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Socket _socket;
    private byte[] _unread = [];

    private RawSocket(Socket socket) => _socket = socket;

    public Socket Socket => _socket;

    /// <summary>Connects, from a loopback address of choice.</summary>
    public static async Task<RawSocket> ConnectAsync(int port, string from = "127.0.0.1", int receiveBuffer = 0)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        if (receiveBuffer > 0)
        {
            socket.ReceiveBufferSize = receiveBuffer;
        }

        socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
        await socket.ConnectAsync(IPAddress.Loopback, port);
        return new RawSocket(socket);
    }

    /// <summary>Connects and upgrades.</summary>
    public static async Task<RawSocket> UpgradeAsync(int port, string path = "/ws", string from = "127.0.0.1", int receiveBuffer = 0, params string[] headers)
    {
        var raw = await ConnectAsync(port, from, receiveBuffer);
        await raw.SendAsync(Request(path, headers));
        var answer = await raw.HeadAsync();
        Xunit.Assert.StartsWith("HTTP/1.1 101 ", answer, StringComparison.Ordinal);
        return raw;
    }

    /// <summary>A well-formed upgrade request; <paramref name="headers"/> are added, or replace those of the same name.</summary>
    public static byte[] Request(string path = "/ws", params string[] headers)
    {
        string[] own =
        [
            "Host: 127.0.0.1", "Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: " + Convert.ToBase64String(RandomNumberGenerator.GetBytes(16)),
        ];
        var kept = own.Where(line => !headers.Any(other => other.StartsWith(line[..(line.IndexOf(':') + 1)], StringComparison.OrdinalIgnoreCase)));
        return Encoding.Latin1.GetBytes($"GET {path} HTTP/1.1\r\n{string.Join("\r\n", kept.Concat(headers.Where(line => !line.EndsWith(": ", StringComparison.Ordinal))))}\r\n\r\n");
    }

    public async Task SendAsync(params byte[][] parts)
    {
        using var timeout = new CancellationTokenSource(Patience);
        foreach (var part in parts)
        {
            await _socket.SendAsync(part, timeout.Token);
        }
    }

    /// <summary>Sends to a server that may have ended the connection already.</summary>
    public async Task SendIfPossibleAsync(byte[] bytes)
    {
        try
        {
            await SendAsync(bytes);
        }
        catch (SocketException)
        {
            // It has: what it said before is there to be read.
        }
    }

    /// <summary>The head of an HTTP answer.</summary>
    public async Task<string> HeadAsync()
    {
        int end;
        while ((end = _unread.AsSpan().IndexOf("\r\n\r\n"u8)) < 0)
        {
            Xunit.Assert.True(await MoreAsync(), "The connection ended within the head of an answer.");
        }

        var head = Encoding.Latin1.GetString(_unread[..end]);
        _unread = _unread[(end + 4)..];
        return head;
    }

    /// <summary>All that comes until the server ends the connection.</summary>
    public async Task<string> ReadToEndAsync()
    {
        while (await MoreAsync())
        {
        }

        return Encoding.Latin1.GetString(_unread);
    }

    /// <summary>All that has come, once this is in it and so many bytes behind it.</summary>
    public async Task<string> UntilAsync(string text, int andMore = 0)
    {
        int at;
        while ((at = Encoding.Latin1.GetString(_unread).IndexOf(text, StringComparison.Ordinal)) < 0 || _unread.Length < at + text.Length + andMore)
        {
            Xunit.Assert.True(await MoreAsync(), $"The connection ended before {text}");
        }

        return Encoding.Latin1.GetString(_unread);
    }

    /// <summary>The next frame; null at the end of the connection.</summary>
    public async Task<ServerFrame?> FrameAsync()
    {
        while (true)
        {
            if (TryTake() is { } frame)
            {
                return frame;
            }

            if (!await MoreAsync())
            {
                Xunit.Assert.Empty(_unread);
                return null;
            }
        }
    }

    /// <summary>Frames until the close frame, whose code is returned, and then the end; -1 where the end comes without one.</summary>
    public async Task<int> CloseCodeAsync()
    {
        var code = -1;
        while (await FrameAsync() is { } frame)
        {
            if (frame.Opcode == 0x8)
            {
                code = frame.Payload.Length < 2 ? 1005 : BinaryPrimitives.ReadUInt16BigEndian(frame.Payload);
                await SendIfPossibleAsync(ClientFrame.Close(1000));
            }
        }

        return code;
    }

    public void Dispose() => _socket.Dispose();

    private ServerFrame? TryTake()
    {
        if (_unread.Length < 2)
        {
            return null;
        }

        var (size, length) = _unread[1] switch
        {
            126 when _unread.Length >= 4 => (4, BinaryPrimitives.ReadUInt16BigEndian(_unread.AsSpan(2))),
            127 when _unread.Length >= 10 => (10, (int)BinaryPrimitives.ReadInt64BigEndian(_unread.AsSpan(2))),
            126 or 127 => (int.MaxValue, 0),
            _ => (2, _unread[1]),
        };
        if (_unread.Length < (long)size + length)
        {
            return null;
        }

        var frame = new ServerFrame(_unread[0] & 0x0F, (_unread[0] & 0x80) != 0, (_unread[0] & 0x70) >> 4, _unread[size..(size + length)]);
        _unread = _unread[(size + length)..];
        return frame;
    }

    private async Task<bool> MoreAsync()
    {
        using var timeout = new CancellationTokenSource(Patience);
        var buffer = new byte[64 * 1024];
        try
        {
            var read = await _socket.ReceiveAsync(buffer, timeout.Token);
            _unread = [.. _unread, .. buffer.AsSpan(0, read)];
            return read > 0;
        }
        catch (SocketException)
        {
            // A reset is an end too.
            return false;
        }
    }
}

/// <summary>One frame of the server.</summary>
public sealed record ServerFrame(int Opcode, bool Final, int Reserved, byte[] Payload)
{
    public string Text => Encoding.UTF8.GetString(Payload);
}
