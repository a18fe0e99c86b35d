using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace XChat.Gateway.Configuration;

/// <summary>Finds the line of a key in a HOCON file. The parser does not tell it, so it is told only where one line alone can be meant.</summary>
public sealed class KeyLines
{
    private readonly Dictionary<string, string[]> _files = [];

    /// <summary>The line, from 1; null where the file has the last part of <paramref name="path"/> as a key on no line or on several.</summary>
    public int? Find(string file, ImmutableArray<string> path)
    {
        if (!_files.TryGetValue(file, out var lines))
        {
            _files[file] = lines = File.Exists(file) ? File.ReadAllLines(file) : [];
        }

        var key = new Regex("(^|[\\s.,{\"])\"?" + Regex.Escape(path[^1]) + "\"?\\s*([=:{]|\\+=)", RegexOptions.CultureInvariant);
        var found = Enumerable.Range(0, lines.Length).Where(i => key.IsMatch(WithoutComment(lines[i]))).Take(2).ToList();
        return found.Count == 1 ? found[0] + 1 : null;
    }

    private static string WithoutComment(string line) => line.TrimStart() is ['#', ..] or ['/', '/', ..] ? "" : line;
}
