using System.Text.Json;
using System.Text.RegularExpressions;
using XChat.Gateway.Tests.Configuration;
using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Operations;

public sealed partial class DashboardSpecs
{
    // They are told when there is something to tell, and a test of a minute has no actor that fails.
    private static readonly string[] Silent = ["xchat_closes_total", "xchat_actor_failures_total", "xchat_actor_dead_letters_total", "xchat_uploads_total", "xchat_refusals_total"];

    [Fact]
    public async Task Every_metric_of_the_dashboard_is_one_that_the_server_tells()
    {
        using var board = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "deploy", "grafana", "xchat.json")));
        var asked = board.RootElement.GetProperty("panels").EnumerateArray()
            .SelectMany(panel => panel.GetProperty("targets").EnumerateArray())
            .SelectMany(target => Name().Matches(target.GetProperty("expr").GetString()!))
            .Select(match => match.Value).Distinct().ToList();
        Assert.True(asked.Count > 15, string.Join(' ', asked));

        var port = MetricsSpecs.FreePort();
        await using var server = await XChatProcess.StartAsync($"xchat.operations.bind = {port}");
        await using var ada = await WireClient.JoinAsync(server.Port, "Ada");
        await ada.SayAsync("hello");
        await ada.UntilAsync("message");
        var told = await server.Http.GetStringAsync(new Uri($"http://127.0.0.1:{port}/metrics"));

        Assert.All(
            asked.Except(Silent).Where(name => name != "dotnet_gc_last_collection_heap_size_bytes"),
            name => Assert.Contains($"\n{name}", told, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\b(?:xchat|dotnet)_\w+(?=\{)")]
    private static partial Regex Name();
}
