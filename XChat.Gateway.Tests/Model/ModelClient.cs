using System.Globalization;
using System.Text.Json;
using XChat.Gateway.Tests.Harness;

namespace XChat.Gateway.Tests.Model;

/// <summary>A careful client: keeps a cursor and an outbox, sends again what has not come back, comes back after a while when it is cut off.</summary>
/// <remarks>
/// A base client has no key: it cannot know what became of what was under way when it was cut off, and does not send that again.
/// One with an event stream says at its next attempt what its browser would.
/// </remarks>
internal sealed class ModelClient(string name, ModelKind kind, int seed, ModelTempo tempo, bool mayRefuse, Chronicle chronicle)
{
    private readonly Random _random = new(seed);
    private readonly Lock _gate = new();
    private readonly ModelOutbox _outbox = new(name);
    private readonly Queue<string> _frames = [];
    private string? _key;
    private string? _epoch;
    private string? _lastEventId;
    private string? _seen;
    private long _cursor;

    public string Name => name;

    public ModelKind Kind => kind;

    /// <summary>Whether it has new things to say, and now and then falls asleep.</summary>
    public bool IsLively { get; set; } = true;

    /// <summary>How often it has got in.</summary>
    public int Joins { get; private set; }

    /// <summary>How often it was told that what it said cannot be kept now.</summary>
    public int Refused { get; private set; }

    /// <summary>Things that it has said, or would have.</summary>
    public int Said => _outbox.Said;

    /// <summary>What was under way when it was cut off, and it does not know of.</summary>
    public HashSet<string> Unknown { get; } = [];

    /// <summary>Whether it has heard everything up to there, and has nothing that did not come back.</summary>
    public bool HasAllUpTo(string epoch, long id)
    {
        lock (_gate)
        {
            return id > 0 && _epoch == epoch && _cursor >= id && _outbox.Count == 0;
        }
    }

    public override string ToString() => $"{name} at {_epoch}:{_cursor} with {_outbox.Count} waiting";

    /// <summary>Lives until it is stopped.</summary>
    public async Task LiveAsync(int port, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await using var link = await ConnectAsync(port, stop);
                await JoinAsync(link, stop);
                await ChatAsync(link, stop);
            }
            catch (LinkLostException lost)
            {
                Lost(lost);
            }

            Say();
            await Task.WhenAny(Task.Delay(_random.Next(10, 400), stop));
        }
    }

    private async Task<IModelLink> ConnectAsync(int port, CancellationToken stop)
    {
        using var giveUp = Patience(stop);
        _seen = kind == ModelKind.Events ? _lastEventId : _epoch is null ? null : $"{_epoch}:{_cursor.ToString(CultureInfo.InvariantCulture)}";
        return kind == ModelKind.Events
            ? await EventLink.ConnectAsync(port, _seen, giveUp.Token)
            : await SocketLink.ConnectAsync(port, kind == ModelKind.Base && _seen is not null ? $"?since={_seen}" : "", kind == ModelKind.V2, giveUp.Token);
    }

    private async Task JoinAsync(IModelLink link, CancellationToken stop)
    {
        using var giveUp = Patience(stop);
        await link.SayAsync(kind == ModelKind.Base ? name : JoinFrame(), giveUp.Token);
        var (epoch, recovered) = (link.Epoch, (bool?)null);
        if (kind != ModelKind.Base)
        {
            var welcome = Parse(await link.HearAsync(giveUp.Token)).Single();
            if (welcome.Type() != "welcome")
            {
                throw new LinkLostException(0, welcome.ToString());
            }

            epoch = welcome.GetProperty("epoch").GetString()!;
            recovered = welcome.GetProperty("recovered").GetBoolean();
            _key = welcome.GetProperty("key").GetString();
        }

        lock (_gate)
        {
            Resume(epoch!, recovered);
        }

        await HearAsync(link, giveUp.Token);
        Joins++;
    }

    // An event stream has said in its handshake what it has seen.
    private string JoinFrame() => kind == ModelKind.Events || _epoch is null
        ? JsonSerializer.Serialize(new { type = "join", name, key = _key })
        : JsonSerializer.Serialize(new { type = "join", name, key = _key, since = new { epoch = _epoch, id = _cursor } });

    private void Resume(string epoch, bool? recovered)
    {
        if (recovered == false && _seen?.StartsWith(epoch + ':', StringComparison.Ordinal) == true)
        {
            chronicle.Violation($"{name} was not given what came after {_seen}");
        }

        if (epoch != _epoch)
        {
            // Another life of the log, all of which is told from its beginning.
            (_epoch, _cursor) = (epoch, 0);
        }
    }

    private async Task ChatAsync(IModelLink link, CancellationToken stop)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var listening = ListenAsync(link, over.Token);
        var speaking = SpeakAsync(link, over.Token);
        var first = await Task.WhenAny(listening, speaking);
        await over.CancelAsync();
        try
        {
            await Task.WhenAll(listening, speaking);
        }
        catch (LinkLostException) when (first.IsFaulted)
        {
            // The first of the two says why.
        }

        await first;
    }

    private async Task ListenAsync(IModelLink link, CancellationToken stop)
    {
        while (true)
        {
            using var giveUp = Patience(stop);
            await HearAsync(link, giveUp.Token);
            if (IsLively && _random.Next(200) == 0)
            {
                // The phone sleeps: nothing is read, nothing is closed.
                await Task.WhenAny(Task.Delay(_random.Next(200, 2_500), stop));
            }
        }
    }

    private async Task SpeakAsync(IModelLink link, CancellationToken stop)
    {
        var random = new Random(seed + Joins);
        while (true)
        {
            foreach (var text in Due())
            {
                using var giveUp = Patience(stop);
                await link.SayAsync(FrameOf(text), giveUp.Token);
            }

            await Task.WhenAny(Task.Delay(random.Next(tempo.Pause / 10, tempo.Pause), stop));
            if (stop.IsCancellationRequested)
            {
                throw new LinkLostException(0, "stopped");
            }
        }
    }

    private List<string> Due()
    {
        lock (_gate)
        {
            Say();
            return _outbox.SilentFor(tempo.Patience) is { } silent
                ? throw new LinkLostException(0, $"{silent} does not come back")
                : _outbox.Due();
        }
    }

    // Also while it is offline: people do not stop.
    private void Say()
    {
        lock (_gate)
        {
            if (IsLively)
            {
                _outbox.Add();
            }
        }
    }

    private string FrameOf(string text) => kind == ModelKind.Base
        ? JsonSerializer.Serialize(new { text, nonce = text })
        : JsonSerializer.Serialize(new { type = "message", text, nonce = text });

    private async Task HearAsync(IModelLink link, CancellationToken patience)
    {
        Hear(Parse(await link.HearAsync(patience)));
        _lastEventId = link.LastEventId ?? _lastEventId;
    }

    private void Hear(List<JsonElement> messages)
    {
        lock (_gate)
        {
            _frames.Enqueue($"[{string.Join(' ', messages.Select(message => message.Type() == "message" ? $"{message.Id()}" : message.Type()))}]");
            if (_frames.Count > 8)
            {
                _frames.Dequeue();
            }

            foreach (var message in messages)
            {
                if (message.Type() == "message")
                {
                    Hear(message);
                }
                else if (mayRefuse && message.Type() == "error" && message.GetProperty("code").GetString() == "unavailable")
                {
                    // Not now: it stays in the outbox. Without a nonce it was the joining itself.
                    Refused++;
                    _outbox.Refuse(message.TryGetProperty("nonce", out var nonce) ? nonce.GetString() : null);
                }
                else if (message.Type() == "error")
                {
                    chronicle.Violation($"{name} was refused: {message}");
                }
            }
        }
    }

    private void Hear(JsonElement message)
    {
        var id = message.Id();
        var mine = _outbox.Settle(message.GetProperty("nonce").GetString()!);
        chronicle.Hear(name, _epoch!, message);
        if (id <= _cursor && !_outbox.MayBeRepeated(message.Text()))
        {
            chronicle.Violation($"{name} heard {_epoch}:{id} again after {_cursor}: {message.Text()}");
        }
        else if (id > _cursor + 1)
        {
            chronicle.Violation($"{name} heard {_epoch}:{id} after {_cursor}{(mine ? ", its own" : "")}, in join {Joins} of its last frames {string.Join(' ', _frames)}");
        }

        _cursor = Math.Max(_cursor, id);
    }

    private void Lost(LinkLostException lost)
    {
        if (lost.Code is 4400 or 4401 or 4403 or 4429 or 1002 or 1003 or 1007 or 1009 or 1011)
        {
            chronicle.Violation($"{name} was closed with {lost.Code}: {lost.Message}");
        }

        lock (_gate)
        {
            if (kind == ModelKind.Base)
            {
                Unknown.UnionWith(_outbox.GiveUpUnderWay());
            }

            _outbox.Interrupt();
        }
    }

    private CancellationTokenSource Patience(CancellationToken stop)
    {
        var giveUp = CancellationTokenSource.CreateLinkedTokenSource(stop);
        giveUp.CancelAfter(tempo.Patience);
        return giveUp;
    }

    private static List<JsonElement> Parse(string frame)
    {
        using var json = JsonDocument.Parse(frame);
        return [.. json.RootElement.EnumerateArray().Select(message => message.Clone())];
    }
}
