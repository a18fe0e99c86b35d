using Microsoft.Playwright;
using Xunit;

namespace XChat.Gateway.Tests.Page;

/// <summary>The real Chromium, started once for all specs of the page: the part of it that has no windows, where it is installed, which needs half the time.</summary>
public sealed class Browser : IAsyncLifetime
{
    // --disable-gpu and what follows: no screen here, and no word to anybody but the server under test.
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
    ];

    private static readonly string? Chromium = Find("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    private static readonly string? WithoutWindows = Find("/usr/bin/chromium-headless-shell") ?? Chromium;

    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private IBrowser? _whole;

    /// <summary>Skips the test where Chromium is not installed. In CI it must be.</summary>
    public static void Require()
    {
        Assert.True(Chromium is not null || Environment.GetEnvironmentVariable("CI") != "true", "In CI Chromium must be installed.");
        Skip.If(Chromium is null, "Chromium is not installed (apt install chromium).");
    }

    /// <summary>A person at a browser of their own: nothing is shared with any other.</summary>
    public async Task<Visitor> OpenAsync(Uri address, VisitorOptions? options = null)
    {
        options ??= new VisitorOptions();
        var running = options.Notifies ? _whole ??= await LaunchAsync(Chromium) : _browser!;
        var context = await running.NewContextAsync(new BrowserNewContextOptions
        {
            Locale = options.Language,
            ColorScheme = options.Dark ? ColorScheme.Dark : ColorScheme.Light,
            ViewportSize = new ViewportSize { Width = options.Width, Height = 800 },
            ServiceWorkers = options.ServiceWorker ? ServiceWorkerPolicy.Allow : ServiceWorkerPolicy.Block,
        });
        if (options.Script is { } script)
        {
            await context.AddInitScriptAsync(script);
        }

        return await Visitor.AtAsync(context, address);
    }

    public async Task InitializeAsync()
    {
        if (Chromium is null)
        {
            return;
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await LaunchAsync(WithoutWindows);
    }

    public async Task DisposeAsync()
    {
        foreach (var running in new[] { _browser, _whole })
        {
            if (running is not null)
            {
                await running.DisposeAsync();
            }
        }

        _playwright?.Dispose();
    }

    private Task<IBrowser> LaunchAsync(string? executable) =>
        _playwright!.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = executable, Args = Arguments });

    private static string? Find(params string[] paths) => paths.Prepend(Environment.GetEnvironmentVariable("CHROMIUM")).FirstOrDefault(File.Exists);
}

/// <summary>How somebody sees the page, and what runs in it before its own scripts do. Notifications are known to the whole browser alone.</summary>
public sealed record VisitorOptions(
    string Language = "en", bool Dark = false, int Width = 1280, bool ServiceWorker = false, string? Script = null, bool Notifies = false);

/// <summary>Specs that share a browser run one after the other. There are two of them: one would be the longest row of the whole run.</summary>
[CollectionDefinition(nameof(Browser))]
public sealed class BrowserSpecs : ICollectionFixture<Browser>;

/// <summary>The other one.</summary>
[CollectionDefinition(Name)]
public sealed class OtherBrowserSpecs : ICollectionFixture<Browser>
{
    public const string Name = "The other browser";
}
