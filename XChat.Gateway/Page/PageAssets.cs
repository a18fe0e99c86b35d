using System.Collections.Frozen;
using System.Reflection;
using System.Text;

namespace XChat.Gateway.Page;

/// <summary>The web client: every file under <c>wwwroot</c>, embedded in the assembly.</summary>
/// <remarks>
/// What lies in <c>app/</c> is served under <c>app-VERSION/</c> as well, for ever cacheable, and <c>index.html</c> is rewritten to name it
/// so. The modules there import each other by relative paths, so one new page brings all its new files, and never a mix of two builds.
/// </remarks>
public sealed class PageAssets
{
    private const string Root = "wwwroot/";
    private const string App = "app/";
    private const string Index = "index.html";
    private const string Entry = "main.js";

    private readonly FrozenDictionary<string, PageAsset> _assets;
    private readonly FrozenDictionary<string, string> _resources;
    private readonly string _versionedApp;
    private readonly Lazy<PageScript> _script;

    /// <summary>Finds them; reads none.</summary>
    public PageAssets()
    {
        var assembly = Assembly.GetExecutingAssembly();

        // Builds are deterministic: the id of the module changes when anything in it changes, and only then.
        Version = assembly.ManifestModule.ModuleVersionId.ToString("N")[..12];
        _versionedApp = $"app-{Version}/";
        _resources = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Root, StringComparison.Ordinal))
            .ToFrozenDictionary(name => name[Root.Length..].Replace('\\', '/'));
        _assets = _resources.ToFrozenDictionary(file => file.Key, file => new PageAsset(file.Value, RewriteOf(file.Key)));
        _script = new Lazy<PageScript>(() => new PageScript(Entry, path => Encoding.UTF8.GetString(PageAsset.Read(_resources[App + path]))));
    }

    /// <summary>Changes when any of them does.</summary>
    public string Version { get; }

    /// <summary>The file that a path names; null where there is none.</summary>
    /// <param name="path">As in the request, without the slash at its start; empty for the page itself.</param>
    /// <param name="forEver">Whether what this path names can never change.</param>
    public PageAsset? Find(string path, out bool forEver)
    {
        forEver = path.StartsWith(_versionedApp, StringComparison.Ordinal);
        return _assets.GetValueOrDefault(
            path.Length == 0 ? Index
            : forEver ? string.Concat(App, path.AsSpan(_versionedApp.Length))
            : path);
    }

    private Func<string, string>? RewriteOf(string path) =>
        path == Index ? NameVersioned
        : path.StartsWith(App, StringComparison.Ordinal) && path.EndsWith(".js", StringComparison.Ordinal) ? _ => _script.Value.For(path[App.Length..])
        : null;

    private string NameVersioned(string html) => html.Replace($"\"{App}", $"\"{_versionedApp}", StringComparison.Ordinal);
}
