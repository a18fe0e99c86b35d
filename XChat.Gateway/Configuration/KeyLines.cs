using System.Collections.Immutable;

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

        var found = Enumerable.Range(0, lines.Length).Where(i => HasKey(lines[i], path[^1])).Take(2).ToList();
        return found.Count == 1 ? found[0] + 1 : null;
    }

    // The name, by itself, and after it what a value begins with.
    private static bool HasKey(string line, string key)
    {
        if (line.TrimStart() is ['#', ..] or ['/', '/', ..])
        {
            return false;
        }

        for (var at = line.IndexOf(key, StringComparison.Ordinal); at >= 0; at = line.IndexOf(key, at + 1, StringComparison.Ordinal))
        {
            var before = at == 0 ? ' ' : line[at - 1];
            var after = line.AsSpan(at + key.Length).TrimStart("\" \t");
            if (" \t.,{\"".Contains(before) && (after is ['=' or ':' or '{', ..] or ['+', '=', ..]))
            {
                return true;
            }
        }

        return false;
    }
}
