using Microsoft.Playwright;
using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Page;

/// <summary>People who talk to each other through the page.</summary>
[Collection(nameof(Browser))]
public sealed class ConversationSpecs(Browser browser)
{
    // One green point: the smallest PNG that there is.
    private static readonly byte[] Picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private const string Kept = "() => JSON.stringify([localStorage, sessionStorage, document.cookie, location.href])";

    [SkippableFact]
    public async Task Two_pages_hear_each_other_in_one_order()
    {
        Browser.Require();
        await using var server = await XChatProcess.StartAsync();
        await using var sara = await JoinAsync(server, "Sara");
        await using var ali = await JoinAsync(server, "علی");

        await sara.SayAsync("Hello");
        await ali.HearsAsync("Hello");
        await ali.SayAsync("سلام");
        await sara.HearsAsync("سلام");

        Assert.Equal(["Hello", "سلام"], await sara.TextsAsync());
        Assert.Equal(["Hello", "سلام"], await ali.TextsAsync());
        await sara.NothingWaitsAsync();
    }

    [SkippableFact]
    public async Task A_picture_and_its_words_reach_the_other_page()
    {
        Browser.Require();
        await using var server = await XChatProcess.StartAsync();
        await using var sara = await JoinAsync(server, "Sara");
        await using var ali = await JoinAsync(server, "Ali");

        await sara.Page.RunAndWaitForResponseAsync(
            () => sara.Page.SetInputFilesAsync("#files", new FilePayload { Name = "point.png", MimeType = "image/png", Buffer = Picture }),
            answer => answer.Url.EndsWith("/upload", StringComparison.Ordinal));
        await sara.SayAsync("Look");

        var picture = ali.Page.Locator(".picture img");
        await Assertions.Expect(picture).ToHaveAttributeAsync("alt", "point.png", new() { Timeout = 20_000 });
        Assert.Equal(("1", "1"), (await picture.GetAttributeAsync("width"), await picture.GetAttributeAsync("height")));
        await ali.Page.WaitForFunctionAsync("() => document.querySelector('.picture img').naturalWidth === 1");
        await ali.HearsAsync("Look");
    }

    [SkippableFact]
    public async Task Both_pages_survive_a_restart_of_the_server()
    {
        Browser.Require();
        var server = await XChatProcess.StartAsync();
        await using var sara = await JoinAsync(server, "Sara");
        await using var ali = await JoinAsync(server, "Ali");
        await sara.SayAsync("Before");
        await ali.HearsAsync("Before");

        var port = server.Port;
        await server.DisposeAsync();
        await Assertions.Expect(sara.Status).Not.ToHaveAttributeAsync("data-phase", "open");
        await sara.SayAsync("Meanwhile");
        await Assertions.Expect(sara.Waiting).ToHaveCountAsync(1);

        await using var again = await XChatProcess.StartAsync("", ("BIND_ADDR", $"127.0.0.1:{port}"));
        await sara.NothingWaitsAsync();
        await ali.HearsAsync("Meanwhile");
        Assert.Equal(["Before", "Meanwhile"], await sara.TextsAsync());
        Assert.Equal(["Before", "Meanwhile"], await ali.TextsAsync());
    }

    [SkippableFact]
    public async Task What_people_write_is_never_html()
    {
        Browser.Require();
        await using var server = await XChatProcess.StartAsync();
        await using var sara = await JoinAsync(server, "<i>Sara</i>");
        await using var ali = await JoinAsync(server, "Ali");

        const string attack = "<img src=x onerror=alert(1)> <script>alert(2)</script> javascript:alert(3) https://example.org/\"onclick=alert(4)";
        await sara.SayAsync(attack);
        await ali.HearsAsync("onerror");

        Assert.Equal([attack], await ali.TextsAsync());
        Assert.Equal(0, await ali.Page.Locator("#messages img, #messages script, #messages i").CountAsync());
        var link = ali.Page.Locator("#messages a");
        Assert.Equal("https://example.org/", await link.GetAttributeAsync("href"));
        Assert.Equal("noopener noreferrer nofollow", await link.GetAttributeAsync("rel"));
    }

    [SkippableFact]
    public async Task An_admin_removes_a_message_from_every_page()
    {
        Browser.Require();
        await using var server = await XChatProcess.StartAsync();
        await using var sara = await JoinAsync(server, "Sara");
        await using var root = await browser.OpenAsync(server.Http.BaseAddress!);
        await root.JoinAsync("Root", XChatProcess.Token);
        await sara.SayAsync("A slip");
        await root.HearsAsync("A slip");

        await root.Messages.Last.HoverAsync();
        await root.Messages.Last.Locator(".more").ClickAsync();
        await root.Page.GetByRole(AriaRole.Menuitem, new PageGetByRoleOptions { Name = "Delete" }).ClickAsync();

        await sara.HearsAsync("Message removed");
        Assert.DoesNotContain("A slip", await sara.Page.InnerTextAsync("body"), StringComparison.Ordinal);
        Assert.DoesNotContain(XChatProcess.Token, await root.Page.EvaluateAsync<string>(Kept), StringComparison.Ordinal);
        Assert.DoesNotContain(root.Requests, request => request.ToString().Contains(XChatProcess.Token, StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task A_wrong_token_is_asked_again_and_kept_nowhere()
    {
        Browser.Require();
        await using var server = await XChatProcess.StartAsync();
        await using var sara = await browser.OpenAsync(server.Http.BaseAddress!);
        await sara.Page.FillAsync("#name", "Sara");
        await sara.Page.ClickAsync("#secret-part summary");
        await sara.Page.FillAsync("#secret", "not-the-token");
        await sara.Page.ClickAsync("#join button.main");

        await Assertions.Expect(sara.Page.Locator("#join-error")).Not.ToBeEmptyAsync();
        var kept = await sara.Page.EvaluateAsync<string>(Kept);
        Assert.DoesNotContain("not-the-token", kept, StringComparison.Ordinal);
        Assert.DoesNotContain(sara.Requests, request => request.ToString().Contains("not-the-token", StringComparison.Ordinal));
    }

    private async Task<Visitor> JoinAsync(XChatProcess server, string name)
    {
        var visitor = await browser.OpenAsync(server.Http.BaseAddress!);
        await visitor.JoinAsync(name);
        return visitor;
    }
}
