using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace XChat.Benchmarks.Yardsticks;

/// <summary>
/// The usual chat server in ASP.NET: a WebSocket, an unbounded channel and a writing task per client,
/// one SendAsync per message. What XChat must beat in the same run.
/// </summary>
public sealed class NaiveServer
{
    private const int HistoryLength = 50;
    private readonly ConcurrentDictionary<Channel<byte[]>, string> _clients = new();
    private readonly Queue<(string User, string Text, long Id)> _history = new();
    private readonly Lock _order = new();
    private long _id;

    public static async Task RunAsync(int port, CancellationToken stop)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        var app = builder.Build();
        app.UseWebSockets();
        var server = new NaiveServer();
        app.Map("/ws", server.ServeAsync);
        await ((IHost)app).RunAsync(stop);
    }

    private async Task ServeAsync(HttpContext http)
    {
        if (!http.WebSockets.IsWebSocketRequest)
        {
            http.Response.StatusCode = StatusCodes.Status426UpgradeRequired;
            return;
        }
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        var buffer = new byte[4096];
        if (await ReadAsync(socket, buffer) is not { } first)
            return;
        var name = System.Text.Encoding.UTF8.GetString(first.Span);
        var outbound = Channel.CreateUnbounded<byte[]>(new() { SingleReader = true });
        Join(outbound, name);
        var writing = WriteAsync(socket, outbound.Reader);
        try
        {
            while (await ReadAsync(socket, buffer) is { } frame)
                Post(name, BaseProtocol.Text(frame));
        }
        finally
        {
            Leave(outbound, name);
            await writing;
        }
    }

    private void Join(Channel<byte[]> outbound, string name)
    {
        lock (_order)
        {
            outbound.Writer.TryWrite(History());
            _clients[outbound] = name;
            Tell(BaseProtocol.Array("join", "system", name + " joined", 0));
        }
    }

    private void Leave(Channel<byte[]> outbound, string name)
    {
        lock (_order)
        {
            _clients.TryRemove(outbound, out _);
            outbound.Writer.Complete();
            Tell(BaseProtocol.Array("leave", "system", name + " left", 0));
        }
    }

    private void Post(string name, string text)
    {
        lock (_order)
        {
            var id = ++_id;
            _history.Enqueue((name, text, id));
            if (_history.Count > HistoryLength)
                _history.Dequeue();
            Tell(BaseProtocol.Array("message", name, text, id));
        }
    }

    private void Tell(byte[] message)
    {
        foreach (var client in _clients)
            client.Key.Writer.TryWrite(message);
    }

    private byte[] History()
    {
        var json = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new System.Text.Json.Utf8JsonWriter(json))
        {
            writer.WriteStartArray();
            foreach (var (user, text, id) in _history)
                BaseProtocol.Message(writer, "message", user, text, id);
            writer.WriteEndArray();
        }
        return json.WrittenSpan.ToArray();
    }

    private static async Task WriteAsync(WebSocket socket, ChannelReader<byte[]> messages)
    {
        try
        {
            await foreach (var message in messages.ReadAllAsync())
                await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        catch (WebSocketException)
        {
            // The client is gone; the reading side sees it too and leaves the room.
        }
    }

    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(WebSocket socket, byte[] buffer)
    {
        try
        {
            var length = 0;
            while (true)
            {
                var result = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                if (result.MessageType == WebSocketMessageType.Close)
                    return null;
                length += result.Count;
                if (result.EndOfMessage)
                    return buffer.AsMemory(0, length);
            }
        }
        catch (WebSocketException)
        {
            return null; // dropped without a close frame
        }
    }
}
