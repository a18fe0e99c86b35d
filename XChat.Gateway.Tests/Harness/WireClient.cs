using System.Net.WebSockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;

namespace XChat.Gateway.Tests.Harness;

/// <summary>Any client: the framework's WebSocket, and what the chat says over it.</summary>
public sealed class WireClient : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ClientWebSocket _socket;
    private readonly Queue<JsonElement> _messages = [];
    private readonly byte[] _buffer = new byte[64 * 1024];

    private WireClient(ClientWebSocket socket) => _socket = socket;

    /// <summary>The subprotocol that was agreed on; null for none.</summary>
    public string? Subprotocol => _socket.SubProtocol;

    /// <summary>A header of the handshake's answer.</summary>
    public string? Header(string name) => _socket.HttpResponseHeaders?.TryGetValue(name, out var values) == true ? values.First() : null;

    /// <summary>Connects without saying anything.</summary>
    public static async Task<WireClient> ConnectAsync(
        int port, string path = "/ws", string? subprotocol = null, bool deflate = false, params (string Name, string Value)[] headers)
    {
        var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.KeepAliveInterval = TimeSpan.Zero;
        foreach (var (name, value) in headers)
        {
            socket.Options.SetRequestHeader(name, value);
        }

        if (deflate)
        {
            socket.Options.DangerousDeflateOptions = new WebSocketDeflateOptions();
        }

        if (subprotocol is not null)
        {
            socket.Options.AddSubProtocol(subprotocol);
        }

        using var timeout = new CancellationTokenSource(Patience);
        await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{port}{path}"), timeout.Token);
        return new WireClient(socket);
    }

    /// <summary>Connects by TLS; the certificate is for the caller to look at.</summary>
    public static async Task<(WireClient Client, X509Certificate2 Certificate)> ConnectTlsAsync(int port, string path = "/ws")
    {
        X509Certificate2? shown = null;
        var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.KeepAliveInterval = TimeSpan.Zero;
        socket.Options.RemoteCertificateValidationCallback = (_, certificate, _, _) =>
        {
            shown = X509CertificateLoader.LoadCertificate(certificate!.GetRawCertData());
            return shown.HasPrivateKey is false;
        };
        using var timeout = new CancellationTokenSource(Patience);
        await socket.ConnectAsync(new Uri($"wss://127.0.0.1:{port}{path}"), timeout.Token);
        return (new WireClient(socket), shown!);
    }

    /// <summary>Connects, says the name, and hears the history and the own join.</summary>
    public static async Task<WireClient> JoinAsync(int port, string name, string path = "/ws")
    {
        var client = await ConnectAsync(port, path);
        await client.SayAsync(name);
        await client.FrameAsync();
        await client.UntilAsync("join");
        return client;
    }

    /// <summary>Sends one text frame.</summary>
    public Task SayAsync(string text) => SayAsync(Encoding.UTF8.GetBytes(text));

    /// <summary>Sends one text frame of these bytes.</summary>
    public async Task SayAsync(byte[] bytes)
    {
        using var timeout = new CancellationTokenSource(Patience);
        await _socket.SendAsync(bytes, WebSocketMessageType.Text, endOfMessage: true, timeout.Token);
    }

    /// <summary>The next frame, which is an array.</summary>
    public async Task<JsonElement[]> FrameAsync()
    {
        var text = await TextAsync();
        using var json = JsonDocument.Parse(text);
        Xunit.Assert.Equal(JsonValueKind.Array, json.RootElement.ValueKind);
        return [.. json.RootElement.EnumerateArray().Select(element => element.Clone())];
    }

    /// <summary>The next frame as it came.</summary>
    public async Task<string> TextAsync()
    {
        using var timeout = new CancellationTokenSource(Patience);
        var whole = new MemoryStream();
        while (true)
        {
            var read = await _socket.ReceiveAsync(_buffer.AsMemory(), timeout.Token);
            if (read.MessageType == WebSocketMessageType.Close)
            {
                throw new ClosedByServerException((int)_socket.CloseStatus!, _socket.CloseStatusDescription ?? "");
            }

            whole.Write(_buffer, 0, read.Count);
            if (read.EndOfMessage)
            {
                // Throws where it is not valid UTF-8.
                return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(whole.ToArray());
            }
        }
    }

    /// <summary>The next message, whichever frame it is in.</summary>
    public async Task<JsonElement> NextAsync()
    {
        while (_messages.Count == 0)
        {
            foreach (var message in await FrameAsync())
            {
                _messages.Enqueue(message);
            }
        }

        return _messages.Dequeue();
    }

    /// <summary>The next message of a type; those before it are dropped.</summary>
    public async Task<JsonElement> UntilAsync(string type)
    {
        while (true)
        {
            var message = await NextAsync();
            if (message.Type() == type)
            {
                return message;
            }
        }
    }

    /// <summary>Hears on until the server closes.</summary>
    /// <returns>The close code and reason, and all messages before.</returns>
    public async Task<(int Code, string Reason, List<JsonElement> Before)> ClosedAsync()
    {
        var before = new List<JsonElement>();
        try
        {
            while (true)
            {
                before.Add(await NextAsync());
            }
        }
        catch (ClosedByServerException closed)
        {
            using var timeout = new CancellationTokenSource(Patience);
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, timeout.Token);
            return (closed.Code, closed.Reason, before);
        }
    }

    /// <summary>Closes as a client that is done does.</summary>
    public async Task LeaveAsync()
    {
        using var timeout = new CancellationTokenSource(Patience);
        await _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "bye", timeout.Token);
    }

    /// <summary>Drops the connection without a word.</summary>
    public void Drop() => _socket.Abort();

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }
}
