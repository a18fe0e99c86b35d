using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using XChat.Benchmarks.Yardsticks;

namespace XChat.Benchmarks.Fanout;

/// <summary>
/// One member of the room over a raw socket. It checks what it hears: of every sender each message, once, in order;
/// and a hash of the whole order, which must be the same for all members.
/// </summary>
public sealed class LoadClient : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly long[] _lastOf;
    private readonly int _sender;
    private readonly LatencyHistogram? _latency;
    private readonly Lock _writing = new();
    private SslStream? _tls;
    private byte[] _buffer = new byte[8 * 1024];
    private int _length;
    private long _heard;
    private ulong _order = 17;
    private Task _listening = Task.CompletedTask;

    /// <param name="sender">This client's number among the senders, or -1.</param>
    public LoadClient(int senders, int sender, LatencyHistogram? latency)
    {
        _lastOf = new long[senders];
        _sender = sender;
        _latency = latency;
    }

    public long Heard => Volatile.Read(ref _heard);
    public long Frames { get; private set; }
    public ulong Order => _order;

    /// <summary>The first thing that was wrong with what was heard, or null.</summary>
    public string? Fault { get; private set; }

    /// <summary>Called with how many of this sender's own messages one read brought back.</summary>
    public Action<int>? Returned { get; set; }

    /// <summary>Connects, joins and waits for the history; with <paramref name="listen"/> false nothing is read after that.</summary>
    public async Task JoinAsync(int port, string name, CancellationToken stop, bool listen = true, int receiveBuffer = 0, bool tls = false)
    {
        if (receiveBuffer > 0)
            _socket.ReceiveBufferSize = receiveBuffer;
        await _socket.ConnectAsync(IPAddress.Loopback, port, stop);
        if (tls)
        {
            _tls = new SslStream(new NetworkStream(_socket), false, (_, certificate, _, _) => certificate?.Subject == OwnCertificate.Subject);
            await _tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = "127.0.0.1" }, stop);
        }
        await SendAsync(Encoding.ASCII.GetBytes(
            $"GET /ws HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n" +
            "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"), stop);
        int end;
        while ((end = _buffer.AsSpan(0, _length).IndexOf("\r\n\r\n"u8)) < 0)
            await FillAsync(stop);
        if (!_buffer.AsSpan(0, end).StartsWith("HTTP/1.1 101"u8))
            throw new InvalidOperationException(Encoding.ASCII.GetString(_buffer, 0, end));
        Consume(end + 4);
        await SendAsync(WebSocketFrames.Masked(Encoding.UTF8.GetBytes(name)), stop);
        var frames = Frames;
        while (Frames == frames)
        {
            await FillAsync(stop);
            Scan();
        }
        _listening = listen ? ListenAsync() : Task.CompletedTask;
    }

    public void Post(long sequence, int size, int count = 1)
    {
        var frames = new byte[count][];
        for (var i = 0; i < count; i++)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"#{_sender}.{sequence + i} {Stopwatch.GetTimestamp()} ");
            frames[i] = WebSocketFrames.Masked(Encoding.ASCII.GetBytes($"{{\"text\":\"{text.PadRight(size, 'x')}\"}}"));
        }
        var all = count == 1 ? frames[0] : frames.SelectMany(f => f).ToArray();
        Send(all);
    }

    private void Send(byte[] frames)
    {
        if (_tls is null)
            _socket.Send(frames);
        else
            lock (_writing) // a stream takes one write at a time; a pong may meet a post
                _tls.Write(frames);
    }

    private async ValueTask SendAsync(byte[] bytes, CancellationToken stop)
    {
        if (_tls is null)
            await _socket.SendAsync(bytes, stop);
        else
            await _tls.WriteAsync(bytes, stop);
    }

    /// <summary>Leaves with a close frame and waits for the server's.</summary>
    public async Task LeaveAsync(CancellationToken stop)
    {
        await SendAsync(WebSocketFrames.Masked([3, 232], opcode: 8), stop);
        _socket.Shutdown(SocketShutdown.Send);
        await _listening.WaitAsync(stop);
    }

    /// <summary>Reads what is there and whether an end is behind it; for one that did not listen.</summary>
    public async Task<bool> IsClosedAsync(CancellationToken stop)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(TimeSpan.FromSeconds(2));
        try
        {
            while (await _socket.ReceiveAsync(_buffer, patience.Token) > 0)
            {
            }

            return true;
        }
        catch (SocketException)
        {
            return true; // reset: it had not read what was sent
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                await FillAsync(CancellationToken.None);
                Scan();
            }
        }
        catch (Exception gone) when (gone is SocketException or IOException or ObjectDisposedException)
        {
            // The server, or this tool, ended the connection; whoever counts sees it by what is missing.
        }
    }

    private async ValueTask FillAsync(CancellationToken stop)
    {
        if (_length == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        var read = _tls is null
            ? await _socket.ReceiveAsync(_buffer.AsMemory(_length), stop)
            : await _tls.ReadAsync(_buffer.AsMemory(_length), stop);
        if (read == 0)
            throw new EndOfStreamException("the server closed the connection");
        _length += read;
    }

    private void Scan()
    {
        var start = 0;
        var own = 0;
        while (WebSocketFrames.TryReadHeader(_buffer.AsSpan(start, _length - start), out var opcode, out var header, out var length)
            && _length - start >= header + length)
        {
            if (opcode == 1)
            {
                Frames++;
                own += Read(_buffer.AsSpan(start + header, length));
            }
            else if (opcode == 9)
            {
                Send(WebSocketFrames.Masked(_buffer.AsSpan(start + header, length), opcode: 10));
            }
            start += header + length;
        }
        Consume(start);
        if (own > 0)
            Returned?.Invoke(own);
    }

    private int Read(ReadOnlySpan<byte> json)
    {
        var own = 0;
        var count = 0;
        var now = _latency is null ? 0 : Stopwatch.GetTimestamp();
        for (int at; (at = json.IndexOf("\"text\":\"#"u8)) >= 0;)
        {
            json = json[(at + 9)..];
            var sender = (int)Number(ref json);
            var sequence = Number(ref json);
            var sent = Number(ref json);
            if (sequence != _lastOf[sender] + 1)
                Fault ??= $"of sender {sender}: {sequence} after {_lastOf[sender]}";
            _lastOf[sender] = sequence;
            _order = (_order * 31) + ((ulong)sender << 40) + (ulong)sequence;
            _latency?.Record(now - sent);
            count++;
            if (sender == _sender)
                own++;
        }
        if (count > 0)
            Volatile.Write(ref _heard, _heard + count);
        return own;
    }

    /// <summary>The decimal number at the start of <paramref name="text"/>, and past the one byte that ends it.</summary>
    private static long Number(ref ReadOnlySpan<byte> text)
    {
        long value = 0;
        var i = 0;
        for (; (uint)(text[i] - '0') <= 9; i++)
            value = (value * 10) + text[i] - '0';
        text = text[(i + 1)..];
        return value;
    }

    private void Consume(int count)
    {
        _buffer.AsSpan(count, _length - count).CopyTo(_buffer);
        _length -= count;
    }

    public void Dispose()
    {
        _tls?.Dispose();
        _socket.Dispose();
    }
}
