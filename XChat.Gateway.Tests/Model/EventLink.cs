using System.Net;
using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Net.Sockets;
using System.Text.Json;

namespace XChat.Gateway.Tests.Model;

/// <summary>An event stream, and what is posted to it.</summary>
internal sealed class EventLink : IModelLink
{
    private readonly HttpClient _http;

    // Ends the read under way. An answer that is disposed of while it is read gives its buffers back to others too early.
    private readonly CancellationTokenSource _over = new();
    private HttpResponseMessage? _answer;
    private SseParser<string>? _parser;
    private IAsyncEnumerator<SseItem<string>>? _events;
    private string _bearer = "";

    private EventLink(int port) =>
        _http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = Timeout.InfiniteTimeSpan };

    public string? Epoch => _answer!.Headers.TryGetValues("X-XChat-Epoch", out var values) ? values.Single() : null;

    public string? LastEventId => _parser is { LastEventId.Length: > 0 } heard ? heard.LastEventId : null;

    /// <param name="lastEventId">Sent as a browser sends it.</param>
    public static async Task<IModelLink> ConnectAsync(int port, string? lastEventId, CancellationToken patience)
    {
        var link = new EventLink(port);
        try
        {
            await TryAsync(() => link.OpenAsync(lastEventId, patience));
            return link;
        }
        catch
        {
            await link.DisposeAsync();
            throw;
        }
    }

    public Task SayAsync(string frame, CancellationToken patience) => TryAsync(async () =>
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/events") { Content = new StringContent(frame) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _bearer);
        using var answer = await _http.SendAsync(request, patience);
        if (answer.StatusCode != HttpStatusCode.Accepted)
        {
            throw new LinkLostException(0, $"HTTP {(int)answer.StatusCode}");
        }
    });

    public async Task<string> HearAsync(CancellationToken patience)
    {
        var heard = await NextAsync(patience);
        if (heard.EventType == "close")
        {
            using var why = JsonDocument.Parse(heard.Data);
            throw new LinkLostException(why.RootElement.GetProperty("code").GetInt32(), why.RootElement.GetProperty("reason").GetString()!);
        }

        return heard.Data;
    }

    public ValueTask DisposeAsync()
    {
        _answer?.Dispose();
        _http.Dispose();
        _over.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task OpenAsync(string? lastEventId, CancellationToken patience)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/events");
        if (lastEventId is not null)
        {
            request.Headers.Add("Last-Event-ID", lastEventId);
        }

        _answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience);
        if (_answer.StatusCode != HttpStatusCode.OK)
        {
            throw new LinkLostException(0, $"HTTP {(int)_answer.StatusCode}");
        }

        _parser = SseParser.Create(await _answer.Content.ReadAsStreamAsync(patience));
        _events = _parser.EnumerateAsync(_over.Token).GetAsyncEnumerator(_over.Token);
        _bearer = (await NextAsync(patience)).Data;
    }

    private async Task<SseItem<string>> NextAsync(CancellationToken patience)
    {
        using var giveUp = patience.Register(_over.Cancel);
        SseItem<string> heard = default;
        await TryAsync(async () => heard = await _events!.MoveNextAsync()
            ? _events.Current
            : throw new LinkLostException(0, "the stream ended"));
        return heard;
    }

    private static async Task TryAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (Exception lost) when (lost is HttpRequestException or IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            throw new LinkLostException(0, lost.Message, lost);
        }
    }
}
