using System.Net;
using System.Text.Json;
using Npgsql;
using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Cluster;

/// <summary>Real gateways on a real database: one chat.</summary>
[Collection(PostgresTests.Name)]
public sealed class ClusterSpecs(PostgresProcess postgres)
{
    private const string V2 = "xchat.v2";

    [SkippableFact]
    public async Task Members_of_two_gateways_hear_the_same_messages_in_one_order_and_see_each_other_come_and_go()
    {
        PostgresProcess.Require();
        var connection = await postgres.NewDatabaseAsync();
        await using var one = await Gateways.StartAsync(connection);
        await using var two = await Gateways.StartAsync(connection);
        await using var ada = await WireClient.JoinAsync(one.Port, "ada");
        await using var bo = await WireClient.JoinAsync(two.Port, "bo");
        Assert.Equal("bo", (await ada.UntilAsync("join")).GetProperty("member").GetString());
        await using var another = await WireClient.JoinAsync(two.Port, "ada");
        Assert.Equal("ada~2", (await ada.UntilAsync("join")).GetProperty("member").GetString());

        await Task.WhenAll(SayAsync(ada, "a", 10), SayAsync(bo, "b", 10));
        var (heard, too) = (await HearAsync(ada, 20), await HearAsync(bo, 20));
        Assert.Equal(heard, too);
        Assert.Equal(Enumerable.Range(1, 20), heard.Select(message => message.Id));

        await another.LeaveAsync();
        Assert.Equal("ada~2", (await ada.UntilAsync("leave")).GetProperty("member").GetString());

        // Who comes later gets all of it, wherever.
        await using var late = await WireClient.ConnectAsync(one.Port);
        await late.SayAsync("cy");
        Assert.Equal(heard, (await late.FrameAsync()).Select(Of));
    }

    [SkippableFact]
    public async Task When_a_gateway_is_killed_its_clients_resume_at_another_and_nothing_is_said_twice()
    {
        PostgresProcess.Require();
        var connection = await postgres.NewDatabaseAsync();
        await using var one = await Gateways.StartAsync(connection);
        await using var two = await Gateways.StartAsync(connection);
        await using var bo = await WireClient.JoinAsync(two.Port, "bo");
        string key, since;
        await using (var ada = await WireClient.ConnectAsync(one.Port, subprotocol: V2))
        {
            await ada.SayAsync("""{"type":"join","name":"ada"}""");
            var welcome = await ada.NextAsync();
            key = welcome.GetProperty("key").GetString()!;
            since = welcome.GetProperty("epoch").GetString()!;
            await ada.SayAsync("""{"type":"message","text":"before","nonce":"n1"}""");
            await ada.UntilAsync("message");
            one.Signal("KILL");
        }

        Assert.Equal("before", (await bo.UntilAsync("message")).GetProperty("text").GetString());
        await bo.SayAsync("meanwhile");

        await using var back = await WireClient.ConnectAsync(two.Port, subprotocol: V2);
        await back.SayAsync($$$"""{"type":"join","name":"ada","key":"{{{key}}}","since":{"epoch":"{{{since}}}","id":1}}""");
        var again = await back.NextAsync();
        Assert.Equal("ada", again.GetProperty("name").GetString());
        Assert.True(again.GetProperty("recovered").GetBoolean());
        Assert.Equal("meanwhile", (await back.UntilAsync("message")).GetProperty("text").GetString());
        await back.SayAsync("""{"type":"message","text":"before","nonce":"n1"}""");
        Assert.Equal(1, Of(await back.UntilAsync("message")).Id);
        await back.SayAsync("""{"type":"message","text":"after","nonce":"n2"}""");
        Assert.Equal((3, "after"), Of(await back.UntilAsync("message")));

        // Nobody has heard that ada was gone, or anything twice.
        List<JsonElement> heard = [await bo.NextAsync(), await bo.NextAsync()];
        Assert.Equal(["meanwhile", "after"], heard.Select(message => message.GetProperty("text").GetString()));
    }

    [SkippableFact]
    public async Task Who_comes_back_at_another_gateway_while_the_old_connection_is_open_takes_its_place()
    {
        PostgresProcess.Require();
        var connection = await postgres.NewDatabaseAsync();
        await using var one = await Gateways.StartAsync(connection);
        await using var two = await Gateways.StartAsync(connection);
        await using var ada = await WireClient.ConnectAsync(one.Port, subprotocol: V2);
        await ada.SayAsync("""{"type":"join","name":"ada"}""");
        var key = (await ada.NextAsync()).GetProperty("key").GetString();
        await using var moved = await WireClient.ConnectAsync(two.Port, subprotocol: V2);
        await moved.SayAsync($$"""{"type":"join","name":"ada","key":"{{key}}"}""");
        Assert.Equal("ada", (await moved.NextAsync()).GetProperty("name").GetString());
        Assert.Equal(4428, (await ada.ClosedAsync()).Code);
    }

    [SkippableFact]
    public async Task Who_moves_before_the_log_says_that_it_has_come_is_replaced_all_the_same()
    {
        PostgresProcess.Require();
        var connection = await postgres.NewDatabaseAsync();
        await using var one = await Gateways.StartAsync(connection);
        await using var two = await Gateways.StartAsync(connection);
        await using var bo = await WireClient.JoinAsync(two.Port, "bo");
        await using var source = NpgsqlDataSource.Create(connection);
        await using var other = await source.OpenConnectionAsync();
        await using var ada = await WireClient.ConnectAsync(one.Port, subprotocol: V2);
        await using var moved = await WireClient.ConnectAsync(two.Port, subprotocol: V2);
        await using (var holding = await other.BeginTransactionAsync())
        {
            await using var hold = new NpgsqlCommand("SELECT FROM xchat.rooms FOR UPDATE", other);
            await hold.ExecuteNonQueryAsync();
            await ada.SayAsync("""{"type":"join","name":"ada"}""");
            var key = (await ada.NextAsync()).GetProperty("key").GetString();
            await moved.SayAsync($$"""{"type":"join","name":"ada","key":"{{key}}"}""");
            Assert.Equal("ada", (await moved.NextAsync()).GetProperty("name").GetString());
        }

        Assert.Equal(4428, (await ada.ClosedAsync()).Code);
        Assert.Equal("ada", (await bo.UntilAsync("join")).GetProperty("member").GetString());
        await moved.SayAsync("""{"type":"message","text":"here","nonce":"n1"}""");
        Assert.Equal("here", (await moved.UntilAsync("message")).GetProperty("text").GetString());
    }

    [SkippableFact]
    public async Task Those_of_a_killed_gateway_leave_within_ten_seconds()
    {
        PostgresProcess.Require();
        var connection = await postgres.NewDatabaseAsync();
        await using var one = await Gateways.StartAsync(connection);
        await using var two = await Gateways.StartAsync(connection);
        await using var bo = await WireClient.JoinAsync(two.Port, "bo");
        await using var ada = await WireClient.JoinAsync(one.Port, "ada");
        await bo.UntilAsync("join");
        one.Signal("KILL");
        var killed = DateTimeOffset.UtcNow;
        var left = await bo.UntilAsync("leave");
        Assert.Equal("ada", left.GetProperty("member").GetString());
        Assert.InRange(left.GetProperty("time").GetDateTimeOffset() - killed, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(10));
    }

    [SkippableFact]
    public async Task While_the_database_is_away_connections_stay_and_what_is_said_is_refused_until_it_is_back()
    {
        PostgresProcess.Require();
        var own = new PostgresProcess();
        await own.InitializeAsync();
        try
        {
            await using var gateway = await Gateways.StartAsync(await own.NewDatabaseAsync());
            await using var ada = await WireClient.ConnectAsync(gateway.Port, subprotocol: V2);
            await ada.SayAsync("""{"type":"join","name":"ada"}""");
            await ada.UntilAsync("join");
            await own.StopAsync();
            await Gateways.UntilReadyIsAsync(gateway, HttpStatusCode.ServiceUnavailable);
            await ada.SayAsync("""{"type":"message","text":"lost?","nonce":"n1"}""");
            var refused = await ada.UntilAsync("error");
            Assert.Equal(("unavailable", "n1"), (refused.GetProperty("code").GetString(), refused.GetProperty("nonce").GetString()));

            await own.StartAsync();
            await Gateways.UntilReadyIsAsync(gateway, HttpStatusCode.OK);
            await ada.SayAsync("""{"type":"message","text":"not lost","nonce":"n1"}""");
            Assert.Equal((1, "not lost"), Of(await ada.UntilAsync("message")));
        }
        finally
        {
            await own.DisposeAsync();
        }
    }

    [SkippableFact]
    public async Task A_database_that_cannot_be_used_stops_the_start_in_one_line_without_the_password()
    {
        await using var gateway = XChatProcess.Launch(
            "xchat { cluster = postgres, postgres.start-timeout = 500 ms }", ("XCHAT__postgres__connection", "Host=127.0.0.1;Port=1;Username=x;Password=hunter22;Database=x"));
        Assert.Equal(1, await gateway.ExitAsync());
        var line = Assert.Single(gateway.Log);
        Assert.Contains("xchat.postgres.connection", line, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter22", line, StringComparison.Ordinal);
    }

    private static async Task SayAsync(WireClient who, string what, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await who.SayAsync($"{what}{i}");
        }
    }

    private static async Task<List<(int Id, string Text)>> HearAsync(WireClient who, int count)
    {
        var heard = new List<(int, string)>();
        while (heard.Count < count)
        {
            heard.Add(Of(await who.UntilAsync("message")));
        }

        return heard;
    }

    private static (int Id, string Text) Of(JsonElement message) => (message.GetProperty("id").GetInt32(), message.GetProperty("text").GetString()!);
}
