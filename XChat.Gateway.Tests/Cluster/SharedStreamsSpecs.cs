using System.Globalization;
using System.Net;
using System.Text.Json;
using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Cluster;

/// <summary>An event stream is open at one gateway, and what its client posts comes to another.</summary>
[Collection(OtherPostgresTests.Name)]
public sealed class SharedStreamsSpecs(PostgresProcess postgres)
{
    [SkippableFact]
    public async Task What_is_posted_at_any_gateway_reaches_the_stream_at_another_from_the_join_on_and_in_order()
    {
        PostgresProcess.Require();
        var connection = await postgres.NewDatabaseAsync();
        await using var one = await Gateways.StartAsync(connection);
        await using var two = await Gateways.StartAsync(connection);
        await using var bo = await WireClient.JoinAsync(two.Port, "bo");
        await using var ada = await EventClient.ConnectAsync(one.Port);
        await SayAsync(ada, two, new { type = "join", name = "ada" });
        var key = (await ada.UntilAsync("welcome")).GetProperty("key").GetString()!;
        for (var i = 0; i < 10; i++)
        {
            // To and fro, one after the other as the page does.
            await SayAsync(ada, i % 2 == 0 ? two : one, new { type = "message", text = Text(i), nonce = $"n{i}" });
        }

        string[] expected = [.. Enumerable.Range(0, 10).Select(Text)];
        Assert.Equal(expected, await TextsAsync(ada.UntilAsync, expected.Length));

        // What it has heard, and says once more with its nonce, it hears again, alone.
        await SayAsync(ada, two, new { type = "message", text = Text(3), nonce = "n3" });
        ada.Bearer = key;
        await SayAsync(ada, two, new { type = "message", text = "by key" });
        Assert.Equal([Text(3), "by key"], await TextsAsync(ada.UntilAsync, 2));
        Assert.Equal([.. expected, "by key"], await TextsAsync(bo.UntilAsync, expected.Length + 1));
    }

    [SkippableFact]
    public async Task What_is_wrong_with_what_is_posted_at_another_gateway_is_told_as_at_its_own()
    {
        PostgresProcess.Require();
        var connection = await postgres.NewDatabaseAsync();
        await using var one = await Gateways.StartAsync(connection, "xchat { rooms.lobby = {}, rooms.ops {} }");
        await using var two = await Gateways.StartAsync(connection, "xchat { rooms.lobby = {}, rooms.ops {} }");
        await using var large = await EventClient.JoinAsync(one.Port, "large");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync(large, two, new byte[16 * 1024 + 1]));
        Assert.Equal(1009, (await large.ClosedAsync()).Code);

        await using var binary = await EventClient.JoinAsync(one.Port, "binary");
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(binary, two, [0xFF]));
        Assert.Equal(1007, (await binary.ClosedAsync()).Code);

        await using var ada = await EventClient.JoinAsync(one.Port, "ada");
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(ada, two, "{}"u8.ToArray(), "/events/ops"));
        var bearer = ada.Bearer;
        ada.Bearer = "0123456789abcdef0123456789abcdef";
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(ada, two, "{}"u8.ToArray()));

        // Who has gone is found nowhere any more.
        ada.Bearer = bearer;
        ada.Drop();
        var answer = HttpStatusCode.Accepted;
        for (var tries = 0; tries < 400 && answer is (HttpStatusCode.Accepted or HttpStatusCode.Gone); tries++)
        {
            // Its HttpClient reads on for two seconds before it lets go of a stream.
            await Task.Delay(50);
            answer = await PostAsync(ada, two, "{}"u8.ToArray());
        }

        Assert.Equal(HttpStatusCode.Unauthorized, answer);
    }

    [SkippableFact]
    public async Task Who_posts_for_streams_that_nobody_has_is_429_within_the_minute_and_neighbours_and_streams_of_here_are_not()
    {
        PostgresProcess.Require();
        var connection = await postgres.NewDatabaseAsync();
        await using var one = await Gateways.StartAsync(connection);
        await using var two = await Gateways.StartAsync(connection, "xchat.limits.connects-per-minute = 5");
        await using var ada = await EventClient.JoinAsync(one.Port, "ada");
        await using var bo = await EventClient.JoinAsync(two.Port, "bo");
        var (said, adas) = ("""{"type":"message","text":"still here"}"""u8.ToArray(), ada.Bearer);
        Task<HttpResponseMessage> FromAsync(EventClient client, string address) =>
            client.PostAsync(said, $"http://127.0.0.1:{two.Port}/events", ("X-Forwarded-For", address));

        ada.Bearer = "0123456789abcdef0123456789abcdef";
        for (var i = 0; i < 5; i++)
        {
            using var stray = await FromAsync(ada, "203.0.113.8");
            Assert.Equal(HttpStatusCode.Unauthorized, stray.StatusCode);
        }

        // Which stream it is for is not looked up any more.
        ada.Bearer = adas;
        using var refused = await FromAsync(ada, "203.0.113.8");
        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(30)), (refused.StatusCode, refused.Headers.RetryAfter!.Delta!.Value));

        using var neighbour = await FromAsync(ada, "203.0.113.9");
        Assert.Equal(HttpStatusCode.Accepted, neighbour.StatusCode);
        using var ofHere = await FromAsync(bo, "203.0.113.8");
        Assert.Equal(HttpStatusCode.Accepted, ofHere.StatusCode);
        Assert.Equal(["still here", "still here"], await TextsAsync(bo.UntilAsync, 2));
    }

    [SkippableFact]
    public async Task While_the_database_is_away_posts_at_other_gateways_are_refused_and_a_stream_that_stayed_is_found_again()
    {
        PostgresProcess.Require();
        var own = new PostgresProcess();
        await own.InitializeAsync();
        try
        {
            var connection = await own.NewDatabaseAsync();
            await using var one = await Gateways.StartAsync(connection);
            await using var two = await Gateways.StartAsync(connection);
            await using var ada = await EventClient.JoinAsync(one.Port, "ada");
            await own.StopAsync();
            await Gateways.UntilReadyIsAsync(two, HttpStatusCode.ServiceUnavailable);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, await PostAsync(ada, two, "{}"u8.ToArray()));
            using (var stream = await two.Http.GetAsync(new Uri("/events", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead))
            {
                Assert.Equal(HttpStatusCode.ServiceUnavailable, stream.StatusCode);
            }

            // A crash has emptied the table in which it stood.
            await own.StartAsync();
            await Gateways.UntilReadyIsAsync(one, HttpStatusCode.OK);
            await Gateways.UntilReadyIsAsync(two, HttpStatusCode.OK);
            for (var tries = 0; await PostAsync(ada, two, """{"type":"message","text":"here","nonce":"n1"}"""u8.ToArray()) != HttpStatusCode.Accepted; tries++)
            {
                Assert.True(tries < 100);
                await Task.Delay(TimeSpan.FromMilliseconds(100));
            }

            Assert.Equal("here", (await ada.UntilAsync("message")).GetProperty("text").GetString());
        }
        finally
        {
            await own.DisposeAsync();
        }
    }

    [SkippableFact]
    public async Task A_gateway_that_drains_still_hands_on_what_is_not_for_it()
    {
        PostgresProcess.Require();
        var connection = await postgres.NewDatabaseAsync();
        await using var one = await Gateways.StartAsync(connection);
        await using var two = await Gateways.StartAsync(connection);
        await using var ada = await EventClient.JoinAsync(one.Port, "ada");

        // Who does not answer its close frame keeps the gateway for some seconds.
        using var deaf = await RawSocket.UpgradeAsync(two.Port);
        two.Terminate();
        Assert.Equal(0x8, (await deaf.FrameAsync())!.Opcode);
        await SayAsync(ada, two, new { type = "message", text = "on the way out" });
        Assert.Equal("on the way out", (await ada.UntilAsync("message")).Text());
    }

    [SkippableFact]
    public async Task Behind_an_Nginx_that_sends_each_request_to_the_next_gateway_event_streams_are_one_chat()
    {
        const int people = 4, rounds = 5;
        PostgresProcess.Require();
        NginxProcess.Require();
        await using var house = await GatewayHouse.StartAsync(await postgres.NewDatabaseAsync(), changes: ("  least_conn;\n", ""));
        var clients = new List<EventClient>();
        for (var i = 0; i < people; i++)
        {
            clients.Add(await EventClient.JoinAsync(house.Port, $"p{i}"));
        }

        await Task.WhenAll(clients.Select(async (client, who) =>
        {
            for (var round = 0; round < rounds; round++)
            {
                await client.SayAsync(new { type = "message", text = $"{who}:{round}", nonce = $"n{round}" });
            }
        }));
        var heard = await Task.WhenAll(clients.Select(client => TextsAsync(client.UntilAsync, people * rounds)));
        Assert.All(heard, texts => Assert.Equal(heard[0], texts));
        Assert.All(Enumerable.Range(0, people), who =>
            Assert.Equal(Enumerable.Range(0, rounds).Select(round => $"{who}:{round}"), heard[0].Where(text => text.StartsWith($"{who}:", StringComparison.Ordinal))));
        await Task.WhenAll(clients.Select(client => client.DisposeAsync().AsTask()));
    }

    private static string Text(int i) => string.Create(CultureInfo.InvariantCulture, $"says {i}");

    private static async Task SayAsync(EventClient client, XChatProcess at, object said) =>
        Assert.Equal(HttpStatusCode.Accepted, await PostAsync(client, at, JsonSerializer.SerializeToUtf8Bytes(said)));

    private static async Task<HttpStatusCode> PostAsync(EventClient client, XChatProcess at, byte[] said, string path = "/events")
    {
        using var answer = await client.PostAsync(said, $"http://127.0.0.1:{at.Port}{path}");
        return answer.StatusCode;
    }

    private static async Task<List<string>> TextsAsync(Func<string, Task<JsonElement>> until, int count)
    {
        var texts = new List<string>();
        while (texts.Count < count)
        {
            texts.Add((await until("message")).GetProperty("text").GetString()!);
        }

        return texts;
    }
}
