using System.Globalization;
using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Model;

/// <summary>Thirty careful clients on a network that does everything to them, and what must be true in the end.</summary>
internal sealed class ModelRun : IAsyncDisposable
{
    private const int Thirty = 30;

    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(90);

    private readonly Chronicle _chronicle = new();
    private readonly List<ModelClient> _clients = [];
    private readonly CancellationTokenSource _stop = new();
    private readonly FlakyProxy _network;
    private readonly Random _random;
    private readonly int _seed;
    private readonly bool _severalServers;
    private Task _living = Task.CompletedTask;
    private int _faults;

    /// <summary>People before a server.</summary>
    /// <param name="serverPort">The server's.</param>
    /// <param name="people">How many, a third of each kind.</param>
    /// <param name="tempo">Default: they wait 4 s for anything, and say something every half second at the latest.</param>
    /// <param name="conditions">What the network is like; default: it carries everything at once.</param>
    /// <param name="severalServers">Whether there are several behind it, which may say that they cannot keep what is said now.</param>
    public ModelRun(int serverPort, int people = Thirty, ModelTempo? tempo = null, FlakyConditions? conditions = null, bool severalServers = false)
    {
        _severalServers = severalServers;
        _seed = Number("XCHAT_MODEL_SEED") ?? Random.Shared.Next(1_000_000);
        _random = new Random(_seed);
        _network = new FlakyProxy(serverPort, conditions);
        for (var i = 0; i < people; i++)
        {
            var kind = (ModelKind)(i % 3);
            _clients.Add(new ModelClient($"{kind}{i}", kind, (_seed * 1_000) + i, tempo ?? new ModelTempo(TimeSpan.FromSeconds(4)), severalServers, _chronicle));
        }
    }

    /// <summary>How long connections are harmed: <c>XCHAT_MODEL_SECONDS</c>, or 6.</summary>
    public static TimeSpan Time { get; } = TimeSpan.FromSeconds(Number("XCHAT_MODEL_SECONDS") ?? 6);

    /// <summary>What it was.</summary>
    public string Story => $"{_faults} faults, {_clients.Sum(client => client.Joins)} joins, {_clients.Sum(client => client.Said)} messages, "
        + $"{_clients.Sum(client => client.Refused)} refusals, "
        + $"{_clients.Sum(client => client.Unknown.Count)} of base clients under way when cut off, {_chronicle.Epochs} epochs";

    /// <summary>Where the clients come through from now on.</summary>
    public int ServerPort
    {
        set => _network.Target = value;
    }

    /// <summary>How many lives of the log anybody has seen.</summary>
    public int Epochs => _chronicle.Epochs;

    public void Begin() => _living = Task.WhenAll(_clients.Select(client => Task.Run(() => client.LiveAsync(_network.Port, _stop.Token))));

    /// <summary>Harms connections at random for a while, or until something is broken.</summary>
    public async Task HarmAsync(TimeSpan time)
    {
        var until = Environment.TickCount64 + (long)time.TotalMilliseconds;
        while (Environment.TickCount64 < until && !_chronicle.Broken.IsCompleted)
        {
            await Task.Delay(_random.Next(10, 80));
            if (_network.Links is { Length: > 0 } links)
            {
                Harm(links[_random.Next(links.Length)]);
            }
        }
    }

    /// <summary>Leaves everybody alone for a while, or until something is broken.</summary>
    public Task CalmAsync(TimeSpan time) => Task.WhenAny(Task.Delay(time), _chronicle.Broken);

    /// <summary>No network at all for a while; what is open is cut off in whichever way.</summary>
    public async Task BlackOutAsync(TimeSpan time)
    {
        _network.IsDown = true;
        foreach (var link in _network.Links)
        {
            Harm(link);
        }

        await Task.Delay(time);
        _network.IsDown = false;
    }

    /// <summary>The network heals and nobody has anything new to say: now everybody must come to the same end.</summary>
    /// <param name="server">The server as it is now.</param>
    public Task SettleAsync(XChatProcess server) => SettleAsync(server.Port);

    /// <summary>The network heals and nobody has anything new to say: now everybody must come to the same end.</summary>
    /// <param name="port">Where the server is now, or what stands before several.</param>
    public async Task SettleAsync(int port)
    {
        _clients.ForEach(client => client.IsLively = false);
        if (!_chronicle.Broken.IsCompleted)
        {
            await ComeTogetherAsync(port);
        }

        if (_chronicle.Broken.IsCompleted)
        {
            // What comes after a fault tells of its kind.
            await Task.Delay(1_000);
            AssertSound();
        }

        await StopAsync();
        await using var newcomer = await WireClient.ConnectAsync(port);
        await newcomer.SayAsync("Newcomer");

        // Who has no key, is cut off and speaks on at another server, may be faster there than what was under way here: no nonce holds it back.
        var mayBeLate = _severalServers ? _clients.SelectMany(client => client.Unknown).ToHashSet() : [];
        _chronicle.IsWhole(newcomer.Header("X-XChat-Epoch")!, await newcomer.FrameAsync(), mayBeLate);
        AssertSound();
    }

    /// <summary>Nothing was found that must not be.</summary>
    public void AssertSound() => Assert.True(_chronicle.Violations.Count == 0, $"{this}\n{string.Join('\n', _chronicle.Violations.Take(20))}");

    /// <summary>Everything that those said who can send again was told, in one epoch or, where the log was lost in between, in more.</summary>
    public void AssertNothingLost(bool once)
    {
        foreach (var client in _clients.Where(client => client.Kind != ModelKind.Base))
        {
            for (var i = 1; i <= client.Said; i++)
            {
                var times = _chronicle.TimesSaid($"{client.Name}-{i}");
                Assert.True(once ? times == 1 : times >= 1, $"{this} {client.Name}-{i} was told in {times} epochs.");
            }
        }
    }

    public override string ToString() => $"Again: XCHAT_MODEL_SEED={_seed}. {Story}.";

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _network.DisposeAsync();
        _stop.Dispose();
    }

    private static int? Number(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    // Everybody must hear the first word; the later ones are for those who listen to nothing, that they notice that there is something.
    private async Task ComeTogetherAsync(int port)
    {
        await using var witness = await WireClient.JoinAsync(port, "Witness");
        var epoch = witness.Header("X-XChat-Epoch")!;
        var until = Environment.TickCount64 + (long)Settling.TotalMilliseconds;
        var all = await SayAsync(witness, epoch, "Witness-1");
        for (var word = 2; !_chronicle.Broken.IsCompleted && !_clients.TrueForAll(client => client.HasAllUpTo(epoch, all)); word++)
        {
            Assert.True(Environment.TickCount64 < until, $"{this} They do not come to an end at {all}: {string.Join(", ", _clients)}");
            await Task.Delay(200);
            await SayAsync(witness, epoch, $"Witness-{word}");
        }
    }

    private async Task<long> SayAsync(WireClient witness, string epoch, string text)
    {
        await witness.SayAsync($$"""{"text":"{{text}}","nonce":"{{text}}"}""");
        while (true)
        {
            var message = await witness.UntilAsync("message");
            _chronicle.Hear("Witness", epoch, message);
            if (message.Text() == text)
            {
                return message.Id();
            }
        }
    }

    private async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _living;
    }

    private void Harm(FlakyLink link)
    {
        _faults++;
        Action harm = _random.Next(5) switch
        {
            0 => link.Cut,
            1 => link.Reset,
            2 => link.Freeze,
            3 => link.LoseClient,
            _ => link.LoseServer,
        };
        harm();
    }
}
