using System.Text.Json;
using Microsoft.Playwright;
using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Page;

/// <summary>What the first visit costs, down to the headers.</summary>
[Collection(nameof(Browser))]
public sealed class FirstLoadSpecs(Browser browser)
{
    private const int MostBytes = 30 * 1024;
    private const int MostRequests = 10;

    [SkippableFact]
    public async Task The_first_load_until_the_first_message_fits_into_30_KB()
    {
        Browser.Require();
        await using var server = await XChatProcess.StartAsync();
        await using var visitor = await browser.OpenAsync(new Uri("about:blank"));
        var (bytes, requests) = (0.0, 0);
        var network = await visitor.Page.Context.NewCDPSessionAsync(visitor.Page);
        await network.SendAsync("Network.enable");
        network.Event("Network.loadingFinished").OnEvent += (_, happened) =>
        {
            // Headers included.
            bytes += happened!.Value.GetProperty("encodedDataLength").GetDouble();
            requests++;
        };

        await visitor.Page.GotoAsync(server.Http.BaseAddress!.ToString());
        await visitor.JoinAsync("Sara");
        await visitor.SayAsync("Here I am");
        await visitor.HearsAsync("Here I am");
        await visitor.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        Assert.InRange(bytes, 1, MostBytes);
        Assert.InRange(requests, 1, MostRequests);
    }

    [SkippableFact]
    public async Task The_page_asks_no_other_host_for_anything()
    {
        Browser.Require();
        await using var server = await XChatProcess.StartAsync();
        await using var visitor = await browser.OpenAsync(server.Http.BaseAddress!, new VisitorOptions(ServiceWorker: true));
        await visitor.JoinAsync("Sara");
        await visitor.SayAsync("https://example.org/picture.png");
        await visitor.HearsAsync("example.org");
        await visitor.Page.ClickAsync("#settings summary");
        await visitor.KeptAsync();

        Assert.NotEmpty(visitor.Requests);
        Assert.All(visitor.Requests, request => Assert.Equal(server.Http.BaseAddress!.Authority, request.Authority));
    }

    [SkippableFact]
    public async Task A_browser_may_install_the_page()
    {
        Browser.Require();
        await using var server = await XChatProcess.StartAsync();
        await using var visitor = await browser.OpenAsync(server.Http.BaseAddress!, new VisitorOptions(ServiceWorker: true));
        var devtools = await visitor.Page.Context.NewCDPSessionAsync(visitor.Page);

        var manifest = (await devtools.SendAsync("Page.getAppManifest"))!.Value;
        Assert.Empty(manifest.GetProperty("errors").EnumerateArray());
        Assert.EndsWith("/manifest.webmanifest", manifest.GetProperty("url").GetString(), StringComparison.Ordinal);
        var errors = (await devtools.SendAsync("Page.getInstallabilityErrors"))!.Value.GetProperty("installabilityErrors");

        // The window of a test is a private one, in which nothing is installed.
        Assert.DoesNotContain(errors.EnumerateArray().Select(error => error.GetProperty("errorId").GetString()), id => id != "in-incognito");
    }

    [SkippableFact]
    public async Task A_file_that_the_page_names_is_cached_for_ever_and_exists()
    {
        Browser.Require();
        await using var server = await XChatProcess.StartAsync();
        await using var visitor = await browser.OpenAsync(server.Http.BaseAddress!);

        var named = await visitor.Page.EvaluateAsync<JsonElement>(
            "() => [...document.querySelectorAll('link[href], script[src]')].map(node => node.href || node.src)");

        foreach (var address in named.EnumerateArray().Select(one => new Uri(one.GetString()!)))
        {
            using var answer = await server.Http.GetAsync(address);
            Assert.True(answer.IsSuccessStatusCode, $"{address}: {answer.StatusCode}");
            Assert.True(!address.AbsolutePath.StartsWith("/app", StringComparison.Ordinal) || answer.Headers.CacheControl!.Extensions.Any(part => part.Name == "immutable"), $"{address} is not immutable");
        }
    }
}
