using Microsoft.Extensions.Logging.Abstractions;
using XChat.Actors.Chat;
using XChat.Gateway.Cluster;
using XChat.Gateway.Tests.Harness;
using Xunit;
using static XChat.Gateway.Tests.Cluster.ClusterHouse;

namespace XChat.Gateway.Tests.Cluster;

/// <summary>Who is in a room, at whichever gateway; and what becomes of them when a gateway dies.</summary>
[Collection(PostgresTests.Name)]
public sealed class SharedRosterSpecs(PostgresProcess postgres)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [SkippableFact]
    public async Task A_name_is_there_once_however_many_ask_for_it_at_once()
    {
        await using var house = await ClusterHouse.NewAsync(postgres);
        var gateways = new[] { await house.GatewayAsync(), await house.GatewayAsync() };
        var room = (await gateways[0].OpenAsync(Lobby, 50, default)).Room;
        var members = await Task.WhenAll(Enumerable.Range(1, 12).Select(i =>
            new SharedRoster(gateways[i % 2]).EnterAsync(room, Key(i), Name(i % 3 == 0 ? "ADA" : "ada"), Role.User, default)));
        Assert.Equal(12, members.Select(member => member.Name.Key).Distinct().Count());
        Assert.Equal(Enumerable.Range(1, 12), members.Select(member => member.Number).Order());
        Assert.Equal(12, (await (await house.GatewayAsync()).OpenAsync(Lobby, 50, default)).Members.Count);
    }

    [SkippableFact]
    public async Task A_name_that_was_asked_for_as_it_stands_is_taken_for_its_namesakes_too()
    {
        await using var house = await ClusterHouse.NewAsync(postgres);
        var gateway = await house.GatewayAsync();
        var room = (await gateway.OpenAsync(Lobby, 50, default)).Room;
        var roster = new SharedRoster(gateway);
        await roster.EnterAsync(room, Key(1), Name("ada~2"), Role.User, default);
        await roster.EnterAsync(room, Key(2), Name("ada"), Role.User, default);
        Assert.Equal("ada~3", (await roster.EnterAsync(room, Key(3), Name("ada"), Role.User, default)).Name.Value);
    }

    [SkippableFact]
    public async Task Who_leaves_makes_the_name_free_and_takes_it_back_by_key_where_nobody_has_it_since()
    {
        await using var house = await ClusterHouse.NewAsync(postgres);
        var (one, two) = (await house.GatewayAsync(), await house.GatewayAsync());
        var room = (await one.OpenAsync(Lobby, 50, default)).Room;
        await new SharedRoster(one).EnterAsync(room, Key(1), Name("ada"), Role.Admin, default);

        var moved = await new SharedRoster(two).ComeBackAsync(room, Key(1), Name("Ada"), default);
        Assert.Equal((one.Gateway, true, "ada", Role.Admin), (moved!.Value.From, moved.Value.WasThere, moved.Value.Member.Name.Value, moved.Value.Member.Role));
        Assert.Null(await new SharedRoster(two).ComeBackAsync(room, Key(1), Name("bo"), default));
        Assert.Null(await new SharedRoster(two).ComeBackAsync(room, Key(9), Name("ada"), default));

        // The gateway that it has moved away from has no say any more.
        await LeaveAsync(one, room, visit: 1);
        Assert.Single((await one.OpenAsync(Lobby, 50, default)).Members);
        await LeaveAsync(two, room, visit: 2);
        await LeaveAsync(two, room, visit: 2);
        Assert.Equal(["Leave ada"], Texts(await one.ReadAsync(room, 0, default)));
        Assert.Empty((await one.OpenAsync(Lobby, 50, default)).Members);

        Assert.False((await new SharedRoster(one).ComeBackAsync(room, Key(1), Name("ada"), default))!.Value.WasThere);
        await LeaveAsync(one, room, visit: 3);
        Assert.Equal(1, (await new SharedRoster(one).EnterAsync(room, Key(2), Name("ada"), Role.User, default)).Number);
        Assert.Null(await new SharedRoster(one).ComeBackAsync(room, Key(1), Name("ada"), default));
    }

    [SkippableFact]
    public async Task When_a_gateway_dies_those_who_were_there_leave_once_and_the_others_stay()
    {
        await using var house = await ClusterHouse.NewAsync(postgres);
        var (dead, one, two) = (await house.GatewayAsync(), await house.GatewayAsync(), await house.GatewayAsync());
        var room = (await dead.OpenAsync(Lobby, 50, default)).Room;
        await Task.WhenAll(((ClusterDatabase[])[dead, one, two]).Select(gateway => new GatewayLease(gateway).RenewAsync(default)));
        await new SharedRoster(dead).EnterAsync(room, Key(1), Name("ada"), Role.User, default);
        await new SharedRoster(dead).EnterAsync(room, Key(2), Name("bo"), Role.User, default);
        await new SharedRoster(one).EnterAsync(room, Key(3), Name("cy"), Role.User, default);
        Assert.Equal(0, await new GatewayLease(one).BuryAsync(default));

        await using (var age = one.Command("UPDATE xchat.gateways SET seen = seen - interval '7 seconds' WHERE gateway = $1"))
        {
            age.Parameters.Add(ClusterDatabase.Value(dead.Gateway));
            await age.ExecuteNonQueryAsync();
        }

        var left = await Task.WhenAll(new GatewayLease(one).BuryAsync(default), new GatewayLease(two).BuryAsync(default));
        Assert.Equal(2, left.Sum());
        Assert.Equal(["Leave ada", "Leave bo"], Texts(await one.ReadAsync(room, 0, default)).Order());
        Assert.Equal("cy", Assert.Single((await two.OpenAsync(Lobby, 50, default)).Members).Name.Value);

        // It was not dead: it hears that it was taken for it.
        Assert.False(await new GatewayLease(dead).RenewAsync(default));
        Assert.True(await new GatewayLease(dead).RenewAsync(default));
        Assert.False((await new SharedRoster(two).ComeBackAsync(room, Key(1), Name("ada"), default))!.Value.WasThere);
    }

    [SkippableFact]
    public async Task A_gateway_hears_when_a_room_has_grown_and_again_when_the_database_was_away()
    {
        PostgresProcess.Require();
        var own = new PostgresProcess();
        await own.InitializeAsync();
        try
        {
            await using var house = await ClusterHouse.NewAsync(own);
            var (one, two) = (await house.GatewayAsync(), await house.GatewayAsync());
            var room = (await one.OpenAsync(Lobby, 50, default)).Room;
            var there = new SemaphoreSlim(0);
            var grown = new SemaphoreSlim(0);
            await using var news = new ClusterNews(two, TimeProvider.System, NullLogger<ClusterNews>.Instance);
            news.Reconnected += () => there.Release();
            news.Grown += (which, seq) =>
            {
                if (which == room && seq > 0)
                {
                    grown.Release();
                }
            };
            news.Start();
            Assert.True(await there.WaitAsync(Patience));
            await one.AppendAsync(room, 0, 0, [Said("a")], default);
            Assert.True(await grown.WaitAsync(Patience));

            await own.StopAsync();
            await Assert.ThrowsAnyAsync<Npgsql.NpgsqlException>(() => one.AppendAsync(room, 1, 0, [Said("lost")], default));
            await WaitForAsync(() => !news.IsConnected);
            await own.StartAsync();
            Assert.True(await there.WaitAsync(Patience));
            Assert.True(news.IsConnected);
            Assert.Equal(["2:b"], Texts(await one.AppendAsync(room, 1, 0, [Said("b")], default)));
            Assert.True(await grown.WaitAsync(Patience));
        }
        finally
        {
            await own.DisposeAsync();
        }
    }

    private static Task LeaveAsync(ClusterDatabase gateway, int room, long visit) =>
        gateway.AppendAsync(room, 0, 0, [new NewEvent(new Presence(PresenceChange.Leave, DateTimeOffset.UtcNow, "ada", Role.User), Key(1), visit)], default);

    private static async Task WaitForAsync(Func<bool> so)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!so())
        {
            await Task.Delay(20, patience.Token);
        }
    }
}
