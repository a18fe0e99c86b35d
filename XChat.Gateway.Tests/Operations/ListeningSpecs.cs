using System.Text.Json;
using Akka.Configuration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using XChat.Actors.Rooms;
using XChat.Gateway.Operations;
using XChat.Gateway.Sockets;
using XChat.Gateway.Tests.Configuration;
using Xunit;

namespace XChat.Gateway.Tests.Operations;

public sealed class ListeningSpecs
{
    [Fact]
    public void The_server_takes_in_connections_at_a_pace()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.AddListening(Loaded.With(""));

        // Kestrel asks the one that was added last.
        Assert.Equal(typeof(PacedAccepting), builder.Services.Last(service => service.ServiceType == typeof(IConnectionListenerFactory)).ImplementationType);
    }

    [Fact]
    public void The_scheduler_is_exact_enough_for_the_shortest_rest_of_a_room() =>
        Assert.InRange(Loaded.With("").Akka.WithFallback(ConfigurationFactory.Default()).GetTimeSpan("akka.scheduler.tick-duration"), TimeSpan.FromTicks(1), BatchPacing.ShortestRest);

    [Theory]
    [InlineData("System.GC.Gen0MaxBudget", 2 * 1024 * 1024)]
    [InlineData("System.Threading.ThreadPool.UnfairSemaphoreSpinLimit", 0)]
    public void The_server_s_runtime_is_set_for_a_small_machine(string setting, int value)
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "XChat.Gateway.runtimeconfig.json")));
        Assert.Equal(value, file.RootElement.GetProperty("runtimeOptions").GetProperty("configProperties").GetProperty(setting).GetInt32());
    }
}
