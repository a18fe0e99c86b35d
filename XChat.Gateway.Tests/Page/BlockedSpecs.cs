using Microsoft.Playwright;
using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Page;

/// <summary>Networks that let no WebSocket through.</summary>
[Collection(nameof(Browser))]
public sealed class BlockedSpecs(Browser browser)
{
    [SkippableFact]
    public async Task After_two_upgrades_that_failed_the_page_talks_by_event_stream_and_comes_back_the_same_way()
    {
        Browser.Require();
        await using var server = await XChatProcess.StartAsync();
        await using var proxy = new WithoutWebSockets(server.Port);
        await using var ali = await browser.OpenAsync(server.Http.BaseAddress!);
        await using var sara = await browser.OpenAsync(proxy.Address);
        await ali.JoinAsync("Ali");

        await sara.JoinAsync("Sara");
        await sara.SayAsync("one");
        await ali.HearsAsync("one");
        await ali.SayAsync("two");
        await sara.HearsAsync("two");
        Assert.Equal(2, proxy.Refused);
        await Assertions.Expect(sara.Status).ToHaveAttributeAsync("title", "WebSockets are blocked here: connected by event stream");

        proxy.Cut();
        await sara.SayAsync("three");
        await ali.HearsAsync("three");
        await sara.NothingWaitsAsync();
        Assert.Equal(2, proxy.Refused);
        Assert.Equal(["one", "two", "three"], await sara.TextsAsync());
        Assert.Equal(["one", "two", "three"], await ali.TextsAsync());
        Assert.DoesNotContain("left", await ali.Page.InnerTextAsync("#messages"), StringComparison.Ordinal);
    }
}
