using System.Net;
using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Text;
using System.Text.Json;

namespace XChat.Gateway.Tests.Harness;

/// <summary>A client where WebSockets are blocked: listens to an event stream, and posts what it says.</summary>
public sealed class EventClient : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly HttpClient _http;
    private readonly HttpResponseMessage _answer;
    private readonly IAsyncEnumerator<SseItem<string>> _events;
    private readonly SseParser<string> _parser;
    private readonly string _path;
    private readonly Queue<JsonElement> _messages = [];

    private EventClient(HttpClient http, HttpResponseMessage answer, SseParser<string> parser, string path)
    {
        (_http, _answer, _parser, _path) = (http, answer, parser, path);
        _events = parser.EnumerateAsync().GetAsyncEnumerator();
    }

    /// <summary>The bearer of what this client says.</summary>
    public string Bearer { get; set; } = "";

    /// <summary>What an <c>EventSource</c> would send as <c>Last-Event-ID</c>.</summary>
    public string LastEventId => _parser.LastEventId;

    /// <summary>When an <c>EventSource</c> would come back.</summary>
    public TimeSpan ReconnectionInterval => _parser.ReconnectionInterval;

    /// <summary>The answer to the GET.</summary>
    public HttpResponseMessage Answer => _answer;

    /// <summary>Opens a stream, which must be let in, and hears its bearer.</summary>
    public static async Task<EventClient> ConnectAsync(int port, string path = "/events", params (string Name, string Value)[] headers)
    {
        var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = Timeout.InfiniteTimeSpan };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var timeout = new CancellationTokenSource(Patience);
        var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, timeout.Token);
        Xunit.Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var client = new EventClient(http, answer, SseParser.Create(await answer.Content.ReadAsStreamAsync()), path.Split('?')[0]);
        var first = await client.EventAsync();
        Xunit.Assert.Equal("session", first.EventType);
        client.Bearer = first.Data;
        return client;
    }

    /// <summary>Connects, joins, and hears the welcome, the history and the own join.</summary>
    public static async Task<EventClient> JoinAsync(int port, string name, string path = "/events")
    {
        var client = await ConnectAsync(port, path);
        await client.SayAsync(new { type = "join", name });
        await client.UntilAsync("welcome");
        await client.FrameAsync();
        await client.UntilAsync("join");
        return client;
    }

    /// <summary>Posts one object, which must be taken.</summary>
    public async Task SayAsync(object said)
    {
        using var answer = await PostAsync(JsonSerializer.SerializeToUtf8Bytes(said));
        Xunit.Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }

    /// <summary>Posts these bytes.</summary>
    public async Task<HttpResponseMessage> PostAsync(byte[] said, string? path = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path ?? _path) { Content = new ByteArrayContent(said) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Bearer);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var timeout = new CancellationTokenSource(Patience);
        return await _http.SendAsync(request, timeout.Token);
    }

    /// <summary>The next event, whatever it is; comments are none.</summary>
    public async Task<SseItem<string>> EventAsync()
    {
        return await _events.MoveNextAsync().AsTask().WaitAsync(Patience)
            ? _events.Current
            : throw new EndOfStreamException("The stream ended without a close event.");
    }

    /// <summary>The next frame as it came.</summary>
    public async Task<string> TextAsync()
    {
        var next = await EventAsync();
        if (next.EventType == "close")
        {
            using var why = JsonDocument.Parse(next.Data);
            throw new ClosedByServerException(why.RootElement.GetProperty("code").GetInt32(), why.RootElement.GetProperty("reason").GetString()!);
        }

        Xunit.Assert.Equal("message", next.EventType);
        return next.Data;
    }

    /// <summary>The next frame, which is an array.</summary>
    public async Task<JsonElement[]> FrameAsync()
    {
        using var json = JsonDocument.Parse(await TextAsync());
        Xunit.Assert.Equal(JsonValueKind.Array, json.RootElement.ValueKind);
        return [.. json.RootElement.EnumerateArray().Select(element => element.Clone())];
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

    /// <summary>Hears on until the close event, and then the end.</summary>
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
            Xunit.Assert.False(await _events.MoveNextAsync().AsTask().WaitAsync(Patience));
            return (closed.Code, closed.Reason, before);
        }
    }

    /// <summary>Drops the stream without a word.</summary>
    public void Drop() => _answer.Dispose();

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _answer.Dispose();
        _http.Dispose();
        return ValueTask.CompletedTask;
    }
}
