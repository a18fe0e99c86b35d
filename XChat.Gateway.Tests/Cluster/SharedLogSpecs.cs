using Npgsql;
using XChat.Actors.Chat;
using XChat.Gateway.Cluster;
using XChat.Gateway.Tests.Harness;
using Xunit;
using static XChat.Gateway.Tests.Cluster.ClusterHouse;

namespace XChat.Gateway.Tests.Cluster;

/// <summary>One log a room, whichever gateway writes to it.</summary>
[Collection(PostgresTests.Name)]
public sealed class SharedLogSpecs(PostgresProcess postgres)
{
    [SkippableFact]
    public async Task Gateways_that_start_at_once_make_the_tables_once()
    {
        await using var house = await ClusterHouse.NewAsync(postgres);
        var gateways = Enumerable.Range(0, 6).Select(_ => house.Gateway()).ToList();
        await Task.WhenAll(gateways.Select(gateway => gateway.PrepareAsync(default)));
        await gateways[0].PrepareAsync(default);
        var rooms = await Task.WhenAll(gateways.Select(gateway => gateway.OpenAsync(Lobby, 50, default)));
        Assert.Single(rooms.Select(room => (room.Room, room.Epoch)).Distinct());
    }

    [SkippableFact]
    public async Task Tables_of_a_later_version_are_left_alone()
    {
        await using var house = await ClusterHouse.NewAsync(postgres);
        var gateway = await house.GatewayAsync();
        await using (var command = gateway.Command("UPDATE xchat.version SET version = 99"))
        {
            await command.ExecuteNonQueryAsync();
        }

        var why = await Assert.ThrowsAsync<ClusterUnusableException>(() => gateway.PrepareAsync(default));
        Assert.Contains("99", why.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Ids_go_on_over_gateways_without_gaps_and_nothing_else_has_one()
    {
        await using var house = await ClusterHouse.NewAsync(postgres);
        var (one, two) = (await house.GatewayAsync(), await house.GatewayAsync());
        var room = (await one.OpenAsync(Lobby, 50, default)).Room;
        await one.AppendAsync(room, 0, 0, [Said("a"), new NewEvent(new Presence(PresenceChange.Join, DateTimeOffset.UtcNow, "bo", Role.User), Key(2)), Said("b")], default);
        var seen = await two.AppendAsync(room, 0, 0, [Said("c"), new NewEvent(new MessageDeleted(1), null), new NewEvent(HistoryCleared.Instance, null)], default);
        Assert.Equal([1, 2, 3, 4, 5, 6], seen.Select(e => e.Seq));
        Assert.Equal(["1:", "Join bo", "2:", "3:", "deleted 1", "HistoryCleared"], Texts(seen));
        Assert.Equal(["deleted 1", "HistoryCleared"], Texts(await one.ReadAsync(room, 4, default)));
        var opened = await one.OpenAsync(Lobby, 50, default);
        Assert.Equal((3, 6), (opened.LastId, opened.Seq));
        Assert.Empty(opened.Messages);
    }

    [SkippableFact]
    public async Task A_message_comes_back_as_it_was_said()
    {
        await using var house = await ClusterHouse.NewAsync(postgres);
        var gateway = await house.GatewayAsync();
        var room = (await gateway.OpenAsync(Lobby, 50, default)).Room;
        var said = Said("سلام \0 \u0001 🙂 '; DROP TABLE xchat.events --", "n-1", attachment: new Attachment("/uploads/1.png", "a \"b\".png", "image/png"));
        var back = Assert.Single(await gateway.AppendAsync(room, 0, 0, [said], default));
        var before = (ChatMessage)said.Happened;
        var after = (ChatMessage)back.Happened;
        Assert.Equal(before with { Id = 1, Time = after.Time }, after);
        Assert.Equal(before.Time, after.Time, TimeSpan.FromTicks(10));
        Assert.Equal(Key(1), back.Sender);
        Assert.Equal(gateway.Gateway, back.Gateway);
        Assert.Equal(after, Assert.Single((await gateway.OpenAsync(Lobby, 50, default)).Messages).Happened);
    }

    [SkippableFact]
    public async Task A_nonce_is_one_message_whichever_gateway_hears_it_again()
    {
        await using var house = await ClusterHouse.NewAsync(postgres);
        var (one, two) = (await house.GatewayAsync(), await house.GatewayAsync());
        var room = (await one.OpenAsync(Lobby, 50, default)).Room;
        await one.AppendAsync(room, 0, 0, [Said("first", "n")], default);
        var again = await two.AppendAsync(room, 1, 0, [Said("first", "n"), Said("second", "m"), Said("other", "n", by: 2), Said("none"), Said("none")], default);
        Assert.Equal(["1:first", "2:second", "3:other", "4:none", "5:none"], Texts(again));
        Assert.Equal([1, 2, 3, 4, 5], again.Select(e => e.Seq));
    }

    [SkippableFact]
    public async Task Whoever_writes_at_the_same_moment_all_gateways_read_one_order()
    {
        const int Each = 40;
        await using var house = await ClusterHouse.NewAsync(postgres);
        var gateways = new List<ClusterDatabase> { await house.GatewayAsync(), await house.GatewayAsync(), await house.GatewayAsync() };
        var room = (await gateways[0].OpenAsync(Lobby, 50, default)).Room;

        // Each knows the log through what its own appends bring back, as a room does.
        var known = await Task.WhenAll(gateways.Select(async (gateway, index) =>
        {
            var log = new List<LoggedEvent>();
            for (var i = 0; i < Each; i++)
            {
                log.AddRange(await gateway.AppendAsync(room, log.Count, 0, [Said($"{index}/{i}", $"n{i}", index), Said($"{index}/{i}+", by: index)], default));
            }

            return log;
        }));

        var whole = await gateways[0].ReadAsync(room, 0, default);
        Assert.Equal(Enumerable.Range(1, 6 * Each).Select(i => (long)i), whole.Select(e => ((ChatMessage)e.Happened).Id));
        Assert.All(known, log => Assert.Equal(Texts(whole).Take(log.Count), Texts(log)));
        Assert.All(Enumerable.Range(0, 3), index => Assert.Equal(
            Enumerable.Range(0, Each).SelectMany(i => new[] { $"{index}/{i}", $"{index}/{i}+" }),
            whole.Where(e => e.Sender![0] == index).Select(e => ((ChatMessage)e.Happened).Text)));
    }

    [SkippableFact]
    public async Task The_history_is_as_long_as_it_is_to_be_and_what_has_left_it_is_forgotten_when_nobody_can_send_it_again()
    {
        await using var house = await ClusterHouse.NewAsync(postgres);
        var gateway = await house.GatewayAsync();
        var room = (await gateway.OpenAsync(Lobby, 3, default)).Room;
        await gateway.AppendAsync(room, 0, 2, [.. Enumerable.Range(1, 5).Select(i => Said($"{i}", $"n{i}"))], default);
        var opened = await gateway.OpenAsync(Lobby, 2, default);
        Assert.Equal(["4:4", "5:5"], Texts(opened.Messages));
        Assert.Equal(3, opened.EvictedThrough);
        Assert.Equal(["3:3", "4:4", "5:5"], Texts((await gateway.OpenAsync(Lobby, 0, default)).Messages));

        await new GatewayLease(gateway).ForgetAsync(default);
        Assert.Equal(5, (await gateway.ReadAsync(room, 0, default)).Count);
        await using (var age = gateway.Command("UPDATE xchat.events SET time = time - interval '16 minutes'"))
        {
            await age.ExecuteNonQueryAsync();
        }

        await new GatewayLease(gateway).ForgetAsync(default);
        Assert.Equal(["3:3", "4:4", "5:5"], Texts(await gateway.ReadAsync(room, 0, default)));
    }

    [SkippableFact]
    public async Task Where_it_cannot_all_be_added_nothing_is()
    {
        await using var house = await ClusterHouse.NewAsync(postgres);
        var gateway = await house.GatewayAsync();
        var room = (await gateway.OpenAsync(Lobby, 50, default)).Room;

        // The same nonce twice in one batch is a mistake of the caller.
        await Assert.ThrowsAsync<PostgresException>(() => gateway.AppendAsync(room, 0, 0, [Said("a"), Said("b", "n"), Said("c", "n")], default));
        Assert.Equal(["1:d"], Texts(await gateway.AppendAsync(room, 0, 0, [Said("d")], default)));
    }
}
