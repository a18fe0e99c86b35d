using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Page;

/// <summary>Everybody can use the page: without a mouse, without eyes, in either direction, on any width.</summary>
[Collection(OtherBrowserSpecs.Name)]
public sealed class AccessibilitySpecs(Browser browser)
{
    public static TheoryData<string, bool, int> Looks => new()
    {
        { "en", false, 1280 },
        { "en", true, 320 },
        { "fa", true, 1280 },

        // A window of 1,280 at a zoom of 200 %.
        { "fa", false, 640 },
    };

    [SkippableTheory]
    [MemberData(nameof(Looks))]
    public async Task Axe_finds_nothing_and_nothing_is_wider_than_the_screen(string language, bool dark, int width)
    {
        Browser.Require();
        await using var server = await XChatProcess.StartAsync();
        await using var sara = await browser.OpenAsync(server.Http.BaseAddress!, new VisitorOptions(language, dark, width));
        await CheckAsync(sara);

        await sara.JoinAsync("Sara");
        await using var ali = await browser.OpenAsync(server.Http.BaseAddress!);
        await ali.JoinAsync("علی", XChatProcess.Token);
        await ali.SayAsync("> quote\nسلام @Sara، `code` https://example.org/" + new string('x', 200) + "\n```\n" + new string('y', 200) + "\n```");
        await sara.HearsAsync("سلام");
        await sara.SayAsync("hello");
        await sara.NothingWaitsAsync();
        await CheckAsync(sara);

        if (width < 900)
        {
            await sara.Page.ClickAsync("#open-side");
        }

        await sara.Page.ClickAsync("#settings summary");
        await Assertions.Expect(sara.Page.Locator("#settings select")).ToHaveCountAsync(4);
        await CheckAsync(sara);

        Assert.Equal(language, await sara.Page.GetAttributeAsync("html", "lang"));
        Assert.Equal(language == "fa" ? "rtl" : "ltr", await sara.Page.GetAttributeAsync("html", "dir"));
        await KeepAsync(sara, $"{language}-{(dark ? "dark" : "light")}-{width}");
    }

    [SkippableFact]
    public async Task The_keyboard_alone_joins_talks_replies_and_removes()
    {
        Browser.Require();
        await using var server = await XChatProcess.StartAsync();
        await using var root = await browser.OpenAsync(server.Http.BaseAddress!);
        var keys = root.Page.Keyboard;

        await Assertions.Expect(root.Page.Locator("#name")).ToBeFocusedAsync();
        await keys.TypeAsync("Root");
        await keys.PressAsync("Tab");
        await keys.PressAsync("Enter");
        await keys.PressAsync("Tab");
        await keys.TypeAsync(XChatProcess.Token);
        await keys.PressAsync("Enter");
        await root.ConnectedAsync();

        await Assertions.Expect(root.Box).ToBeFocusedAsync();
        await keys.TypeAsync("First");
        await keys.PressAsync("Enter");
        await root.HearsAsync("First");

        await root.Page.FocusAsync("#log");
        await WalkToAsync(root);
        await keys.PressAsync("r");
        await Assertions.Expect(root.Box).ToHaveValueAsync("> First\n");
        await keys.TypeAsync("Answer");
        await keys.PressAsync("Enter");
        await root.HearsAsync("Answer");
        await Assertions.Expect(root.Page.Locator("#messages blockquote")).ToHaveTextAsync("First");

        await root.Page.FocusAsync("#log");
        await WalkToAsync(root);
        await keys.PressAsync("Enter");
        await Assertions.Expect(root.Page.GetByRole(AriaRole.Menuitem).First).ToBeFocusedAsync();
        await keys.PressAsync("d");
        await root.HearsAsync("Message removed");
    }

    [SkippableFact]
    public async Task A_screen_reader_hears_new_messages_politely()
    {
        Browser.Require();
        await using var server = await XChatProcess.StartAsync();
        await using var sara = await browser.OpenAsync(server.Http.BaseAddress!);
        await using var ali = await browser.OpenAsync(server.Http.BaseAddress!);
        await sara.JoinAsync("Sara");
        await ali.JoinAsync("Ali");

        await ali.SayAsync("Can you hear me?");

        await Assertions.Expect(sara.Page.Locator("[aria-live=polite]", new PageLocatorOptions { HasText = "Ali: Can you hear me?" })).ToHaveCountAsync(1);
    }

    [SkippableFact]
    public async Task Persian_has_its_digits_and_its_calendar()
    {
        Browser.Require();
        await using var server = await XChatProcess.StartAsync();
        await using var sara = await browser.OpenAsync(server.Http.BaseAddress!, new VisitorOptions("fa"));
        await sara.JoinAsync("سارا");
        await sara.SayAsync("سلام");
        await sara.HearsAsync("سلام");

        var time = sara.Messages.Last.Locator("time");
        Assert.Matches("^[۰-۹]{1,2}:[۰-۹]{2}$", await time.InnerTextAsync());
        Assert.Contains("۱۴", await time.GetAttributeAsync("title"), StringComparison.Ordinal);
        await Assertions.Expect(sara.Page.Locator(".day")).ToHaveTextAsync("امروز");
    }

    // The keys of the log are loaded when it is first used.
    private static async Task WalkToAsync(Visitor visitor)
    {
        while (!await visitor.Page.EvaluateAsync<bool>("() => document.activeElement.classList.contains('message')"))
        {
            await visitor.Page.Keyboard.PressAsync("ArrowUp");
            await Task.Delay(50);
        }
    }

    private static async Task CheckAsync(Visitor visitor)
    {
        var found = await visitor.Page.RunAxe();
        Assert.Empty(found.Violations.Select(violation => $"{violation.Impact} {violation.Id}: {violation.Nodes[0].Html}"));
        Assert.True(await visitor.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth && document.getElementById('log').scrollWidth <= innerWidth"));
    }

    /// <summary>For people to look at, where they ask for it: XCHAT_SCREENSHOTS names a directory.</summary>
    private static async Task KeepAsync(Visitor visitor, string name)
    {
        if (Environment.GetEnvironmentVariable("XCHAT_SCREENSHOTS") is { Length: > 0 } directory)
        {
            await visitor.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(directory, name + ".png") });
        }
    }
}
