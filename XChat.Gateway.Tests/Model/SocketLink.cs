using System.Net.WebSockets;
using System.Text;

namespace XChat.Gateway.Tests.Model;

/// <summary>A WebSocket.</summary>
internal sealed class SocketLink : IModelLink
{
    private readonly ClientWebSocket _socket = new();
    private readonly byte[] _buffer = new byte[16 * 1024];

    private SocketLink()
    {
    }

    public string? Epoch => _socket.HttpResponseHeaders?.TryGetValue("X-XChat-Epoch", out var values) == true ? values.Single() : null;

    public static async Task<IModelLink> ConnectAsync(int port, string query, bool v2, CancellationToken patience)
    {
        var link = new SocketLink();
        link._socket.Options.CollectHttpResponseDetails = true;
        link._socket.Options.KeepAliveInterval = TimeSpan.Zero;
        if (v2)
        {
            link._socket.Options.AddSubProtocol("xchat.v2");
        }

        await TryAsync(() => link._socket.ConnectAsync(new Uri($"ws://127.0.0.1:{port}/ws{query}"), patience));
        return link;
    }

    public Task SayAsync(string frame, CancellationToken patience) =>
        TryAsync(() => _socket.SendAsync(Encoding.UTF8.GetBytes(frame), WebSocketMessageType.Text, true, patience));

    public async Task<string> HearAsync(CancellationToken patience)
    {
        using var whole = new MemoryStream();
        var isWhole = false;
        while (!isWhole)
        {
            await TryAsync(async () =>
            {
                var read = await _socket.ReceiveAsync(_buffer.AsMemory(), patience);
                whole.Write(_buffer, 0, read.Count);
                isWhole = read.EndOfMessage;
                if (read.MessageType == WebSocketMessageType.Close)
                {
                    throw new LinkLostException((int)(_socket.CloseStatus ?? 0), _socket.CloseStatusDescription ?? "");
                }
            });
        }

        return Encoding.UTF8.GetString(whole.GetBuffer(), 0, (int)whole.Length);
    }

    public ValueTask DisposeAsync()
    {
        _socket.Abort();
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async Task TryAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception lost) when (lost is WebSocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            throw new LinkLostException(0, lost.Message, lost);
        }
    }
}
