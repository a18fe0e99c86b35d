using Microsoft.Playwright;
using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Page;

/// <summary>What comes while nobody looks.</summary>
[Collection(nameof(Browser))]
public sealed class AttentionSpecs(Browser browser)
{
    // A browser without a window never hides its page, and has nowhere to show or play anything: it is written down.
    private const string Stage = """
        let away = false;
        Object.defineProperty(document, 'hidden', { get: () => away });
        globalThis.turn = hidden => { away = hidden; document.dispatchEvent(new Event('visibilitychange')); };
        globalThis.tones = 0;
        const start = OscillatorNode.prototype.start;
        OscillatorNode.prototype.start = function (...when) { globalThis.tones++; return start.apply(this, when); };
        globalThis.shown = [];
        ServiceWorkerRegistration.prototype.showNotification = async (title, { body }) => { globalThis.shown.push(title + ': ' + body); };
        """;

    [SkippableFact]
    public async Task Who_was_away_sees_how_much_is_new_and_where_it_begins()
    {
        Browser.Require();
        await using var server = await XChatProcess.StartAsync("xchat.limits { messages-per-second = 0, message-burst = 0 }");
        await using var sara = await browser.OpenAsync(server.Http.BaseAddress!, new VisitorOptions(Script: Stage));
        await using var ali = await WireClient.JoinAsync(server.Port, "Ali");
        await sara.JoinAsync("Sara");
        await ali.SayAsync("seen");
        await sara.HearsAsync("seen");

        await sara.Page.EvaluateAsync("turn(true)");
        await ali.SayAsync("unseen");
        await ali.SayAsync("unseen too");
        await Assertions.Expect(sara.Page).ToHaveTitleAsync("(2) lobby");

        await sara.Page.EvaluateAsync("turn(false)");
        await Assertions.Expect(sara.Page).ToHaveTitleAsync("lobby");
        await Assertions.Expect(sara.Page.Locator("li:has(.new)")).ToContainTextAsync("unseen");
        await Assertions.Expect(sara.Page.Locator(".new")).ToHaveTextAsync("New");

        for (var number = 1; number <= 30; number++)
        {
            await ali.SayAsync($"line {number}\nof two");
        }

        await sara.HearsAsync("line 30");
        await sara.Page.EvaluateAsync("document.getElementById('log').scrollTop = 0");
        await Assertions.Expect(sara.Page.Locator("#newest")).ToBeVisibleAsync();
        await ali.SayAsync("the newest");
        await Assertions.Expect(sara.Page.Locator("#newest-count")).ToHaveTextAsync("1");
        await sara.Page.ClickAsync("#newest");
        await sara.HearsAsync("the newest");
        await Assertions.Expect(sara.Messages.Last).ToBeInViewportAsync();
        await Assertions.Expect(sara.Page.Locator("#newest")).ToBeHiddenAsync();
    }

    [SkippableFact]
    public async Task Notifications_and_sound_are_off_then_for_mentions_then_for_all()
    {
        Browser.Require();
        await using var server = await XChatProcess.StartAsync();
        await using var sara = await browser.OpenAsync(server.Http.BaseAddress!, new VisitorOptions(ServiceWorker: true, Script: Stage, Notifies: true));
        await sara.Page.Context.GrantPermissionsAsync(["notifications"]);
        await using var ali = await WireClient.JoinAsync(server.Port, "Ali");
        await sara.JoinAsync("Sara");
        await sara.KeptAsync();
        await sara.Page.EvaluateAsync("turn(true)");

        await ali.SayAsync("@Sara, by default");
        await Assertions.Expect(sara.Page).ToHaveTitleAsync("(1) lobby");
        Assert.Empty(await sara.Page.EvaluateAsync<string[]>("shown"));
        Assert.Equal(0, await sara.Page.EvaluateAsync<int>("tones"));

        await sara.Page.ClickAsync("#settings summary");
        await sara.Page.GetByLabel("Notifications").SelectOptionAsync("mentions");
        await sara.Page.GetByLabel("Sound").SelectOptionAsync("mentions");
        await sara.Page.WaitForFunctionAsync("tones > 0");
        var tones = await sara.Page.EvaluateAsync<int>("tones");
        await ali.SayAsync("to nobody");
        await ali.SayAsync("@Sara, called");
        await ShownAsync(sara, "lobby: Ali: @Sara, called");
        Assert.Equal(2 * tones, await sara.Page.EvaluateAsync<int>("tones"));

        await sara.Page.GetByLabel("Notifications").SelectOptionAsync("all");
        await ali.SayAsync("to all");
        await ShownAsync(sara, "lobby: Ali: @Sara, called", "lobby: Ali: to all");
    }

    private static async Task ShownAsync(Visitor visitor, params string[] expected)
    {
        await visitor.Page.WaitForFunctionAsync("count => shown.length >= count", expected.Length);
        Assert.Equal(expected, await visitor.Page.EvaluateAsync<string[]>("shown"));
    }
}
