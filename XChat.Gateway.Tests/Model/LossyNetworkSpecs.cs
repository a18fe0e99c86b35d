using XChat.Gateway.Tests.Harness;
using Xunit;
using Xunit.Abstractions;

namespace XChat.Gateway.Tests.Model;

/// <summary>A network as it is where this server is needed: 400 ms there and back, 64 kbit/s, a third of everything sent again, and now and then nothing at all.</summary>
public sealed class LossyNetworkSpecs(ITestOutputHelper output)
{
    private static readonly FlakyConditions Rotten = new(
        Delay: TimeSpan.FromMilliseconds(200), BytesPerSecond: 64_000 / 8, Loss: 0.3, Resend: TimeSpan.FromMilliseconds(300));

    [Fact]
    public async Task What_is_said_offline_arrives_once_and_in_order()
    {
        await using var server = await XChatProcess.StartAsync("xchat { history = 0, limits { ping-interval = 2s, pong-timeout = 4s } }");
        await using var run = new ModelRun(server.Port, people: 6, tempo: new ModelTempo(TimeSpan.FromSeconds(12)), conditions: Rotten);
        run.Begin();
        for (var blackout = 0; blackout < 2; blackout++)
        {
            await run.CalmAsync(ModelRun.Time / 3);
            await run.BlackOutAsync(TimeSpan.FromSeconds(2));
        }

        await run.CalmAsync(ModelRun.Time / 3);
        await run.SettleAsync(server);
        run.AssertNothingLost(once: true);
        output.WriteLine($"{run}");
    }
}
