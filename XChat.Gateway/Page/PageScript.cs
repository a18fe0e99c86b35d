using System.Text;
using System.Text.RegularExpressions;

namespace XChat.Gateway.Page;

/// <summary>The page's modules as browsers get them: what <c>main.js</c> imports comes with it in one script, the rest one by one.</summary>
/// <remarks>
/// They are written as plain modules and load as such. On a slow line two dozen requests, each with its headers, would cost more than what
/// they carry. Understood is the form that they have: <c>import { a, b as c } from './x.js';</c> on a line of its own, and <c>export</c>
/// in front of a declaration. A module becomes <c>const $x = (() => { …; return { … }; })();</c>; what is loaded later takes it from there,
/// so that every module is there once.
/// </remarks>
public sealed partial class PageScript
{
    private readonly Func<string, string> _read;
    private readonly string _entry;
    private readonly List<string> _joined = [];

    /// <summary>Reads the modules that come with the entry.</summary>
    /// <param name="entry">The path of the module that everything begins with.</param>
    /// <param name="read">The source of a path.</param>
    public PageScript(string entry, Func<string, string> read)
    {
        (_entry, _read) = (entry, read);
        Visit(entry, []);
    }

    /// <summary>The script that a path names.</summary>
    public string For(string path) => path == _entry ? Joined() : Imports().Replace(Source(path), import => Loaded(path, import));

    // What is imported stands before what imports it.
    private void Visit(string path, HashSet<string> seen)
    {
        if (!seen.Add(path))
        {
            return;
        }

        foreach (Match import in Imports().Matches(_read(path)))
        {
            Visit(Resolve(path, import.Groups["from"].Value), seen);
        }

        _joined.Add(path);
    }

    private string Joined()
    {
        var script = new StringBuilder();
        foreach (var path in _joined)
        {
            var source = Imports().Replace(Source(path), import => Taken(path, import));
            source = Later().Replace(source, import => $"import('{Relative(_entry, Resolve(path, import.Groups["from"].Value))}')");
            if (path == _entry)
            {
                script.Append(source);
                continue;
            }

            var names = string.Join(", ", Exports().Matches(source).Select(export => export.Groups["name"].Value));
            script.Append("const ").Append(NameOf(path)).Append(" = (() => {\n")
                .Append(Exports().Replace(source, export => export.Groups["declaration"].Value))
                .Append("return { ").Append(names).Append(" };\n})();\n");
        }

        return script.Append("export { ").AppendJoin(", ", _joined.Where(path => path != _entry).Select(NameOf)).Append(" };\n").ToString();
    }

    // Inside the script: a module is a constant.
    private static string Taken(string path, Match import) =>
        $"const {{{Renamed(import)}}} = {NameOf(Resolve(path, import.Groups["from"].Value))};\n";

    // Loaded later: what came with the entry is taken from it.
    private string Loaded(string path, Match import)
    {
        var from = Resolve(path, import.Groups["from"].Value);
        return _joined.Contains(from)
            ? $"import {{ {NameOf(from)} }} from '{Relative(path, _entry)}';\nconst {{{Renamed(import)}}} = {NameOf(from)};\n"
            : import.Value;
    }

    private static string Renamed(Match import) => import.Groups["names"].Value.Replace(" as ", ": ", StringComparison.Ordinal);

    private static string NameOf(string path) => "$" + path[..^".js".Length].Replace('/', '_');

    // The page's own folders stand in for a host: the rules for addresses are the browser's.
    private static string Resolve(string from, string import) => new Uri(new Uri("http://page/" + from), import).AbsolutePath[1..];

    private static string Relative(string from, string to)
    {
        var relative = new Uri("http://page/" + from).MakeRelativeUri(new Uri("http://page/" + to)).ToString();
        return relative.StartsWith('.') ? relative : "./" + relative;
    }

    // Comments are for those who read the source. They were an eighth of a first load.
    private string Source(string path) => Comments().Replace(_read(path), "");

    [GeneratedRegex(@"^import \{(?<names>[^}]+)\} from '(?<from>\.[^']+)';\n", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Imports();

    [GeneratedRegex(@"\bimport\('(?<from>\.[^']+)'\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Later();

    [GeneratedRegex(@"^export (?<declaration>(const|class|(async )?function) (?<name>\w+))", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Exports();

    [GeneratedRegex(@"^[ \t]*(//.*|/\*\*[\s\S]*?\*/[ \t]*)\n", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Comments();
}
