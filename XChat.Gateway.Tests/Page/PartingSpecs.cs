using System.Text.Json;
using Microsoft.Playwright;
using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Page;

/// <summary>The server ends the conversation, and says what is to come.</summary>
[Collection(nameof(Browser))]
public sealed class PartingSpecs(Browser browser)
{
    // Writes down when the page dials, and what it was told before it was cut off.
    private const string Watch = """
        globalThis.dialled = [];
        globalThis.told = null;
        globalThis.WebSocket = class extends WebSocket {
          constructor(...how) {
            super(...how);
            dialled.push(performance.now());
            this.addEventListener('message', ({ data }) => {
              const closing = JSON.parse(data).find(({ type }) => type === 'closing');
              if (closing) told = { at: performance.now(), after: closing.retryAfter };
            });
          }
        };
        """;

    private const string Pause = "() => ({ told: told.after, kept: dialled.find(at => at > told.at) - told.at })";

    [SkippableFact]
    public async Task Pages_of_a_server_that_drains_come_back_when_it_said_and_with_what_was_said_meanwhile()
    {
        Browser.Require();
        var server = await XChatProcess.StartAsync();
        await using var sara = await browser.OpenAsync(server.Http.BaseAddress!, new VisitorOptions(Script: Watch));
        await using var ali = await browser.OpenAsync(server.Http.BaseAddress!, new VisitorOptions(Script: Watch));
        await sara.JoinAsync("Sara");
        await ali.JoinAsync("Ali");

        server.Terminate();
        await sara.PhaseAsync("waiting");
        await Assertions.Expect(sara.Status).ToContainTextAsync("Next try in");
        await sara.SayAsync("Meanwhile");
        Assert.Equal(0, await server.ExitAsync());
        var port = server.Port;
        await server.DisposeAsync();
        await using var next = await XChatProcess.StartAsync("", ("BIND_ADDR", $"127.0.0.1:{port}"));

        await ali.HearsAsync("Meanwhile");
        await sara.NothingWaitsAsync();
        foreach (var visitor in new[] { sara, ali })
        {
            var pause = await visitor.Page.EvaluateAsync<JsonElement>(Pause);

            // A browser's clocks may differ by a millisecond or two.
            Assert.InRange(pause.GetProperty("kept").GetDouble(), pause.GetProperty("told").GetDouble() - 5, 60_000);
        }
    }

    [SkippableFact]
    public async Task A_room_that_was_closed_says_so_and_the_others_are_one_click_away()
    {
        Browser.Require();
        await using var server = await XChatProcess.StartAsync("xchat.rooms { lobby = {}, old {} }");
        await using var sara = await browser.OpenAsync(new Uri(server.Http.BaseAddress!, "/#old"), new VisitorOptions(Script: Watch));
        await sara.JoinAsync("Sara");
        await Assertions.Expect(sara.Page.Locator("#rooms li")).ToHaveCountAsync(2);

        await File.WriteAllTextAsync(Path.Combine(server.Directory, "test.conf"), "xchat.rooms { lobby {} }");
        server.Signal("HUP");

        await sara.PhaseAsync("ended");
        await Assertions.Expect(sara.Status).ToContainTextAsync("This room was closed.");
        await Assertions.Expect(sara.Page.Locator("#rooms li")).ToHaveCountAsync(1);
        await sara.SayAsync("To nobody");
        Assert.Equal(1, await sara.Page.EvaluateAsync<int>("dialled.length"));

        await sara.Page.Locator("#rooms").GetByText("lobby").ClickAsync();
        await sara.ConnectedAsync();
        await Assertions.Expect(sara.Page.Locator("#room")).ToHaveTextAsync("lobby");
    }

    [SkippableFact]
    public async Task A_message_that_was_deleted_while_the_page_was_away_is_no_gap()
    {
        Browser.Require();
        await using var server = await XChatProcess.StartAsync();
        await using var sara = await browser.OpenAsync(server.Http.BaseAddress!);
        await using var root = await WireClient.ConnectAsync(server.Port);
        await root.SayAsync("Root::" + XChatProcess.Token);
        await sara.JoinAsync("Sara");
        await sara.SayAsync("one");
        await sara.HearsAsync("one");

        await sara.OfflineAsync(true);
        await sara.PhaseAsync("offline");
        await root.SayAsync("two");
        await UntilAsync(root, "two");
        await root.SayAsync("/delete 2");
        await root.SayAsync("three");
        await UntilAsync(root, "three");
        await sara.OfflineAsync(false);

        await sara.HearsAsync("three");
        Assert.Equal(["one", "three"], await sara.TextsAsync());
        Assert.DoesNotContain("not kept", await sara.Page.InnerTextAsync("#messages"), StringComparison.Ordinal);
    }

    private static async Task UntilAsync(WireClient client, string text)
    {
        while ((await client.UntilAsync("message")).Text() != text)
        {
        }
    }
}
