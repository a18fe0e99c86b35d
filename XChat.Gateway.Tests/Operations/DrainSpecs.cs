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
