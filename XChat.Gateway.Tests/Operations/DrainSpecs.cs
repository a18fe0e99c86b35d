using System.Diagnostics;
using System.Net;
using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Operations;

public sealed class DrainSpecs
{
    [Fact]
    public async Task On_SIGTERM_all_members_are_told_1001_and_the_process_ends_with_0()
    {
        await using var server = await XChatProcess.StartAsync();
        await using var ada = await WireClient.JoinAsync(server.Port, "Ada");
        await using var bob = await WireClient.JoinAsync(server.Port, "Bob");
        using var nameless = await RawSocket.UpgradeAsync(server.Port);
        var clock = Stopwatch.StartNew();
        server.Terminate();

        Assert.Equal(1001, (await ada.ClosedAsync()).Code);
        Assert.Equal(1001, (await bob.ClosedAsync()).Code);
        Assert.Equal(1001, await nameless.CloseCodeAsync());
        Assert.Equal(0, await server.ExitAsync());
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"It took {clock.Elapsed}.");
    }

    [Fact]
    public async Task Clients_of_v2_are_told_when_to_come_back_each_at_another_time_and_base_clients_are_told_nothing_new()
    {
        await using var server = await XChatProcess.StartAsync();
        await using var old = await WireClient.JoinAsync(server.Port, "Old");
        await using var stream = await EventClient.JoinAsync(server.Port, "Stream");
        var sockets = new List<WireClient>();
        for (var i = 0; i < 8; i++)
        {
            var socket = await WireClient.ConnectAsync(server.Port, subprotocol: "xchat.v2");
            await socket.SayAsync($$"""{"type":"join","name":"Ada{{i}}"}""");
            await socket.UntilAsync("welcome");
            sockets.Add(socket);
        }

        server.Terminate();
        var told = new List<int>();
        foreach (var socket in sockets)
        {
            var (code, _, before) = await socket.ClosedAsync();
            Assert.Equal((1001, "closing"), (code, before[^1].Type()));
            told.Add(before[^1].GetProperty("retryAfter").GetInt32());
            await socket.DisposeAsync();
        }

        Assert.All(told, after => Assert.InRange(after, 1_000, 3_000));
        Assert.True(told.Distinct().Count() > 4, string.Join(' ', told));
        Assert.DoesNotContain((await old.ClosedAsync()).Before, message => message.Type() is not ("join" or "leave"));
        Assert.Equal(1001, (await stream.ClosedAsync()).Code);
        Assert.InRange(stream.ReconnectionInterval, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task While_it_drains_it_is_not_ready_and_lets_nobody_in_and_a_client_that_does_not_answer_keeps_it_for_less_than_10_s()
    {
        await using var server = await XChatProcess.StartAsync();
        using var deaf = await RawSocket.UpgradeAsync(server.Port);
        using var late = await RawSocket.ConnectAsync(server.Port);
        await late.SendAsync("HEAD /health/ready HTTP/1.1\r\nHost: a\r\n\r\n"u8.ToArray());
        Assert.StartsWith("HTTP/1.1 200 ", await late.HeadAsync(), StringComparison.Ordinal);
        var clock = Stopwatch.StartNew();
        server.Terminate();
        Assert.Equal(0x8, (await deaf.FrameAsync())!.Opcode);

        using var ready = await server.Http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        using var newcomer = await RawSocket.ConnectAsync(server.Port);
        await newcomer.SendAsync(RawSocket.Request());
        Assert.StartsWith("HTTP/1.1 503 ", await newcomer.HeadAsync(), StringComparison.Ordinal);

        Assert.Equal(0, await server.ExitAsync());
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), $"It took {clock.Elapsed}.");
    }
}
