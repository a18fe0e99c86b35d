using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using XChat.Gateway.Tests.Harness;
using XChat.Gateway.Tests.Uploads;
using Xunit;

namespace XChat.Gateway.Tests.Attacks;

/// <summary>Files as weapons: against the disk, against memory, against those who open them.</summary>
public sealed class UploadAttackSpecs
{
    [Fact]
    public async Task A_range_of_many_pieces_costs_no_more_than_the_file()
    {
        await using var server = await XChatProcess.StartAsync();
        var url = await UrlOfAsync(await server.UploadAsync(Some.Png, "a.png", "image/png"));
        var request = new HttpRequestMessage(HttpMethod.Get, url) { Headers = { Range = new RangeHeaderValue() } };
        for (var i = 0; i < 500; i++)
        {
            request.Headers.Range!.Ranges.Add(new RangeItemHeaderValue(0, null));
        }

        var answer = await server.Http.SendAsync(request);
        Assert.Equal(Some.Png, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, (await server.Http.SendAsync(
            new HttpRequestMessage(HttpMethod.Get, url) { Headers = { Range = new RangeHeaderValue(long.MaxValue - 1, null) } })).StatusCode);
    }

    [Theory]
    [InlineData("../../evil.png")]
    [InlineData("..\\..\\evil.png")]
    [InlineData("/etc/cron.d/evil.png")]
    [InlineData("CON.png")]
    public async Task A_file_name_names_nothing_on_the_server(string filename)
    {
        await using var server = await XChatProcess.StartAsync("xchat.uploads.directory = up");
        var answer = await server.UploadAsync(Some.Png, filename, "image/png");

        var stored = Assert.Single(Directory.EnumerateFiles(Path.Combine(server.Directory, "up")));
        Assert.Matches("/up/[0-9a-f]{32}(-[0-9x-]+)?\\.png$", stored);
        Assert.Matches("^/uploads/[0-9a-f]{32}(-[0-9x-]+)?\\.png$", (await UrlOfAsync(answer)).OriginalString);
    }

    [Theory]
    [InlineData("/uploads/../test.conf")]
    [InlineData("/uploads/..%2ftest.conf")]
    [InlineData("/uploads/%2e%2e%2ftest.conf")]
    [InlineData("/uploads/..%5ctest.conf")]
    [InlineData("/uploads//etc/passwd")]
    [InlineData("/uploads/%00")]
    public async Task No_path_leads_out_of_the_folder(string path)
    {
        await using var server = await XChatProcess.StartAsync("# not to be seen");
        using var client = await RawSocket.ConnectAsync(server.Port);
        await client.SendAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"));
        var answer = await client.ReadToEndAsync();

        Assert.Matches("^HTTP/1.1 40[04] ", answer);
        Assert.DoesNotContain("not to be seen", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_browser_might_run_is_only_for_saving_in_a_sandbox_and_never_guessed()
    {
        await using var server = await XChatProcess.StartAsync("xchat.uploads.mimes = [\"application/pdf\", \"application/zip\", \"text/plain\", \"image/gif\"]");
        byte[] gifAndScript = [.. Some.Gif, .. "/*<script>alert(1)</script>*/=1;"u8];
        foreach (var (content, name, kind) in new[] { (Some.Pdf, "a.pdf", "attachment"), (Some.Zip, "a.zip", "attachment"), ("plain"u8.ToArray(), "a.html", "attachment"), (gifAndScript, "a.html", "inline") })
        {
            var served = await server.Http.GetAsync(await UrlOfAsync(await server.UploadAsync(content, name, "text/html")));
            Assert.Equal(kind, served.Content.Headers.ContentDisposition!.DispositionType);
            Assert.DoesNotContain("html", served.Content.Headers.ContentType!.MediaType, StringComparison.Ordinal);
            Assert.Equal("nosniff", Assert.Single(served.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("default-src 'none'; sandbox", Assert.Single(served.Headers.GetValues("Content-Security-Policy")));
        }
    }

    [Fact]
    public async Task A_body_without_end_is_cut_off_at_the_limit_and_leaves_nothing()
    {
        await using var server = await XChatProcess.StartAsync("xchat.uploads { directory = up, max-request-bytes = 1 MiB, max-file-bytes = 0 }");
        using var client = await RawSocket.ConnectAsync(server.Port);
        await client.SendAsync(Encoding.ASCII.GetBytes("POST /upload HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=x\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "4a\r\n--x\r\nContent-Disposition: form-data; name=file; filename=\"a.gif\"\r\n\r\nGIF89a\r\n"));
        var answer = client.ReadToEndAsync();
        var chunk = Encoding.ASCII.GetBytes($"4000\r\n{new string('\0', 0x4000)}\r\n");
        var since = Stopwatch.StartNew();
        while (!answer.IsCompleted && since.Elapsed < TimeSpan.FromSeconds(15))
        {
            await client.SendIfPossibleAsync(chunk);
        }

        Assert.StartsWith("HTTP/1.1 4", await answer, StringComparison.Ordinal);
        while (Directory.EnumerateFiles(Path.Combine(server.Directory, "up")).Any() && since.Elapsed < TimeSpan.FromSeconds(20))
        {
            await Task.Delay(20);
        }

        Assert.Empty(Directory.EnumerateFiles(Path.Combine(server.Directory, "up")));
    }

    [Fact]
    public async Task A_flood_of_uploads_is_429_with_Retry_After_and_the_log_says_so_once()
    {
        await using var server = await XChatProcess.StartAsync("xchat.uploads.per-minute = 3");
        server.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.77");
        var answers = new List<HttpResponseMessage>();
        for (var i = 0; i < 10; i++)
        {
            answers.Add(await server.UploadAsync(Some.Png, "a.png", "image/png"));
        }

        Assert.Equal(3, answers.Count(answer => answer.IsSuccessStatusCode));
        Assert.All(answers.Skip(3), answer =>
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
            Assert.True(answer.Headers.RetryAfter!.Delta > TimeSpan.Zero);
        });
        await server.WaitForLogAsync(line => line.Contains("Refused an upload", StringComparison.Ordinal));
        Assert.Single(server.Log, line => line.Contains("Refused an upload from 203.0.113.77", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_body_where_none_is_asked_for_is_not_kept()
    {
        await using var server = await XChatProcess.StartAsync("xchat.uploads.max-request-bytes = 64 KiB");
        using var client = await RawSocket.ConnectAsync(server.Port);
        await client.SendIfPossibleAsync(Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"GET /rooms HTTP/1.1\r\nHost: a\r\nContent-Length: {1 << 20}\r\n\r\n{new string('x', 1 << 20)}GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n")));
        var answer = await client.ReadToEndAsync();

        Assert.DoesNotContain("live\n", answer, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Log, line => line.Contains(" ERROR ", StringComparison.Ordinal));
    }

    private static async Task<Uri> UrlOfAsync(HttpResponseMessage answer) =>
        new((await UploadHouse.JsonOf(answer)).GetProperty("url").GetString()!, UriKind.Relative);
}
