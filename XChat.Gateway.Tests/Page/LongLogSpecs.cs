using System.Text.Json;
using Microsoft.Playwright;
using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Page;

/// <summary>However much was said, the page stays light.</summary>
[Collection(OtherBrowserSpecs.Name)]
public sealed class LongLogSpecs(Browser browser)
{
    private const int Count = 10_000;
    private const int MostNodes = 8_000;

    // Of a frame's work, in milliseconds of the thread's own time.
    private const double LongTask = 100;
    private const double EverTooLong = 400;

    private const string Scroll = """
        async () => {
          const log = document.getElementById('log');
          log.scrollTop -= 2000;
          await new Promise(requestAnimationFrame);
          await new Promise(requestAnimationFrame);
          return { nodes: document.querySelectorAll('*').length, arrived: log.scrollTop === 0 };
        }
        """;

    private const string Limits = """
        xchat.rooms.lobby.history = 10000
        xchat.limits { messages-per-second = 0, message-burst = 0, outbound-bytes = 0 }
        """;

    [SkippableFact]
    public async Task Ten_thousand_messages_are_scrolled_in_a_bounded_page_without_a_long_task()
    {
        Browser.Require();
        await using var server = await XChatProcess.StartAsync(Limits);
        await FillAsync(server);
        await using var sara = await browser.OpenAsync(server.Http.BaseAddress!);
        await sara.JoinAsync("Sara");
        await sara.HearsAsync($"message {Count}.");

        var steps = new List<double>();
        await foreach (var (busy, nodes) in ScrollToTheFirstAsync(sara))
        {
            steps.Add(busy);
            Assert.InRange(nodes, 1, MostNodes);
        }

        await sara.HearsAsync("message 1.");

        // One in a hundred may have the browser's own housekeeping in it, which is slow where the machine is.
        steps.Sort();
        Assert.InRange(steps[^(1 + (steps.Count / 100))], 0, LongTask);
        Assert.InRange(steps[^1], 0, EverTooLong);
        await sara.Page.ClickAsync("#newest");
        await sara.HearsAsync($"message {Count}.");
    }

    // Scrolls as a finger does, frame by frame, and answers the milliseconds that each step took and the nodes that there are.
    // The page's thread counts its own time: on a busy machine the clock on the wall would count everybody else's.
    private static async IAsyncEnumerable<(double Busy, int Nodes)> ScrollToTheFirstAsync(Visitor visitor)
    {
        var browser = await visitor.Page.Context.NewCDPSessionAsync(visitor.Page);
        await browser.SendAsync("Performance.enable", new Dictionary<string, object> { ["timeDomain"] = "threadTicks" });
        while (true)
        {
            var before = await BusyAsync(browser);
            var step = await visitor.Page.EvaluateAsync<JsonElement>(Scroll);
            yield return (await BusyAsync(browser) - before, step.GetProperty("nodes").GetInt32());
            if (step.GetProperty("arrived").GetBoolean())
            {
                yield break;
            }
        }
    }

    private static async Task<double> BusyAsync(ICDPSession browser)
    {
        var metrics = await browser.SendAsync("Performance.getMetrics");
        return metrics!.Value.GetProperty("metrics").EnumerateArray()
            .Single(metric => metric.GetProperty("name").GetString() == "TaskDuration").GetProperty("value").GetDouble() * 1000;
    }

    private static async Task FillAsync(XChatProcess server)
    {
        await using var writer = await WireClient.JoinAsync(server.Port, "Writer");
        for (var number = 1; number <= Count; number++)
        {
            await writer.SayAsync($"This is message {number}. " + (number % 7 == 0 ? new string('x', 300) : ""));
        }

        string last;
        do
        {
            last = (await writer.NextAsync()).Text();
        }
        while (!last.StartsWith($"This is message {Count}.", StringComparison.Ordinal));
    }
}
