using System.Net;
using System.Text.Json;
using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Uploads;

/// <summary>Uploads and the messages that name them, in the real process.</summary>
public class UploadInChatSpecs
{
    [Fact]
    public async Task Everybody_gets_an_attachment_as_the_store_has_it_whatever_the_client_says_of_it()
    {
        await using var server = await XChatProcess.StartAsync();
        await using var sara = await WireClient.JoinAsync(server.Port, "sara");
        var stored = await UploadHouse.JsonOf(await server.UploadAsync(Some.Png, "cat.png", "image/png"));
        var url = stored.GetProperty("url").GetString()!;

        await sara.SayAsync($$"""{"text":"","attachment":{{stored.GetRawText()}}}""");
        var first = await sara.UntilAsync("message");
        Assert.Equal(stored.GetRawText(), first.GetProperty("attachment").GetRawText());

        await sara.SayAsync($$$"""{"text":"mine","attachment":{"url":"{{{url}}}","filename":"run.exe","mime":"text/html"}}""");
        var second = await sara.UntilAsync("message");
        Assert.Equal(stored.GetRawText(), second.GetProperty("attachment").GetRawText());
        Assert.Equal(Some.Png, await server.Http.GetByteArrayAsync(url));
    }

    [Fact]
    public async Task A_file_goes_with_the_last_message_that_names_it()
    {
        await using var server = await XChatProcess.StartAsync("xchat.history = 2");
        await using var sara = await WireClient.JoinAsync(server.Port, "sara");
        var url = (await UploadHouse.JsonOf(await server.UploadAsync(Some.Png, "cat.png", "image/png"))).GetProperty("url").GetString()!;

        foreach (var frame in new[] { Naming(url), Naming(url), "one" })
        {
            await sara.SayAsync(frame);
            await sara.UntilAsync("message");
        }

        Assert.Equal(HttpStatusCode.OK, (await server.Http.GetAsync(url)).StatusCode);
        await sara.SayAsync("two");
        await Until(async () => (await server.Http.GetAsync(url)).StatusCode == HttpStatusCode.NotFound);
        await Until(() => Task.FromResult(Directory.GetFiles(Path.Combine(server.Directory, "uploads")).Length == 0));

        await sara.SayAsync(Naming(url));
        Assert.Equal("bad-attachment", (await sara.UntilAsync("error")).Code());
    }

    [Fact]
    public async Task A_file_that_no_message_names_goes_by_itself()
    {
        await using var server = await XChatProcess.StartAsync("xchat.uploads { orphan-after = 1s, directory = files }");
        await using var sara = await WireClient.JoinAsync(server.Port, "sara");
        var orphan = (await UploadHouse.JsonOf(await server.UploadAsync(Some.Png, "a.png", "image/png"))).GetProperty("url").GetString()!;
        var named = (await UploadHouse.JsonOf(await server.UploadAsync(Some.Png, "b.png", "image/png"))).GetProperty("url").GetString()!;
        await sara.SayAsync(Naming(named));
        await sara.UntilAsync("message");

        await Until(async () => (await server.Http.GetAsync(orphan)).StatusCode == HttpStatusCode.NotFound);
        Assert.Equal(HttpStatusCode.OK, (await server.Http.GetAsync(named)).StatusCode);
    }

    [Fact]
    public async Task The_limits_of_the_original_hold_under_their_names()
    {
        await using var server = await XChatProcess.StartAsync(
            "", ("MAX_UPLOAD_BYTES", "100"), ("BODY_LIMIT_BYTES", "10000"), ("ALLOWED_MIMES", "image/png,application/pdf"), ("UPLOAD_DIR", "static/uploads"));

        Assert.Equal(HttpStatusCode.OK, (await server.UploadAsync(Some.Png, "a.png", "image/png")).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await server.UploadAsync(new byte[100].Prepended(Some.Pdf), "a.pdf", "application/pdf")).StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await server.UploadAsync(new byte[20_000], "a.pdf", "application/pdf")).StatusCode);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await server.UploadAsync(Some.Gif, "a.png", "image/png")).StatusCode);
        Assert.Single(Directory.GetFiles(Path.Combine(server.Directory, "static", "uploads")));
    }

    private static string Naming(string url) => JsonSerializer.Serialize(new { text = "see", attachment = new { url } });

    private static async Task Until(Func<Task<bool>> condition)
    {
        for (var tries = 0; !await condition(); tries++)
        {
            Assert.True(tries < 500, "It did not happen within ten seconds.");
            await Task.Delay(20);
        }
    }
}
