using XChat.Gateway.Tests.Harness;
using Xunit;
using Xunit.Abstractions;

namespace XChat.Gateway.Tests.Model;

/// <summary>The promise of delivery, checked from without, for some seconds, or <c>XCHAT_MODEL_SECONDS</c>; <c>XCHAT_MODEL_SEED</c> does the same again.</summary>
public sealed class ModelSpecs(ITestOutputHelper output)
{
    // The whole log is kept, so that every gap is a fault; times are short, so that every one of them passes.
    // Behind Nginx all of them come from one address, and more often than one may.
    internal const string Conf = """
        xchat {
          history = 0
          resume-grace = 700ms
          limits { messages-per-second = 0, connects-per-minute = 0, ping-interval = 500ms, pong-timeout = 4s, join-timeout = 3s }
        }
        """;

    private static readonly int Restarts = ModelRun.Time > TimeSpan.FromSeconds(60) ? 8 : 2;

    [Fact]
    public async Task On_a_network_that_cuts_resets_and_forgets_connections_nothing_is_lost_nothing_told_twice_and_nothing_left_behind()
    {
        await using var server = await XChatProcess.StartAsync(Conf);
        await using (var warm = await WireClient.JoinAsync(server.Port, "Warm"))
        {
            await warm.LeaveAsync();
        }

        var before = server.OpenSockets;
        await using (var run = new ModelRun(server.Port))
        {
            run.Begin();
            await run.HarmAsync(ModelRun.Time);
            await run.SettleAsync(server);
            run.AssertNothingLost(once: true);
            Assert.Equal(1, run.Epochs);
            output.WriteLine($"{run}");
        }

        await NothingIsLeftAsync(server, before);
    }

    [Fact]
    public async Task Over_restarts_each_epoch_is_one_whole_log_and_what_was_said_is_told_in_the_end()
    {
        var server = await XChatProcess.StartAsync(Conf);
        try
        {
            await using var run = new ModelRun(server.Port);
            run.Begin();
            for (var restart = 0; restart < Restarts; restart++)
            {
                await run.HarmAsync(ModelRun.Time / (Restarts + 1));
                await EndAsync(server, gently: restart % 2 == 1);
                server = await XChatProcess.StartAsync(Conf);
                run.ServerPort = server.Port;
            }

            await run.HarmAsync(ModelRun.Time / (Restarts + 1));
            await run.SettleAsync(server);
            run.AssertNothingLost(once: false);
            output.WriteLine($"{run}");
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    private static async Task EndAsync(XChatProcess server, bool gently)
    {
        server.Signal(gently ? "TERM" : "KILL");
        await server.ExitAsync();
        await server.DisposeAsync();
    }

    // Connections that were half-open are found by their pings; members that were away are given up.
    private async Task NothingIsLeftAsync(XChatProcess server, int before)
    {
        var left = "";
        for (var look = 0; look < 200; look++)
        {
            var rooms = await server.Http.GetStringAsync(new Uri("/rooms", UriKind.Relative));
            left = $"{before} sockets before, {server.OpenSockets} after; {rooms}";
            if (rooms.Contains("\"members\":0", StringComparison.Ordinal) && server.OpenSockets <= before + 4)
            {
                output.WriteLine(left);
                return;
            }

            await Task.Delay(100);
        }

        Assert.Fail(left);
    }
}
