using XChat.Gateway.Tests.Harness;
using XChat.Gateway.Tests.Page;
using Xunit;

namespace XChat.Gateway.Tests.Attacks;

/// <summary>What one person writes against the page of another.</summary>
[Collection(nameof(Browser))]
public sealed class PageAttackSpecs(Browser browser)
{
    [SkippableFact]
    public async Task No_link_leads_anywhere_but_to_the_web_and_none_tells_where_it_was()
    {
        Browser.Require();
        await using var server = await XChatProcess.StartAsync();
        await using var sara = await browser.OpenAsync(server.Http.BaseAddress!);
        await sara.JoinAsync("Sara");
        await using var eve = await WireClient.JoinAsync(server.Port, "<img src=x onerror=alert(1)>");
        foreach (var text in (string[])
            ["javascript:alert(1)", "https://a\"onclick=\"alert(1)", "https://a'><svg/onload=alert(1)>", "data:text/html,<script>alert(1)</script>", "HTTPS://B/?<b>", "vbscript:x file:///etc/passwd blob:x"])
        {
            await eve.SayAsync(text);
        }

        await eve.SayAsync("the end");
        await sara.HearsAsync("the end");
        var links = await sara.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.message a')].map(a => a.protocol + ' ' + a.rel)");
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.Equal("noopener noreferrer nofollow", link[(link.IndexOf(' ', StringComparison.Ordinal) + 1)..]));
        Assert.All(links, link => Assert.StartsWith("http", link, StringComparison.Ordinal));
        Assert.Equal(0, await sara.Page.EvaluateAsync<int>("() => document.querySelectorAll('[onclick],[onerror],[onload],li script,li svg[onload]').length"));
    }

    [Fact]
    public async Task Every_answer_says_what_a_browser_may_not_do_with_it()
    {
        await using var server = await XChatProcess.StartAsync();
        foreach (var path in (string[])["/", "/rooms", "/nowhere", "/health/live", "/uploads/none.png", "/ws"])
        {
            var answer = await server.Http.GetAsync(new Uri(path, UriKind.Relative));
            var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
            Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
            Assert.False(answer.Headers.Contains("Server"));
        }
    }
}
