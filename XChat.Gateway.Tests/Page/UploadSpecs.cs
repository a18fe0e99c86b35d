using Microsoft.Playwright;
using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Page;

/// <summary>Files by paste and by drop.</summary>
[Collection(nameof(Browser))]
public sealed class UploadSpecs(Browser browser)
{
    // One green point: the smallest PNG that there is.
    private const string Picture = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    // The first bytes of a ZIP archive, and then nothing for long: more than any buffer between page and server holds.
    private const string Archive = "UEsDBA==";
    private const int Long = 9_000_000;

    private static readonly FlakyConditions Slow = new(BytesPerSecond: 64 * 1024);

    [SkippableFact]
    public async Task A_picture_is_pasted_or_dropped_and_goes_out_with_its_words()
    {
        Browser.Require();
        await using var server = await XChatProcess.StartAsync();
        await using var sara = await browser.OpenAsync(server.Http.BaseAddress!);
        await sara.JoinAsync("Sara");

        await GiveAsync(sara, "paste", "pasted.png", Picture);
        await GiveAsync(sara, "drop", "dropped.png", Picture);
        var tray = sara.Page.Locator("#tray li");
        await Assertions.Expect(tray.Locator("canvas")).ToHaveCountAsync(2);
        await Assertions.Expect(tray).ToContainTextAsync(new[] { "pasted.png", "dropped.png" });
        await sara.SayAsync("Two of them");

        await Assertions.Expect(sara.Messages).ToHaveCountAsync(2, new() { Timeout = 30_000 });
        await Assertions.Expect(sara.Messages.Locator("img[alt='pasted.png']")).ToHaveCountAsync(1);
        await Assertions.Expect(sara.Messages.Locator("img[alt='dropped.png']")).ToHaveCountAsync(1);
        await Assertions.Expect(sara.Messages.Filter(new() { HasText = "Two of them" })).ToHaveCountAsync(1);
        await Assertions.Expect(tray).ToHaveCountAsync(0);
    }

    [SkippableFact]
    public async Task A_file_on_its_way_shows_how_far_it_is_and_can_be_cancelled()
    {
        Browser.Require();
        await using var server = await XChatProcess.StartAsync();
        await using var network = new FlakyProxy(server.Port, receiveBuffer: 64 * 1024);
        await using var sara = await browser.OpenAsync(new Uri($"http://127.0.0.1:{network.Port}/"));
        await sara.JoinAsync("Sara");
        network.Conditions = Slow;

        await GiveAsync(sara, "paste", "archive.zip", Archive, Long);
        var file = sara.Page.Locator("#tray li");
        await sara.Page.WaitForFunctionAsync("() => document.querySelector('#tray progress')?.value > 0");
        Assert.InRange(await file.Locator("progress").EvaluateAsync<double>("bar => bar.value"), 0.000_1, 0.999);
        await Assertions.Expect(file.GetByRole(AriaRole.Progressbar)).ToHaveAccessibleNameAsync("archive.zip");
        await sara.SayAsync("With these words");
        Assert.Equal(0, await sara.Waiting.CountAsync());

        await file.GetByRole(AriaRole.Button, new() { Name = "Cancel archive.zip" }).ClickAsync();

        // The words come back to the box, the connection is given up, and the server keeps nothing.
        await Assertions.Expect(file).ToHaveCountAsync(0);
        await Assertions.Expect(sara.Box).ToHaveValueAsync("With these words");
        network.Conditions = new FlakyConditions();
        await Assertions.Expect(sara.Messages).ToHaveCountAsync(0);
        Assert.True(await EventuallyAsync(() => Directory.GetFiles(server.Directory, "*", SearchOption.AllDirectories).All(path => new FileInfo(path).Length < Long / 2)));

        await GiveAsync(sara, "drop", "small.zip", Archive);
        await sara.Page.ClickAsync("#send");
        await Assertions.Expect(sara.Messages).ToHaveCountAsync(1, new() { Timeout = 30_000 });
    }

    private static Task GiveAsync(Visitor visitor, string how, string name, string begins, int length = 0) => visitor.Page.EvaluateAsync(
        """
        ([how, name, begins, length]) => {
          const files = new DataTransfer();
          const head = Uint8Array.from(atob(begins), c => c.charCodeAt(0));
          files.items.add(new File([head, new Uint8Array(length)], name, { type: name.endsWith('png') ? 'image/png' : 'application/zip' }));
          const event = new Event(how, { bubbles: true, cancelable: true });
          Object.defineProperty(event, how === 'paste' ? 'clipboardData' : 'dataTransfer', { value: files });
          document.querySelector(how === 'paste' ? '#text' : 'body').dispatchEvent(event);
        }
        """,
        new object[] { how, name, begins, length });

    private static async Task<bool> EventuallyAsync(Func<bool> holds)
    {
        for (var look = 0; look < 200 && !holds(); look++)
        {
            await Task.Delay(50);
        }

        return holds();
    }
}
