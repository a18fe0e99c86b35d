using System.Text.Json;
using Microsoft.Playwright;
using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Page;

/// <summary>Nothing that was typed is lost, and nothing is said twice.</summary>
[Collection(nameof(Browser))]
public sealed class OutboxSpecs(Browser browser)
{
    [SkippableFact]
    public async Task Offline_the_page_opens_with_what_was_said_and_what_waits_which_arrives_once()
    {
        Browser.Require();
        await using var server = await XChatProcess.StartAsync();
        await using var sara = await browser.OpenAsync(server.Http.BaseAddress!, new VisitorOptions(ServiceWorker: true));
        await using var ali = await browser.OpenAsync(server.Http.BaseAddress!);
        await sara.JoinAsync("Sara");
        await ali.JoinAsync("Ali");
        await ali.SayAsync("one");
        await sara.HearsAsync("one");
        await sara.KeptAsync();

        await sara.OfflineAsync(true);
        await sara.PhaseAsync("offline");
        await sara.SayAsync("two");
        await sara.SayAsync("three");
        var answer = await sara.Page.ReloadAsync();

        Assert.True(answer!.FromServiceWorker);
        await sara.PhaseAsync("offline");
        await sara.HearsAsync("one");
        await Assertions.Expect(sara.Waiting).ToContainTextAsync(new[] { "two", "three" });
        await sara.SayAsync("four");

        await sara.OfflineAsync(false);
        await sara.NothingWaitsAsync();
        await ali.HearsAsync("four");
        Assert.Equal(["one", "two", "three", "four"], await sara.TextsAsync());
        Assert.Equal(["one", "two", "three", "four"], await ali.TextsAsync());
        Assert.DoesNotContain("left", await ali.Page.InnerTextAsync("#messages"), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task What_is_not_sent_yet_stays_in_the_box_over_a_reload()
    {
        Browser.Require();
        await using var server = await XChatProcess.StartAsync();
        await using var sara = await browser.OpenAsync(server.Http.BaseAddress!);
        await sara.JoinAsync("Sara");
        await sara.Box.FillAsync("half a thou");

        await sara.Page.ReloadAsync();
        await sara.ConnectedAsync();

        await Assertions.Expect(sara.Box).ToHaveValueAsync("half a thou");
    }

    [SkippableFact]
    public async Task Enter_sends_but_neither_with_Shift_nor_for_an_input_method()
    {
        Browser.Require();
        await using var server = await XChatProcess.StartAsync();
        await using var sara = await browser.OpenAsync(server.Http.BaseAddress!);
        await sara.JoinAsync("Sara");

        await sara.Box.PressSequentiallyAsync("a");
        await sara.Box.PressAsync("Shift+Enter");
        await sara.Box.PressSequentiallyAsync("b");
        await sara.Box.DispatchEventAsync("keydown", new { key = "Enter", isComposing = true, bubbles = true, cancelable = true });
        await sara.Box.DispatchEventAsync("keydown", new { key = "Enter", keyCode = 229, bubbles = true, cancelable = true });
        await Assertions.Expect(sara.Box).ToHaveValueAsync("a\nb");

        await sara.Box.PressAsync("Enter");
        await sara.HearsAsync("a");
        Assert.Equal(["a\nb"], await sara.TextsAsync());
        await Assertions.Expect(sara.Box).ToHaveValueAsync("");
    }

    [SkippableFact]
    public async Task Faster_than_the_server_allows_is_still_all_said_once_and_in_order()
    {
        Browser.Require();
        await using var server = await XChatProcess.StartAsync("xchat.limits { messages-per-second = 5, message-burst = 5 }");
        await using var sara = await browser.OpenAsync(server.Http.BaseAddress!);
        await sara.JoinAsync("Sara");

        var said = Enumerable.Range(1, 20).Select(number => $"number {number}").ToArray();
        foreach (var text in said)
        {
            await sara.SayAsync(text);
        }

        await sara.NothingWaitsAsync();
        Assert.Equal(said, await sara.TextsAsync());
    }

    [SkippableFact]
    public async Task What_the_server_cannot_take_now_waits_and_is_said_again()
    {
        Browser.Require();
        await using var server = await XChatProcess.StartAsync();
        await using var sara = await browser.OpenAsync(server.Http.BaseAddress!);
        var refused = 0;
        await sara.Page.RouteWebSocketAsync("**/ws", socket =>
        {
            var on = socket.ConnectToServer();
            socket.OnMessage(frame =>
            {
                var said = JsonDocument.Parse(frame.Text!).RootElement;
                if (said.TryGetProperty("nonce", out var nonce) && refused++ == 0)
                {
                    socket.Send($$"""[{"type":"error","code":"unavailable","text":"Not now.","nonce":"{{nonce}}"}]""");
                }
                else
                {
                    on.Send(frame.Text!);
                }
            });
        });
        await sara.Page.ReloadAsync();
        await sara.JoinAsync("Sara");

        await sara.SayAsync("one");

        await sara.HearsAsync("one");
        await sara.NothingWaitsAsync();
        Assert.Equal(["one"], await sara.TextsAsync());
        Assert.True(refused > 1, "It was never refused.");
    }

    [SkippableFact]
    public async Task What_the_server_refuses_stays_with_the_reason_until_the_person_decides()
    {
        Browser.Require();
        await using var server = await XChatProcess.StartAsync("xchat.rooms.lobby.admins-only = on");
        await using var sara = await browser.OpenAsync(server.Http.BaseAddress!);
        await sara.JoinAsync("Sara");

        await sara.SayAsync("May I?");

        var refused = sara.Page.Locator("#pending .failed");
        await Assertions.Expect(refused).ToContainTextAsync("May I?");
        await refused.GetByText("Discard").ClickAsync();
        await Assertions.Expect(sara.Waiting).ToHaveCountAsync(0);
    }

    [SkippableFact]
    public async Task A_second_tab_takes_over_and_the_first_says_so()
    {
        Browser.Require();
        await using var server = await XChatProcess.StartAsync();
        await using var sara = await browser.OpenAsync(server.Http.BaseAddress!);
        await sara.JoinAsync("Sara");

        var second = await sara.Page.Context.NewPageAsync();
        await second.GotoAsync(server.Http.BaseAddress!.ToString());

        await sara.PhaseAsync("ended");
        await Assertions.Expect(second.Locator("#status")).ToHaveAttributeAsync("data-phase", "open");
        await Assertions.Expect(second.Locator("#people li")).ToHaveCountAsync(1);
        await sara.Status.GetByRole(AriaRole.Button).ClickAsync();
        await sara.ConnectedAsync();
    }

    [SkippableFact]
    public async Task Who_wants_to_be_forgotten_is_forgotten()
    {
        Browser.Require();
        await using var server = await XChatProcess.StartAsync();
        await using var sara = await browser.OpenAsync(server.Http.BaseAddress!);
        await sara.JoinAsync("Sara");
        await sara.SayAsync("a secret");
        await sara.HearsAsync("a secret");
        await sara.Page.ClickAsync("#settings summary");

        await sara.Page.GetByText("Forget me").ClickAsync();

        await Assertions.Expect(sara.Page.Locator("#name")).ToHaveValueAsync("");
        await Assertions.Expect(sara.Page.Locator("#name")).ToBeFocusedAsync();
        var kept = await sara.Page.EvaluateAsync<string>("() => JSON.stringify([localStorage, sessionStorage])");
        Assert.DoesNotContain("Sara", kept, StringComparison.Ordinal);
        Assert.DoesNotContain("a secret", kept, StringComparison.Ordinal);
    }
}
