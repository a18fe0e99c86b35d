using System.Diagnostics;
using XChat.Gateway.Tests.Harness;
using Xunit;
using Xunit.Abstractions;

namespace XChat.Gateway.Tests.Model;

/// <summary>With a journal a restart is one more cut connection, however the process ended.</summary>
public sealed class JournalModelSpecs(ITestOutputHelper output) : IDisposable
{
    // Twenty of them by kill -9 in a run of minutes.
    private static readonly int Ends = ModelRun.Time > TimeSpan.FromSeconds(60) ? 40 : 3;

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("xchat-journal-");

    private string Conf => $"{ModelSpecs.Conf}\nxchat.journal = \"{Path.Combine(_directory.FullName, "rooms.db")}\"";

    [Fact]
    public async Task However_the_server_ends_the_epoch_and_the_ids_go_on_with_nothing_lost_and_nothing_twice()
    {
        var server = await XChatProcess.StartAsync(Conf);
        try
        {
            await using var run = new ModelRun(server.Port);
            run.Begin();
            for (var end = 0; end < Ends; end++)
            {
                await run.HarmAsync(ModelRun.Time / (Ends + 1));
                server.Signal(end % 2 == 0 ? "KILL" : "TERM");
                await server.ExitAsync();
                await server.DisposeAsync();
                server = await XChatProcess.StartAsync(Conf);
                run.ServerPort = server.Port;
            }

            await run.HarmAsync(ModelRun.Time / (Ends + 1));
            await run.SettleAsync(server);
            Assert.Equal(1, run.Epochs);
            run.AssertNothingLost(once: true);
            output.WriteLine($"{Ends} ends, every second one by kill -9. {run}");
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    // What an upgrade is. The network is sound, so that everybody hears the close; everybody speaks all the time, so that it always falls into a word.
    [Fact]
    public async Task An_upgrade_by_drain_in_the_middle_of_talk_is_heard_of_by_nobody()
    {
        var server = await XChatProcess.StartAsync(Conf);
        var upgrades = 0;
        try
        {
            await using var run = new ModelRun(server.Port, tempo: new ModelTempo(TimeSpan.FromSeconds(20), Pause: 20));
            run.Begin();
            for (var began = Stopwatch.StartNew(); began.Elapsed < ModelRun.Time; upgrades++)
            {
                await run.CalmAsync(TimeSpan.FromMilliseconds(Random.Shared.Next(300, 900)));
                server.Terminate();
                Assert.Equal(0, await server.ExitAsync());
                await server.DisposeAsync();
                server = await XChatProcess.StartAsync(Conf);
                run.ServerPort = server.Port;
            }

            await run.SettleAsync(server);
            Assert.Equal(1, run.Epochs);
            run.AssertNothingLost(once: true);
            output.WriteLine($"{upgrades} upgrades. {run}");
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    public void Dispose() => _directory.Delete(recursive: true);
}
