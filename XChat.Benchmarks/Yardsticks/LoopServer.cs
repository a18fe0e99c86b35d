using System.Buffers;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace XChat.Benchmarks.Yardsticks;

/// <summary>
/// The floor: no actors, no HTTP server. One loop takes everything that waits, encodes it once, and calls
/// Socket.Send for each client. What the hop through a session actor costs is read off against it.
/// </summary>
public sealed class LoopServer
{
    private abstract record Event;
    private sealed record Joined(Socket Client, string Name) : Event;
    private sealed record Posted(string Name, string Text) : Event;
    private sealed record Left(Socket Client, string Name) : Event;

    private readonly Channel<Event> _events = Channel.CreateUnbounded<Event>(new() { SingleReader = true });
    private readonly Dictionary<Socket, string> _clients = [];
    private readonly Queue<(string User, string Text, long Id)> _history = new();
    private long _id;

    public static async Task RunAsync(int port, CancellationToken stop)
    {
        var server = new LoopServer();
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, port));
        listener.Listen(4096);
        _ = server.TellAsync(stop);
        try
        {
            while (true)
                _ = server.ServeAsync(await listener.AcceptAsync(stop));
        }
        catch (OperationCanceledException)
        {
            // Asked to stop.
        }
    }

    private async Task TellAsync(CancellationToken stop)
    {
        var pending = new List<(string Type, string User, string Text, long Id)>();
        while (await _events.Reader.WaitToReadAsync(stop))
        {
            pending.Clear();
            while (_events.Reader.TryRead(out var next))
                Apply(next, pending);
            if (pending.Count == 0)
                continue;
            var frame = Frame(pending);
            foreach (var client in _clients.Keys)
                Send(client, frame);
        }
    }

    private void Apply(Event next, List<(string, string, string, long)> pending)
    {
        switch (next)
        {
            case Joined joined:
                Send(joined.Client, Frame(_history.Select(m => ("message", m.User, m.Text, m.Id)).ToList()));
                _clients[joined.Client] = joined.Name;
                pending.Add(("join", "system", joined.Name + " joined", 0));
                break;
            case Left left when _clients.Remove(left.Client):
                left.Client.Dispose();
                pending.Add(("leave", "system", left.Name + " left", 0));
                break;
            case Posted posted:
                var id = ++_id;
                _history.Enqueue((posted.Name, posted.Text, id));
                if (_history.Count > 50)
                    _history.Dequeue();
                pending.Add(("message", posted.Name, posted.Text, id));
                break;
        }
    }

    private void Send(Socket client, byte[] frame)
    {
        // A yardstick for healthy readers: a full socket simply blocks this loop, which no real server may do.
        for (var sent = 0; sent < frame.Length;)
        {
            var count = client.Send(frame.AsSpan(sent), SocketFlags.None, out var error);
            if (error == SocketError.WouldBlock)
                client.Poll(TimeSpan.FromSeconds(1), SelectMode.SelectWrite);
            else if (error != SocketError.Success)
                return; // gone; its reader reports it
            sent += count;
        }
    }

    private static byte[] Frame(List<(string Type, string User, string Text, long Id)> messages)
    {
        var json = new ArrayBufferWriter<byte>(256 * messages.Count + 16);
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartArray();
            foreach (var (type, user, text, id) in messages)
                BaseProtocol.Message(writer, type, user, text, id);
            writer.WriteEndArray();
        }
        return WebSocketFrames.Unmasked(json.WrittenSpan);
    }

    private async Task ServeAsync(Socket client)
    {
        client.NoDelay = true;
        var buffer = new byte[16 * 1024];
        var length = 0;
        string? name = null;
        try
        {
            while (buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8) < 0)
            {
                var head = await client.ReceiveAsync(buffer.AsMemory(length));
                if (head == 0)
                    return;
                length += head;
            }
            client.Send(Handshake(Encoding.ASCII.GetString(buffer, 0, length)));
            length = 0;
            while (await client.ReceiveAsync(buffer.AsMemory(length)) is var read and > 0)
            {
                length += read;
                var start = 0;
                while (WebSocketFrames.TryReadMasked(buffer.AsMemory(start, length - start), out var opcode, out var payload, out var size))
                {
                    start += size;
                    if (opcode == 8)
                        return;
                    if (opcode != 1)
                        continue;
                    if (name is null)
                        _events.Writer.TryWrite(new Joined(client, name = Encoding.UTF8.GetString(payload.Span)));
                    else
                        _events.Writer.TryWrite(new Posted(name, BaseProtocol.Text(payload)));
                }
                buffer.AsSpan(start, length - start).CopyTo(buffer);
                length -= start;
            }
        }
        catch (SocketException)
        {
            // Reset by the client: the same as a leave.
        }
        finally
        {
            if (name is null)
                client.Dispose();
            else
                _events.Writer.TryWrite(new Left(client, name));
        }
    }

    private static byte[] Handshake(string request)
    {
        const string header = "sec-websocket-key:";
        var from = request.IndexOf(header, StringComparison.OrdinalIgnoreCase) + header.Length;
        var key = request[from..request.IndexOf('\r', from)].Trim();
        var accept = WebSocketFrames.Accept(key);
        return Encoding.ASCII.GetBytes(
            $"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n");
    }
}
