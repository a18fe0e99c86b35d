using System.Text.Json;
using XChat.Gateway.Configuration;
using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Operations;

/// <summary>SIGHUP on the real process.</summary>
public sealed class ReloadSpecs
{
    [Fact]
    public async Task Rooms_come_and_go_and_nobody_else_notices()
    {
        await using var server = await XChatProcess.StartAsync("xchat.rooms { old = {}, stays {} }");
        await using var ada = await WireClient.JoinAsync(server.Port, "Ada", "/ws/old");
        await using var bob = await WireClient.JoinAsync(server.Port, "Bob", "/ws/stays");

        await ReloadAsync(server, "xchat.rooms { stays = { topic = \"new topic\" }, new {} }");

        Assert.Equal((4404, "This room was closed."), await CloseOfAsync(ada));
        await using var eve = await WireClient.JoinAsync(server.Port, "Eve", "/ws/new");
        await bob.SayAsync("hello");
        Assert.Equal("hello", (await bob.UntilAsync("message")).GetProperty("text").GetString());
        using var gone = await RawSocket.ConnectAsync(server.Port);
        await gone.SendAsync(RawSocket.Request("/ws/old"));
        Assert.StartsWith("HTTP/1.1 404 ", await gone.HeadAsync(), StringComparison.Ordinal);
        using var rooms = JsonDocument.Parse(await server.Http.GetStringAsync(new Uri("/rooms", UriKind.Relative)));
        Assert.Equal(["lobby", "new", "stays"], rooms.RootElement.EnumerateArray().Select(room => room.GetProperty("name").GetString()!).Order());
        Assert.Contains(server.Log, line => line.Contains("Reloaded: xchat.rooms.stays.topic = new topic (was not set)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Limits_and_tokens_are_taken_over_and_no_secret_is_told()
    {
        await using var server = await XChatProcess.StartAsync("xchat { trusted-proxies = [], limits.connections-per-address = 0, rooms.lobby.password = \"first secret\" }");
        await using var ada = await WireClient.ConnectAsync(server.Port);
        await ada.SayAsync("Ada::first secret");
        await ada.UntilAsync("join");

        await ReloadAsync(server, "xchat { trusted-proxies = [], limits = { connections-per-address = 1, messages-per-second = 1, message-burst = 1 }, rooms.lobby.password = \"second secret\" }");

        using var second = await RawSocket.ConnectAsync(server.Port);
        await second.SendAsync(RawSocket.Request());
        Assert.StartsWith("HTTP/1.1 429 ", await second.HeadAsync(), StringComparison.Ordinal);
        await ada.SayAsync("one");
        await ada.SayAsync("two");
        Assert.Equal("slow-down", (await ada.UntilAsync("error")).GetProperty("code").GetString());
        Assert.Contains(server.Log, line => line.Contains("Reloaded: xchat.limits.messages-per-second = 1 (was 10)", StringComparison.Ordinal));
        Assert.Contains(server.Log, line => line.Contains("Reloaded: xchat.rooms.lobby.password = (secret) (was (secret))", StringComparison.Ordinal));
        Assert.DoesNotContain(server.Log, line => line.Contains("second secret", StringComparison.Ordinal));

        await ada.LeaveAsync();
        await using var bob = await RetriedAsync(() => WireClient.ConnectAsync(server.Port));
        await bob.SayAsync("Bob::second secret");
        await bob.UntilAsync("join");
    }

    [Fact]
    public async Task What_needs_a_restart_is_said_and_a_broken_file_changes_nothing()
    {
        await using var server = await XChatProcess.StartAsync("xchat.rooms { a {} }");
        await using var ada = await WireClient.JoinAsync(server.Port, "Ada", "/ws/a");

        await ReloadAsync(server, "xchat { rooms = { a {} }, log-format = json, uploads.per-minute = 1 }");
        Assert.Contains(server.Log, line => line.Contains("WARN  Reload: Not reloaded, a restart is needed: xchat.log-format = json (was text)", StringComparison.Ordinal));
        Assert.Contains(server.Log, line => line.Contains("Configuration read again: 0 changes, 2 wait for a restart", StringComparison.Ordinal));

        await File.WriteAllTextAsync(Path.Combine(server.Directory, "test.conf"), "xchat.rooms { b {} ");
        await File.AppendAllTextAsync(Path.Combine(server.Directory, "test.conf"), "\nxchat.histroy = 3\n");
        server.Signal("HUP");
        var refused = await server.WaitForLogAsync(line => line.Contains("Not reloaded, everything stays", StringComparison.Ordinal));
        Assert.Contains("test.conf", refused, StringComparison.Ordinal);
        await ada.SayAsync("still here");
        await ada.UntilAsync("message");
        await using var bob = await WireClient.JoinAsync(server.Port, "Bob", "/ws/a");
    }

    [Theory]
    [InlineData("xchat.rooms.ops.topic", true)]
    [InlineData("xchat.token", true)]
    [InlineData("xchat.admins.alice", true)]
    [InlineData("xchat.limits.connections", true)]
    [InlineData("xchat.history-bytes", true)]
    [InlineData("xchat.bind", false)]
    [InlineData("xchat.dispatcher.throughput", false)]
    [InlineData("xchat.uploads.directory", false)]
    [InlineData("xchat.trusted-proxies", false)]
    [InlineData("akka.loglevel", false)]
    public void Only_what_a_running_server_can_take_over_is_reloaded(string key, bool reloaded) =>
        Assert.Equal(reloaded, ConfigurationChange.IsReloaded(key));

    private static async Task ReloadAsync(XChatProcess server, string conf)
    {
        await File.WriteAllTextAsync(Path.Combine(server.Directory, "test.conf"), conf);
        server.Signal("HUP");
        await server.WaitForLogAsync(line => line.Contains("Configuration read again", StringComparison.Ordinal));
    }

    private static async Task<(int, string)> CloseOfAsync(WireClient client)
    {
        var (code, reason, _) = await client.ClosedAsync();
        return (code, reason);
    }

    // The server hears of a connection's end a moment after its client does.
    private static async Task<WireClient> RetriedAsync(Func<Task<WireClient>> connect)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await connect();
            }
            catch (System.Net.WebSockets.WebSocketException) when (attempt < 50)
            {
                await Task.Delay(50);
            }
        }
    }
}
