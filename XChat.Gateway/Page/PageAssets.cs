using System.Collections.Frozen;
using System.Reflection;
using System.Text.RegularExpressions;

namespace XChat.Gateway.Page;

/// <summary>The web client: every file under <c>wwwroot</c>, embedded in the assembly.</summary>
/// <remarks>
/// What lies in <c>app/</c> is served under <c>app-VERSION/</c> as well, for ever cacheable, and <c>index.html</c> is rewritten to name it
/// so. The modules there import each other by relative paths, so one new page brings all its new files, and never a mix of two builds.
/// </remarks>
public sealed partial class PageAssets
{
    private const string Root = "wwwroot/";
    private const string App = "app/";
    private const string Index = "index.html";

    private readonly FrozenDictionary<string, PageAsset> _assets;
    private readonly string _versionedApp;

    /// <summary>Finds them; reads none.</summary>
    public PageAssets()
    {
        var assembly = Assembly.GetExecutingAssembly();

        // Builds are deterministic: the id of the module changes when anything in it changes, and only then.
        Version = assembly.ManifestModule.ModuleVersionId.ToString("N")[..12];
        _versionedApp = $"app-{Version}/";
        _assets = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Root, StringComparison.Ordinal))
            .ToFrozenDictionary(name => name[Root.Length..].Replace('\\', '/'), name => new PageAsset(name, RewriteOf(name)));
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

    private Func<string, string>? RewriteOf(string name) =>
        name == Root + Index ? NameVersioned
        : name.EndsWith(".js", StringComparison.Ordinal) ? WithoutComments
        : null;

    private string NameVersioned(string html) => html.Replace($"\"{App}", $"\"{_versionedApp}", StringComparison.Ordinal);

    // Comments are for those who read the source. They were an eighth of a first load.
    private static string WithoutComments(string script) => CommentLines().Replace(script, "");

    [GeneratedRegex(@"^[ \t]*(?://.*|/\*\*[\s\S]*?\*/[ \t]*)\n", RegexOptions.Multiline)]
    private static partial Regex CommentLines();
}
