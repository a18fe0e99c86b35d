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

    // Trimmed by a pattern that begins anew at each full stop, the longest message took seconds of everybody's page.
    [SkippableFact]
    public async Task A_link_with_a_long_row_of_full_stops_costs_no_more_than_other_words()
    {
        Browser.Require();
        await using var server = await XChatProcess.StartAsync();
        await using var sara = await browser.OpenAsync(server.Http.BaseAddress!);
        await sara.JoinAsync("Sara");
        await using var eve = await WireClient.JoinAsync(server.Port, "Eve");
        var row = "https://a" + new string('.', 15_000) + "b";
        await eve.SayAsync(row + new string('.', 1_000));
        await sara.HearsAsync("https://a...");
        Assert.Equal(row, await sara.Page.Locator(".message a").TextContentAsync());

        // A hundred of them, drawn without anything else in between: milliseconds, and not a hundred times a tenth of a second.
        var spent = await sara.Page.EvaluateAsync<double>(
            """
            async text => {
              const { $markup } = await import(document.querySelector('script[type=module]').src);
              const began = performance.now();
              for (let i = 0; i < 100; i++) $markup.render(text + i, { me: 'Sara', isName: () => false });
              return performance.now() - began;
            }
            """,
            row);
        Assert.InRange(spent, 0, 5_000);
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
