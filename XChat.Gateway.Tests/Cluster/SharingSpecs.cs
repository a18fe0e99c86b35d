using System.Net;
using System.Text.Json;
using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Cluster;

/// <summary>What is done at one gateway holds at all of them.</summary>
[Collection(OtherPostgresTests.Name)]
public sealed class SharingSpecs(PostgresProcess postgres) : IAsyncLifetime
{
    private const string Boss = $"boss::{XChatProcess.Token}";

    private static readonly byte[] Picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private string _connection = "";
    private XChatProcess _one = null!;
    private XChatProcess _two = null!;

    public async Task InitializeAsync()
    {
        if (PostgresProcess.IsInstalled)
        {
            _connection = await postgres.NewDatabaseAsync();
            var both = await Task.WhenAll(StartAsync(), StartAsync());
            (_one, _two) = (both[0], both[1]);
        }
    }

    public async Task DisposeAsync()
    {
        foreach (var gateway in ((XChatProcess?[])[_one, _two]).OfType<XChatProcess>())
        {
            await gateway.DisposeAsync();
        }
    }

    [SkippableFact]
    public async Task Who_is_muted_at_one_is_silent_at_the_other_and_at_one_that_starts_later()
    {
        PostgresProcess.Require();
        await using var boss = await WireClient.JoinAsync(_one.Port, Boss);
        await using (var bo = await WireClient.JoinAsync(_two.Port, "bo"))
        {
            await HearsOfAsync(boss, "bo");
            await boss.SayAsync("/mute bo");
            await boss.UntilAsync("notice");
            await SilentAsync(bo);
            await bo.LeaveAsync();
        }

        await boss.UntilAsync("leave");
        await using var three = await StartAsync();
        await using var again = await WireClient.JoinAsync(three.Port, "B\u03BF"); // A Greek o: it looks like bo.
        await SilentAsync(again);

        await boss.SayAsync("/unmute bo");
        await AnsweredAsync(again, "message");
    }

    [SkippableFact]
    public async Task Who_is_banned_at_one_is_put_out_of_the_other_and_let_in_again_by_it()
    {
        PostgresProcess.Require();
        await using var boss = await WireClient.JoinAsync(_one.Port, Boss);
        await using var other = await WireClient.JoinAsync(_two.Port, Boss);
        await using (var bo = await WireClient.JoinAsync(_two.Port, "bo"))
        {
            await HearsOfAsync(boss, "bo");
            await boss.SayAsync("/ban bo 10 enough");
            Assert.Equal(4403, (await bo.ClosedAsync()).Code);
        }

        await UntilAsync(_two, "bo", isIn: false);
        await using (var three = await StartAsync())
        {
            await UntilAsync(three, "bo", isIn: false);
        }

        await other.SayAsync("/unban bo");
        await UntilAsync(_one, "bo", isIn: true);
    }

    [SkippableFact]
    public async Task Who_is_kicked_is_kicked_wherever_it_is_and_what_is_announced_is_heard_everywhere()
    {
        PostgresProcess.Require();
        await using var boss = await WireClient.JoinAsync(_one.Port, Boss);
        await using var bo = await WireClient.JoinAsync(_two.Port, "bo");
        await boss.UntilAsync("join");
        await boss.SayAsync("/announce tea is ready");
        Assert.Equal("tea is ready", (await bo.UntilAsync("notice")).Text());
        await boss.SayAsync("/kick bo");
        Assert.Equal(4403, (await bo.ClosedAsync()).Code);
        Assert.Equal("bo", (await boss.UntilAsync("leave")).GetProperty("member").GetString());
    }

    [SkippableFact]
    public async Task Who_types_at_one_is_seen_to_type_at_the_other_and_nothing_is_kept_of_it()
    {
        PostgresProcess.Require();
        await using var ada = await WireClient.ConnectAsync(_one.Port, subprotocol: "xchat.v2");
        await ada.SayAsync("""{"type":"join","name":"ada"}""");
        await ada.UntilAsync("join");
        await using var bo = await WireClient.ConnectAsync(_two.Port, subprotocol: "xchat.v2");
        await bo.SayAsync("""{"type":"join","name":"bo"}""");
        await bo.UntilAsync("join");
        await ada.SayAsync("""{"type":"typing"}""");
        Assert.Equal("ada", (await bo.UntilAsync("typing")).GetProperty("member").GetString());
        await using var source = Npgsql.NpgsqlDataSource.Create(_connection);
        await using var events = source.CreateCommand("SELECT count(*) FROM xchat.events WHERE kind NOT IN (1, 2)");
        Assert.Equal(0L, await events.ExecuteScalarAsync());
    }

    [SkippableFact]
    public async Task What_is_uploaded_at_one_is_named_and_served_at_the_other_until_its_message_is_deleted()
    {
        PostgresProcess.Require();
        using var answer = await _one.UploadAsync(Picture, "dot.png", "image/png");
        var url = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("url").GetString()!;
        await using var boss = await WireClient.JoinAsync(_two.Port, Boss);
        await boss.SayAsync($$$"""{"text":"look","attachment":{"url":"{{{url}}}"}}""");
        await boss.SayAsync("and then");
        var message = await boss.UntilAsync("message");
        Assert.Equal("dot.png", message.GetProperty("attachment").GetProperty("filename").GetString());
        Assert.Equal("and then", (await boss.UntilAsync("message")).Text());
        foreach (var gateway in (XChatProcess[])[_one, _two])
        {
            Assert.Equal(Picture.Length, (await gateway.Http.GetByteArrayAsync(new Uri(url, UriKind.Relative))).Length);
        }

        await boss.SayAsync("/delete 1");
        await GoneAsync(_two, url);
        await GoneAsync(_one, url);
        await boss.SayAsync($$$"""{"text":"look","attachment":{"url":"{{{url}}}"}}""");
        Assert.Equal("bad-attachment", (await boss.UntilAsync("error")).GetProperty("code").GetString());
    }

    private Task<XChatProcess> StartAsync() => XChatProcess.StartAsync("xchat { cluster = postgres, limits.messages-per-second = 0 }", ("XCHAT__postgres__connection", _connection));

    private static async Task GoneAsync(XChatProcess gateway, string url)
    {
        var status = HttpStatusCode.OK;
        for (var tries = 0; tries < 200 && status == HttpStatusCode.OK; tries++)
        {
            using var answer = await gateway.Http.GetAsync(new Uri(url, UriKind.Relative));
            status = answer.StatusCode;
            await Task.Delay(50);
        }

        Assert.Equal(HttpStatusCode.NotFound, status);
    }

    // Who comes to one gateway is known at the other a little later.
    private static async Task HearsOfAsync(WireClient who, string name)
    {
        while ((await who.UntilAsync("join")).Text() != $"{name} joined")
        {
        }
    }

    // The news takes a moment to get there.
    private static async Task SilentAsync(WireClient who) =>
        Assert.Equal("not-allowed", (await AnsweredAsync(who, "error")).Code());

    // Says something until it is answered so.
    private static async Task<JsonElement> AnsweredAsync(WireClient who, string type)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            await who.SayAsync("may I?");
            var answer = await who.NextAsync();
            while (answer.Type() is not ("message" or "error"))
            {
                answer = await who.NextAsync();
            }

            if (answer.Type() == type)
            {
                return answer;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException($"It is never answered by a {type}.");
    }

    private static async Task UntilAsync(XChatProcess gateway, string name, bool isIn)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                await using var client = await WireClient.JoinAsync(gateway.Port, name);
                if (isIn)
                {
                    return;
                }
            }
            catch (ClosedByServerException closed) when (closed.Code == 4403)
            {
                if (!isIn)
                {
                    return;
                }
            }

            Assert.True(tries < 200);
            await Task.Delay(50);
        }
    }
}
