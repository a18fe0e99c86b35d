using System.Net;
using System.Text.Json;
using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Protocol;

/// <summary>What the page of the original server does, step by step.</summary>
[Collection(OrdinaryServerTests.Name)]
public sealed class OriginalPageSpecs(OrdinaryServer server)
{
    // One transparent pixel.
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    [Fact]
    public async Task It_says_its_name_and_then_objects_with_text()
    {
        var room = server.Room();
        await using var one = await WireClient.JoinAsync(server.Port, "one", room);
        await using var two = await WireClient.JoinAsync(server.Port, "two", room);
        await two.SayAsync("""{"text":"سلام"}""");

        Assert.Equal("سلام", (await one.UntilAsync("message")).Text());
    }

    [Fact]
    public async Task It_uploads_a_file_and_says_the_answer_as_an_attachment_and_everybody_can_get_it()
    {
        var room = server.Room();
        await using var one = await WireClient.JoinAsync(server.Port, "one", room);
        await using var two = await WireClient.JoinAsync(server.Port, "two", room);
        using var upload = await server.Process.UploadAsync(Png, "pixel one.png", "image/png");
        Assert.Equal(HttpStatusCode.OK, upload.StatusCode);
        var answer = await upload.Content.ReadAsStringAsync();
        await two.SayAsync($$"""{"text":"","attachment":{{answer}}}""");

        var message = await one.UntilAsync("message");
        Assert.Equal(["text", "time", "username", "role", "type", "attachment", "id"], message.EnumerateObject().Select(field => field.Name));
        var attachment = message.GetProperty("attachment");
        using var told = JsonDocument.Parse(answer);
        Assert.Equal(["url", "filename", "mime"], attachment.EnumerateObject().Select(field => field.Name));
        Assert.Equal(told.RootElement.GetProperty("url").GetString(), attachment.GetProperty("url").GetString());
        Assert.Equal(("pixel one.png", "image/png"), (attachment.GetProperty("filename").GetString(), attachment.GetProperty("mime").GetString()));

        using var picture = await server.Process.Http.GetAsync(new Uri(attachment.GetProperty("url").GetString()!, UriKind.Relative));
        Assert.Equal("image/png", picture.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", picture.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task What_a_client_claims_about_a_stored_file_is_not_believed()
    {
        await using var ada = await WireClient.JoinAsync(server.Port, "Ada", server.Room());
        using var upload = await server.Process.UploadAsync(Png, "pixel.png", "image/png");
        using var answer = JsonDocument.Parse(await upload.Content.ReadAsStringAsync());
        var url = answer.RootElement.GetProperty("url").GetString();
        await ada.SayAsync($$$"""{"text":"x","attachment":{"url":"{{{url}}}","filename":"evil.html","mime":"text/html"}}""");

        var attachment = (await ada.UntilAsync("message")).GetProperty("attachment");
        Assert.Equal(("pixel.png", "image/png"), (attachment.GetProperty("filename").GetString(), attachment.GetProperty("mime").GetString()));
    }

    [Fact]
    public async Task The_history_has_attachments_too()
    {
        var room = server.Room();
        using var upload = await server.Process.UploadAsync(Png, "kept.png", "image/png");
        await using (var ada = await WireClient.JoinAsync(server.Port, "Ada", room))
        {
            await ada.SayAsync($$"""{"text":"kept","attachment":{{await upload.Content.ReadAsStringAsync()}}}""");
            await ada.UntilAsync("message");
        }

        await using var bob = await WireClient.ConnectAsync(server.Port, room);
        await bob.SayAsync("Bob");
        Assert.Equal("kept.png", Assert.Single(await bob.FrameAsync()).GetProperty("attachment").GetProperty("filename").GetString());
    }

    [Fact]
    public async Task The_page_is_served_with_all_its_files_and_needs_nothing_from_elsewhere()
    {
        using var page = await server.Process.Http.GetAsync(new Uri("/", UriKind.Relative));
        var html = await page.Content.ReadAsStringAsync();
        var policy = page.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("no-referrer", page.Headers.GetValues("Referrer-Policy").Single());

        var named = System.Text.RegularExpressions.Regex.Matches(html, "(?:src|href)=\"([^\"#]+)\"").Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(named);
        foreach (var file in named)
        {
            Assert.DoesNotContain("//", file, StringComparison.Ordinal);
            using var answer = await server.Process.Http.GetAsync(new Uri("/" + file, UriKind.Relative));
            Assert.True(answer.StatusCode == HttpStatusCode.OK, file);
            Assert.Equal(file.StartsWith("app-", StringComparison.Ordinal), answer.Headers.CacheControl!.ToString().Contains("immutable", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_page_is_sent_compressed_to_who_takes_that_and_not_at_all_to_who_has_it()
    {
        using var brotli = new HttpRequestMessage(HttpMethod.Get, new Uri("/", UriKind.Relative)) { Headers = { { "Accept-Encoding", "gzip, br" } } };
        using var answer = await server.Process.Http.SendAsync(brotli);
        Assert.Equal("br", answer.Content.Headers.ContentEncoding.Single());

        using var again = new HttpRequestMessage(HttpMethod.Get, new Uri("/", UriKind.Relative)) { Headers = { { "If-None-Match", answer.Headers.ETag!.ToString() } } };
        using var unchanged = await server.Process.Http.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
    }
}
