using System.Globalization;
using System.Text.Json;
using Npgsql;
using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Cluster;

/// <summary>The database answers, but not now: somebody else holds the room's row.</summary>
[Collection(OtherPostgresTests.Name)]
public sealed class SlowDatabaseSpecs(PostgresProcess postgres)
{
    [SkippableFact]
    public async Task What_is_said_while_an_append_waits_is_the_next_append()
    {
        const int said = 100;
        PostgresProcess.Require();
        var connection = await postgres.NewDatabaseAsync();
        await using var gateway = await Gateways.StartAsync(connection);
        await using var ada = await JoinAsync(gateway);
        await using var source = NpgsqlDataSource.Create(connection);
        await using (await HoldAsync(source))
        {
            await SayAsync(ada, 0);
            await AppendWaitsAsync(source);
            for (var i = 1; i < said; i++)
            {
                await SayAsync(ada, i);
            }

            // When this is answered, what was said before it waits in the room.
            await ada.SayAsync("""{"type":"message","text":"/who"}""");
            await ada.UntilAsync("notice");
        }

        for (var i = 0; i < said; i++)
        {
            Assert.Equal((i + 1, Text(i)), Of(await ada.UntilAsync("message")));
        }

        await using var transactions = source.CreateCommand("SELECT count(DISTINCT xmin::text) FROM xchat.events WHERE kind = 0");
        Assert.Equal(2L, await transactions.ExecuteScalarAsync());
    }

    [SkippableFact]
    public async Task More_than_32_batches_do_not_wait_what_is_more_is_refused_as_unavailable_and_nothing_that_was_taken_is_lost()
    {
        PostgresProcess.Require();
        var connection = await postgres.NewDatabaseAsync();
        await using var gateway = await Gateways.StartAsync(connection, "xchat.limits.outbound-bytes = 128 KiB");
        await using var ada = await JoinAsync(gateway);
        await using var source = NpgsqlDataSource.Create(connection);
        var (refused, sent) = (new SortedSet<int>(), 0);
        await using (await HoldAsync(source))
        {
            // Batches are a quarter of what may wait for a member: 32 of them are 1 MiB, and that is some 66 of these.
            await SayAsync(ada, sent++, 'x');
            await AppendWaitsAsync(source);
            for (; sent < 90; sent++)
            {
                await SayAsync(ada, sent, 'x');
            }

            await ada.SayAsync("""{"type":"message","text":"/who"}""");
            for (var answer = await ada.NextAsync(); answer.Type() != "notice"; answer = await ada.NextAsync())
            {
                Assert.Equal(("error", "unavailable"), (answer.Type(), answer.Code()));
                refused.Add(Number(answer));
            }
        }

        Assert.InRange(refused.Count, 10, 60);
        Assert.Equal(sent - 1, refused.Max);
        var heard = new List<int>();
        while (heard.Count < sent - refused.Count)
        {
            heard.Add(Number(await ada.UntilAsync("message")));
        }

        Assert.Equal(Enumerable.Range(0, sent).Except(refused), heard);
        await SayAsync(ada, refused.Min);
        Assert.Equal(refused.Min, Number(await ada.UntilAsync("message")));
    }

    [SkippableFact]
    public async Task An_append_that_takes_more_than_five_seconds_is_refused_the_connection_stays_and_what_is_said_again_is_told_once()
    {
        PostgresProcess.Require();
        var connection = await postgres.NewDatabaseAsync();
        await using var gateway = await Gateways.StartAsync(connection);
        await using var ada = await JoinAsync(gateway);
        await using var source = NpgsqlDataSource.Create(connection);
        await using (await HoldAsync(source))
        {
            await SayAsync(ada, 1);
            await AppendWaitsAsync(source);
            await SayAsync(ada, 2);
            var refusals = new[] { await ada.UntilAsync("error"), await ada.UntilAsync("error") };
            Assert.Equal(["unavailable", "unavailable"], refusals.Select(refusal => refusal.Code()));
            Assert.Equal([1, 2], refusals.Select(Number));
        }

        // The first try may have been done after all, by then: it was refused as not known.
        await SayAsync(ada, 1);
        await SayAsync(ada, 2);
        Assert.Equal((1, Text(1)), Of(await ada.UntilAsync("message")));
        Assert.Equal((2, Text(2)), Of(await ada.UntilAsync("message")));
        await using var all = source.CreateCommand("SELECT count(*) FROM xchat.events WHERE kind = 0");
        Assert.Equal(2L, await all.ExecuteScalarAsync());
    }

    [SkippableFact]
    public async Task What_was_said_again_on_a_connection_that_is_no_more_is_answered_on_the_next_one_alone_and_once()
    {
        PostgresProcess.Require();
        var connection = await postgres.NewDatabaseAsync();
        await using var one = await Gateways.StartAsync(connection);
        await using var two = await Gateways.StartAsync(connection);
        await using var first = await WireClient.ConnectAsync(two.Port, subprotocol: "xchat.v2");
        await first.SayAsync("""{"type":"join","name":"ada"}""");
        var key = (await first.UntilAsync("welcome")).GetProperty("key").GetString()!;
        await SayAsync(first, 1);
        await first.UntilAsync("message");
        await using var second = await ComeBackAsync(one, key);
        await using var source = NpgsqlDataSource.Create(connection);
        WireClient third;
        await using (await HoldAsync(source))
        {
            await SayAsync(second, 1);
            await AppendWaitsAsync(source);
            third = await ComeBackAsync(one, key);
            Assert.Equal(4428, (await second.ClosedAsync()).Code);
        }

        await using (third)
        {
            Assert.Equal((1, Text(1)), Of(await third.UntilAsync("message")));
            await SayAsync(third, 2);
            Assert.Equal((2, Text(2)), Of(await third.UntilAsync("message")));
        }
    }

    private static async Task<WireClient> JoinAsync(XChatProcess gateway)
    {
        var ada = await WireClient.ConnectAsync(gateway.Port, subprotocol: "xchat.v2");
        await ada.SayAsync("""{"type":"join","name":"ada"}""");
        await ada.UntilAsync("join");
        return ada;
    }

    // It hears in the history what it has said before.
    private static async Task<WireClient> ComeBackAsync(XChatProcess gateway, string key)
    {
        var ada = await WireClient.ConnectAsync(gateway.Port, subprotocol: "xchat.v2");
        await ada.SayAsync(string.Create(CultureInfo.InvariantCulture, $$"""{"type":"join","name":"ada","key":"{{key}}"}"""));
        await ada.UntilAsync("welcome");
        Assert.Equal((1, Text(1)), Of(Assert.Single(await ada.FrameAsync())));
        return ada;
    }

    // Until it is disposed of, nothing can be appended.
    private static async Task<NpgsqlConnection> HoldAsync(NpgsqlDataSource source)
    {
        var holder = await source.OpenConnectionAsync();
        await using var hold = new NpgsqlCommand("BEGIN; SELECT FROM xchat.rooms FOR UPDATE", holder);
        await hold.ExecuteNonQueryAsync();
        return holder;
    }

    private static async Task AppendWaitsAsync(NpgsqlDataSource source)
    {
        await using var waiting = source.CreateCommand("SELECT count(*) > 0 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%xchat.append%'");
        for (var tries = 0; !(bool)(await waiting.ExecuteScalarAsync())!; tries++)
        {
            Assert.True(tries < 500);
            await Task.Delay(10);
        }
    }

    private static Task SayAsync(WireClient ada, int i, char? filling = null)
    {
        var text = filling is { } character ? new string(character, 15_000) : Text(i);
        return ada.SayAsync(string.Create(CultureInfo.InvariantCulture, $$"""{"type":"message","text":"{{text}}","nonce":"n{{i}}"}"""));
    }

    private static string Text(int i) => string.Create(CultureInfo.InvariantCulture, $"says {i}");

    private static int Number(JsonElement answer) => int.Parse(answer.GetProperty("nonce").GetString()![1..], CultureInfo.InvariantCulture);

    private static (int Id, string Text) Of(JsonElement message) => (message.GetProperty("id").GetInt32(), message.Text());
}
