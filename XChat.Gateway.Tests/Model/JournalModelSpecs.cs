using XChat.Gateway.Tests.Harness;
using Xunit;
using Xunit.Abstractions;

namespace XChat.Gateway.Tests.Model;

/// <summary>With a journal a restart is one more cut connection, however the process ended.</summary>
public sealed class JournalModelSpecs(ITestOutputHelper output) : IDisposable
{
    // Twenty of them by kill -9 in a run of minutes.
    private static readonly int Ends = ModelRun.Time > TimeSpan.FromSeconds(60) ? 40 : 4;

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("xchat-journal-");

    [SkippableFact]
    public async Task However_the_server_ends_the_epoch_and_the_ids_go_on_with_nothing_lost_and_nothing_twice()
    {
        ModelRun.RequireTime();
        var conf = $"{ModelSpecs.Conf}\nxchat.journal = \"{Path.Combine(_directory.FullName, "rooms.db")}\"";
        var server = await XChatProcess.StartAsync(conf);
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
                server = await XChatProcess.StartAsync(conf);
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

    public void Dispose() => _directory.Delete(recursive: true);
}
