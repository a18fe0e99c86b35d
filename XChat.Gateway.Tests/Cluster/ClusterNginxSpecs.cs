using System.Globalization;
using System.Net.WebSockets;
using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Cluster;

/// <summary>Three gateways behind the real Nginx with <c>deploy/nginx/cluster.conf</c>.</summary>
[Collection(PostgresTests.Name)]
public sealed class ClusterNginxSpecs(PostgresProcess postgres)
{
    private const int People = 6;

    [SkippableFact]
    public async Task When_one_of_three_gateways_is_killed_everybody_goes_on_through_Nginx_and_nothing_is_lost_or_said_twice()
    {
        PostgresProcess.Require();
        NginxProcess.Require();
        var connection = await postgres.NewDatabaseAsync();
        await using var one = await GatewayAsync(connection);
        await using var two = await GatewayAsync(connection);
        await using var three = await GatewayAsync(connection);
        await using var nginx = await NginxProcess.StartAsync(one.Port, two.Port, three.Port);
        var people = await Task.WhenAll(Enumerable.Range(0, People).Select(i => Person.ComeAsync(nginx.Port, $"p{i}")));

        await Task.WhenAll(people.Select(person => person.SayAsync("before")));
        one.Signal("KILL");
        await Task.WhenAll(people.Select(person => person.SayAsync("after")));

        await using var late = await WireClient.ConnectAsync(two.Port);
        await late.SayAsync("late");
        var history = await late.FrameAsync();
        Assert.Equal(Enumerable.Range(1, 2 * People), history.Select(message => message.GetProperty("id").GetInt32()));
        Assert.Equal(
            people.SelectMany(person => new[] { $"{person.Name} before", $"{person.Name} after" }).Order(StringComparer.Ordinal),
            history.Select(message => message.GetProperty("text").GetString()).Order(StringComparer.Ordinal));
        Assert.Contains(people, person => person.Lives > 1);
        await Task.WhenAll(people.Select(person => person.DisposeAsync().AsTask()));
    }

    private static Task<XChatProcess> GatewayAsync(string connection) =>
        XChatProcess.StartAsync("xchat.cluster = postgres", ("XCHAT__postgres__connection", connection));

    /// <summary>A client that does what clients are to do: comes back with its key, and says again what has not come back.</summary>
    private sealed class Person(int port, string name) : IAsyncDisposable
    {
        private WireClient? _client;
        private string? _key;

        public string Name => name;

        public int Lives { get; private set; }

        public static async Task<Person> ComeAsync(int port, string name)
        {
            var person = new Person(port, name);
            await person.ConnectAsync();
            return person;
        }

        public async Task SayAsync(string what)
        {
            for (var tries = 0; ; tries++)
            {
                try
                {
                    var client = _client ?? await ConnectAsync();
                    await client.SayAsync($$"""{"type":"message","text":"{{name}} {{what}}","nonce":"{{what}}"}""");
                    while ((await client.UntilAsync("message")).GetProperty("text").GetString() != $"{name} {what}")
                    {
                    }

                    return;
                }
                catch (Exception cut) when (tries < 20 && cut is WebSocketException or ClosedByServerException or IOException)
                {
                    // Nginx notices a dead gateway by itself.
                    await DisposeAsync();
                    _client = null;
                    await Task.Delay(TimeSpan.FromMilliseconds(100));
                }
            }
        }

        public ValueTask DisposeAsync() => _client?.DisposeAsync() ?? ValueTask.CompletedTask;

        private async Task<WireClient> ConnectAsync()
        {
            var client = _client = await WireClient.ConnectAsync(port, subprotocol: "xchat.v2");
            var key = _key is null ? "" : string.Create(CultureInfo.InvariantCulture, $",\"key\":\"{_key}\"");
            await client.SayAsync($$"""{"type":"join","name":"{{name}}"{{key}}}""");
            _key = (await client.UntilAsync("welcome")).GetProperty("key").GetString();
            Lives++;
            return client;
        }
    }
}
