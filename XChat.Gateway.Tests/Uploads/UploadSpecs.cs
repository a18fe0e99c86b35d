using System.Net;
using System.Net.Sockets;
using System.Text;
using Xunit;

namespace XChat.Gateway.Tests.Uploads;

/// <summary>Uploads over real sockets.</summary>
public class UploadSpecs
{
    [Fact]
    public async Task A_file_is_stored_and_served_as_what_it_is()
    {
        await using var house = await UploadHouse.OpenAsync();

        var answer = await house.PostAsync(Some.Png, "عکس.png", type: "text/html");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        var stored = await UploadHouse.JsonOf(answer);
        Assert.Equal(("عکس.png", "image/png"), (stored.GetProperty("filename").GetString(), stored.GetProperty("mime").GetString()));
        Assert.Equal(["url", "filename", "mime"], stored.EnumerateObject().Select(p => p.Name));

        var url = stored.GetProperty("url").GetString()!;
        Assert.Matches($"^/uploads/[0-9a-f]{{32}}-{Some.Png.Length}-1x1\\.png$", url);
        Assert.NotNull(house.Store.Find(url));

        var served = await house.Client.GetAsync(url);
        Assert.Equal(Some.Png, await served.Content.ReadAsByteArrayAsync());
        Assert.Equal("image/png", served.Content.Headers.ContentType!.ToString());
        Assert.Equal("inline", served.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", served.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("default-src 'none'; sandbox", served.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Contains("immutable", served.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_picture_is_only_for_saving()
    {
        await using var house = await UploadHouse.OpenAsync();

        var page = await UploadHouse.JsonOf(await house.PostAsync(Some.Html, "page.html", type: "text/html"));
        Assert.Equal(("page.html.txt", "text/plain"), (page.GetProperty("filename").GetString(), page.GetProperty("mime").GetString()));
        var served = await house.Client.GetAsync(page.GetProperty("url").GetString());
        Assert.Equal("text/plain; charset=utf-8", served.Content.Headers.ContentType!.ToString());
        Assert.Equal("attachment", served.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("page.html.txt", served.Content.Headers.ContentDisposition.FileNameStar);
    }

    [Fact]
    public async Task A_part_of_a_file_can_be_had_and_an_unchanged_one_is_not_sent_again()
    {
        await using var house = await UploadHouse.OpenAsync();
        var url = (await UploadHouse.JsonOf(await house.PostAsync(Some.Pdf, "a.pdf"))).GetProperty("url").GetString();

        var part = new HttpRequestMessage(HttpMethod.Get, url) { Headers = { Range = new(1, 3) } };
        var answer = await house.Client.SendAsync(part);
        Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
        Assert.Equal("PDF", await answer.Content.ReadAsStringAsync());

        var again = new HttpRequestMessage(HttpMethod.Get, url) { Headers = { IfNoneMatch = { answer.Headers.ETag! } } };
        Assert.Equal(HttpStatusCode.NotModified, (await house.Client.SendAsync(again)).StatusCode);

        var head = await house.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, url));
        Assert.Equal(Some.Pdf.Length, head.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task A_photograph_does_not_tell_where_it_was_taken()
    {
        await using var house = await UploadHouse.OpenAsync();
        byte[] photograph = [0xFF, 0xD8, .. Some.Jfif, .. Some.Exif(1, little: true), .. Some.Tables, .. Some.Picture, .. "GPS"u8];

        var url = (await UploadHouse.JsonOf(await house.PostAsync(photograph, "a.jpg"))).GetProperty("url").GetString();
        Assert.EndsWith(".jpg", url, StringComparison.Ordinal);
        Assert.Equal(Some.CleanJpeg(), await house.Client.GetByteArrayAsync(url));
    }

    [Theory]
    [InlineData("/uploads/")]
    [InlineData("/uploads/x.png")]
    [InlineData("/uploads/..%2f..%2fetc%2fpasswd")]
    [InlineData("/uploads/%2e%2e/secret")]
    [InlineData("/uploads/0123456789abcdef0123456789abcdef.part")]
    public async Task What_the_store_did_not_name_is_not_there(string path)
    {
        await using var house = await UploadHouse.OpenAsync();
        await File.WriteAllTextAsync(Path.Combine(house.Folder, "0123456789abcdef0123456789abcdef.part"), "secret");
        Assert.Equal(HttpStatusCode.NotFound, (await house.Client.GetAsync(path)).StatusCode);
    }

    [Fact]
    public async Task Only_allowed_content_is_taken_whatever_it_is_called()
    {
        await using var house = await UploadHouse.OpenAsync(options => options with { Mimes = ["image/png", "image/jpeg"] });

        Assert.Equal(415, await Refused(house.PostAsync(Some.Html)));
        Assert.Equal(415, await Refused(house.PostAsync(Some.Svg, "a.png")));
        Assert.Equal(415, await Refused(house.PostAsync(Some.Zip)));
        Assert.Equal(415, await Refused(house.PostAsync([0x4D, 0x5A, 0x90, 0])));
        Assert.Equal(415, await Refused(house.PostAsync(Some.CleanJpeg()[..^5], "cut.jpg")));
        Assert.Equal(415, await Refused(house.PostAsync([0xFF, 0xD8, 0xFF, .. Some.Html], "a.jpg")));
        Assert.Equal(400, await Refused(house.PostAsync([])));
        Assert.Empty(Directory.GetFiles(house.Folder));
    }

    [Fact]
    public async Task Text_that_becomes_something_else_is_refused()
    {
        await using var house = await UploadHouse.OpenAsync();
        var text = Encoding.UTF8.GetBytes(new string('x', 100_000));
        Assert.Equal(200, (int)(await house.PostAsync(text, "a.txt")).StatusCode);
        Assert.Equal(415, await Refused(house.PostAsync([.. text, 0], "a.txt")));
        Assert.Equal(415, await Refused(house.PostAsync([.. text, 0xC3], "a.txt")));
    }

    [Fact]
    public async Task A_file_or_request_that_is_too_large_is_refused_and_forgotten()
    {
        await using var house = await UploadHouse.OpenAsync(options => options with { MaxFileBytes = 1000, MaxRequestBytes = 100_000 });

        Assert.Equal(200, (int)(await house.PostAsync(new byte[1000 - Some.Pdf.Length].Prepended(Some.Pdf), "a.pdf")).StatusCode);
        Assert.Equal(413, await Refused(house.PostAsync(new byte[1001 - Some.Pdf.Length].Prepended(Some.Pdf), "a.pdf")));
        Assert.Equal(413, await Refused(house.PostAsync(new byte[200_000], "a.pdf")));

        // Without a length, what is too much is found while it comes: here all of it in another field.
        Assert.Equal(413, await Refused(house.PostAsync(new byte[200_000], field: "other", with: r => r.Headers.TransferEncodingChunked = true)));
        Assert.Single(Directory.GetFiles(house.Folder));
    }

    [Fact]
    public async Task A_request_that_is_no_form_with_a_file_is_told_so()
    {
        await using var house = await UploadHouse.OpenAsync();

        Assert.Equal(400, await Refused(house.Client.PostAsync("/upload", new StringContent("{}"))));
        Assert.Equal(400, await Refused(house.PostAsync(Some.Png, field: "other")));
        var cut = new ByteArrayContent("--b\r\nContent-Disposition: form-data; name=file; filename=a.png\r\n\r\nxx"u8.ToArray());
        cut.Headers.Add("Content-Type", "multipart/form-data; boundary=b");
        Assert.Equal(400, await Refused(house.Client.PostAsync("/upload", cut)));
        cut = new ByteArrayContent("nothing of the kind"u8.ToArray());
        cut.Headers.Add("Content-Type", "multipart/form-data; boundary=b");
        Assert.Equal(400, await Refused(house.Client.PostAsync("/upload", cut)));
        Assert.Empty(Directory.GetFiles(house.Folder));
    }

    [Fact]
    public async Task Pages_of_others_may_not_upload()
    {
        await using var house = await UploadHouse.OpenAsync();

        Assert.Equal(403, await Refused(house.PostAsync(Some.Png, with: r => r.Headers.Add("Origin", "https://evil.example"))));
        Assert.Equal(403, await Refused(house.PostAsync(Some.Png, with: r => r.Headers.Add("Origin", "null"))));
        var own = house.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);
        Assert.Equal(200, (int)(await house.PostAsync(Some.Png, with: r => r.Headers.Add("Origin", own))).StatusCode);
        Assert.Equal(200, (int)(await house.PostAsync(Some.Png, with: r => r.Headers.Add("Origin", "https://friend.example"))).StatusCode);
    }

    [Fact]
    public async Task One_address_may_not_upload_all_the_time()
    {
        await using var house = await UploadHouse.OpenAsync(options => options with { PerMinute = 2, AddressBytes = 2 * Some.Png.Length });

        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(200, (int)(await house.PostAsync(Some.Png, with: From("192.0.2.1"))).StatusCode);
        }

        var refused = await house.PostAsync(Some.Png, with: From("192.0.2.1"));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(60), refused.Headers.RetryAfter!.Delta);
        Assert.Equal(200, (int)(await house.PostAsync(Some.Png, with: From("192.0.2.2"))).StatusCode);
    }

    [Fact]
    public async Task A_client_that_goes_away_in_the_middle_leaves_nothing()
    {
        await using var house = await UploadHouse.OpenAsync();
        var server = house.Client.BaseAddress!;
        using (var socket = new TcpClient(server.Host, server.Port))
        {
            var head = $"POST /upload HTTP/1.1\r\nHost: {server.Authority}\r\nContent-Length: 100000\r\nContent-Type: multipart/form-data; boundary=b\r\n\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n";
            await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head));
            await socket.GetStream().WriteAsync(new byte[2000].Prepended(Some.Pdf));
            await Until(() => Directory.GetFiles(house.Folder).Length == 1);
            socket.Client.LingerState = new LingerOption(true, 0);
        }

        await Until(() => Directory.GetFiles(house.Folder).Length == 0);
    }

    [Fact]
    public async Task A_released_file_is_deleted_from_the_disk()
    {
        await using var house = await UploadHouse.OpenAsync();
        var url = (await UploadHouse.JsonOf(await house.PostAsync(Some.Png))).GetProperty("url").GetString()!;
        var attachment = house.Store.Find(url)!;
        house.Store.Keep(attachment);
        house.Store.Release(attachment);

        Assert.Equal(HttpStatusCode.NotFound, (await house.Client.GetAsync(url)).StatusCode);
        await Until(() => Directory.GetFiles(house.Folder).Length == 0);
    }

    private static Action<HttpRequestMessage> From(string address) => request => request.Headers.Add("X-Forwarded-For", address);

    private static async Task<int> Refused(Task<HttpResponseMessage> request)
    {
        var answer = await request;
        Assert.NotEmpty((await UploadHouse.JsonOf(answer)).GetProperty("error").GetString()!);
        return (int)answer.StatusCode;
    }

    private static async Task Until(Func<bool> condition)
    {
        for (var tries = 0; !condition(); tries++)
        {
            Assert.True(tries < 500, "It did not happen within ten seconds.");
            await Task.Delay(20);
        }
    }
}

internal static class Bytes
{
    public static byte[] Prepended(this byte[] rest, byte[] head) => [.. head, .. rest];
}
