using System.Collections.Concurrent;
using Microsoft.Playwright;
using Xunit;

namespace XChat.Gateway.Tests.Page;

/// <summary>Somebody at the page: does what people do, sees what people see.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _complaints = [];

    private Visitor(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        context.Request += (_, request) => Requests.Enqueue(new Uri(request.Url));
        context.WebError += (_, error) => _complaints.Enqueue(error.Error);
        context.Console += (_, line) =>
        {
            if (line.Text.Contains("Content Security Policy", StringComparison.Ordinal))
            {
                _complaints.Enqueue(line.Text);
            }
        };
    }

    public IPage Page { get; }

    /// <summary>Every address that the browser asked for.</summary>
    public ConcurrentQueue<Uri> Requests { get; } = [];

    public ILocator Box => Page.Locator("#text");

    public ILocator Status => Page.Locator("#status");

    /// <summary>Messages that have come back or from others; what waits in the outbox is not among them.</summary>
    public ILocator Messages => Page.Locator("#messages .message");

    public ILocator Waiting => Page.Locator("#pending .message");

    public static async Task<Visitor> AtAsync(IBrowserContext context, Uri address)
    {
        var visitor = new Visitor(context, await context.NewPageAsync());
        await visitor.Page.GotoAsync(address.ToString());
        return visitor;
    }

    /// <summary>Gives a name, and a token where there is one, and waits until the room is there.</summary>
    public async Task JoinAsync(string name, string? token = null)
    {
        await Page.FillAsync("#name", name);
        if (token is not null)
        {
            await Page.ClickAsync("#secret-part summary");
            await Page.FillAsync("#secret", token);
        }

        await Page.ClickAsync("#join button.main");
        await ConnectedAsync();
    }

    public async Task SayAsync(string text)
    {
        await Box.FillAsync(text);
        await Box.PressAsync("Enter");
    }

    public Task HearsAsync(string text) => Assertions.Expect(Messages.Filter(new LocatorFilterOptions { HasText = text }).First).ToBeVisibleAsync(Patiently());

    public Task ConnectedAsync() => PhaseAsync("open");

    /// <summary>Waits until the status line is at this phase.</summary>
    public Task PhaseAsync(string phase) => Assertions.Expect(Status).ToHaveAttributeAsync("data-phase", phase, new LocatorAssertionsToHaveAttributeOptions { Timeout = 30_000 });

    /// <summary>Waits until everything that was said has come back.</summary>
    public Task NothingWaitsAsync() => Assertions.Expect(Waiting).ToHaveCountAsync(0, new LocatorAssertionsToHaveCountOptions { Timeout = 30_000 });

    public Task<IReadOnlyList<string>> TextsAsync() => Page.Locator("#messages .message .body").AllInnerTextsAsync();

    public Task OfflineAsync(bool offline) => _context.SetOfflineAsync(offline);

    /// <summary>Waits until the page can be opened without a network.</summary>
    /// <remarks>Not by <c>WaitForFunction</c>: for that the promise of an asynchronous function is as good as true.</remarks>
    public Task KeptAsync() => Page.EvaluateAsync(
        """
        async () => {
          await navigator.serviceWorker.ready;
          const isKept = async () => navigator.serviceWorker.controller && await (await caches.open('xchat')).match('./');
          while (!await isKept()) await new Promise(resolve => setTimeout(resolve, 50));
        }
        """);

    /// <summary>Closes the browser. Whatever went wrong in the page fails the test.</summary>
    public async ValueTask DisposeAsync()
    {
        await _context.CloseAsync();
        Assert.Empty(_complaints);
    }

    private static LocatorAssertionsToBeVisibleOptions Patiently() => new() { Timeout = 30_000 };
}
