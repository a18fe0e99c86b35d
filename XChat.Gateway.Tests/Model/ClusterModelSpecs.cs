using XChat.Gateway.Tests.Harness;
using Xunit;
using Xunit.Abstractions;

namespace XChat.Gateway.Tests.Model;

/// <summary>Three gateways on one PostgreSQL behind the real Nginx: the end of any of them is one more cut connection.</summary>
public sealed class ClusterModelSpecs(ITestOutputHelper output)
{
    // Seconds in every check, minutes by hand.
    private static readonly TimeSpan Time = ModelRun.Time > TimeSpan.Zero ? ModelRun.Time : TimeSpan.FromSeconds(6);

    // A gateway, another one, the database, and so on.
    private static readonly int Ends = Math.Max(3, (int)(Time / TimeSpan.FromSeconds(6)));

    [SkippableFact]
    public async Task With_gateways_killed_and_the_database_restarted_every_member_hears_one_order_with_nothing_lost_and_nothing_twice()
    {
        PostgresProcess.Require();
        NginxProcess.Require();
        var postgres = new PostgresProcess();
        await postgres.InitializeAsync();
        try
        {
            await using var house = await GatewayHouse.StartAsync(await postgres.NewDatabaseAsync(), ModelSpecs.Conf);
            await using var run = new ModelRun(house.Port, severalServers: true);
            run.Begin();
            for (var end = 0; end < Ends; end++)
            {
                await run.HarmAsync(Time / (Ends + 1));
                if (end % 3 == 2)
                {
                    await postgres.StopAsync();
                    await run.HarmAsync(TimeSpan.FromSeconds(1));
                    await postgres.StartAsync();
                }
                else
                {
                    await house.KillAsync(end % GatewayHouse.Count);
                    await run.HarmAsync(TimeSpan.FromSeconds(1));
                    await house.StartAgainAsync(end % GatewayHouse.Count);
                }
            }

            await run.HarmAsync(Time / (Ends + 1));
            await house.ReadyAsync();
            await run.SettleAsync(house.Port);
            Assert.Equal(1, run.Epochs);
            run.AssertNothingLost(once: true);
            output.WriteLine($"{Ends} ends, every third the database's, the others a gateway's by kill -9. {run}");
        }
        finally
        {
            await postgres.DisposeAsync();
        }
    }
}
