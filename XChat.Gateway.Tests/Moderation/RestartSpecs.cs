using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Moderation;

public sealed class RestartSpecs : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("xchat-bans").FullName;

    private string Conf => $"xchat.bans = \"{Path.Combine(_folder, "bans.json")}\"";

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Bans_hold_after_a_restart_by_name_and_by_address_and_what_was_lifted_does_not_come_back()
    {
        await using (var server = await XChatProcess.StartAsync(Conf))
        {
            await using var root = await WireClient.JoinAsync(server.Port, $"root::{XChatProcess.Token}");
            using var bob = await JoinAsync(server, "bob", "2001:db8:1:2::7");
            foreach (var command in (string[])["/ban bob 60 spam", "/ban 198.51.100.9", "/ban eve", "/unban eve"])
            {
                await root.SayAsync(command);
                await root.UntilAsync("notice");
            }

            Assert.Equal(4403, await bob.CloseCodeAsync());
            server.Terminate();
            Assert.Equal(0, await server.ExitAsync());
            Assert.Contains(server.Log, line => line.Contains("audit: \"root\" at 127.0.0.1 banned \"bob\" at 2001:db8:1:2:: until", StringComparison.Ordinal));
        }

        await using var again = await XChatProcess.StartAsync(Conf);
        Assert.Equal(4403, await FateAsync(again, "BOB", "203.0.113.1"));
        Assert.Equal(4403, await FateAsync(again, "someone", "2001:db8:1:2:ffff::1"));
        Assert.Equal(4403, await FateAsync(again, "someone", "198.51.100.9"));
        using var other = await JoinAsync(again, "someone", "2001:db8:1:3::7");
        using var eve = await JoinAsync(again, "eve", "203.0.113.2");
    }

    [Fact]
    public async Task A_killed_server_has_lost_no_ban_that_it_had_confirmed_a_moment_ago()
    {
        await using (var server = await XChatProcess.StartAsync(Conf))
        {
            await using var root = await WireClient.JoinAsync(server.Port, $"root::{XChatProcess.Token}");
            await root.SayAsync("/ban bob");
            await root.UntilAsync("notice");
            while (!(await File.ReadAllTextAsync(Path.Combine(_folder, "bans.json"))).Contains("bob", StringComparison.Ordinal))
            {
                await Task.Delay(5);
            }

            server.Signal("KILL");
        }

        await using var again = await XChatProcess.StartAsync(Conf);
        Assert.Equal(4403, await FateAsync(again, "bob", "203.0.113.1"));
    }

    private static async Task<RawSocket> JoinAsync(XChatProcess server, string name, string from)
    {
        var client = await RawSocket.UpgradeAsync(server.Port, headers: [$"X-Forwarded-For: {from}"]);
        await client.SendAsync(ClientFrame.Text(name));
        Assert.StartsWith("[", (await client.FrameAsync())!.Text, StringComparison.Ordinal);
        Assert.Contains("\"join\"", (await client.FrameAsync())!.Text, StringComparison.Ordinal);
        return client;
    }

    private static async Task<int> FateAsync(XChatProcess server, string name, string from)
    {
        using var client = await RawSocket.UpgradeAsync(server.Port, headers: [$"X-Forwarded-For: {from}"]);
        await client.SendAsync(ClientFrame.Text(name));
        return await client.CloseCodeAsync();
    }
}
