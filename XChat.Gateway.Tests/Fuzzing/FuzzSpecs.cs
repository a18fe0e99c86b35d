using System.Globalization;
using XChat.Gateway.Tests.Harness;
using Xunit;
using Xunit.Abstractions;

namespace XChat.Gateway.Tests.Fuzzing;

/// <summary>Damaged sessions against the real server: <c>XCHAT_FUZZ_FRAMES=1000000 dotnet test XChat.Gateway.Tests --filter FuzzSpecs</c> is the long run, <c>XCHAT_FUZZ_SEED</c> another one.</summary>
public sealed class FuzzSpecs(ITestOutputHelper output)
{
    private const int AtOnce = 16;

    // What the runtime's heap may differ by between two looks, whatever is thrown at it.
    private const long Slack = 48 * 1024;

    [Fact]
    public async Task Damaged_sessions_crash_nothing_hang_nothing_leak_nothing_and_disturb_nobody()
    {
        var frames = Setting("XCHAT_FUZZ_FRAMES", 20_000);
        var seed = (int)Setting("XCHAT_FUZZ_SEED", 1);
        await using var server = await XChatProcess.StartAsync("""
            xchat { rooms = { witness {} }, history-bytes = 64 KiB, limits = { messages-per-second = 0, ping-interval = 0 }, uploads { per-minute = 0, total-bytes = 1 MiB } }
            """);
        await using var witness = await WireClient.JoinAsync(server.Port, "witness", "/ws/witness");
        var fuzzer = new Fuzzer(server.Port, seed);

        await fuzzer.RunAsync(frames / 4, AtOnce);
        await HearsItselfAsync(witness, "in the middle");
        var before = ResidentKb(server);
        await fuzzer.RunAsync(frames, AtOnce);
        await HearsItselfAsync(witness, "at the end");
        var after = ResidentKb(server);

        output.WriteLine($"{fuzzer.Frames} frames, seed {seed}; RSS {before} KB after a quarter, {after} KB at the end");
        Assert.InRange(after, 0, (before * 5 / 4) + Slack);
        Assert.DoesNotContain(server.Log, IsTrouble);
        await using var next = await WireClient.JoinAsync(server.Port, "next");
        server.Terminate();
        Assert.Equal(0, await server.ExitAsync());
    }

    private static bool IsTrouble(string line) =>
        line.Contains(" ERROR ", StringComparison.Ordinal) || line.Contains(" FATAL ", StringComparison.Ordinal)
        || line.Contains("Exception", StringComparison.Ordinal) || line.Contains("Dropped a ", StringComparison.Ordinal);

    private static async Task HearsItselfAsync(WireClient witness, string text)
    {
        await witness.SayAsync(text);
        Assert.Equal(text, (await witness.UntilAsync("message")).Text());
    }

    private static long ResidentKb(XChatProcess server) => long.Parse(
        File.ReadLines($"/proc/{server.Id}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal)).AsSpan(6).Trim()[..^3],
        CultureInfo.InvariantCulture);

    private static long Setting(string name, long standard) =>
        long.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : standard;
}
