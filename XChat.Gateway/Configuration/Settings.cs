using System.Collections.Immutable;

namespace XChat.Gateway.Configuration;

/// <summary>The merged configuration, read key by key; each reading checks type and range.</summary>
internal sealed class Settings
{
    private readonly Dictionary<string, Setting> _settings = [];
    private readonly HashSet<string> _known = [];

    /// <summary>Lays <paramref name="layer"/> over what is there.</summary>
    public void Lay(IEnumerable<Setting> layer)
    {
        foreach (var setting in layer)
        {
            _settings[setting.Key] = setting;
        }
    }

    /// <summary>The names directly under <paramref name="path"/>, less those that a null has removed.</summary>
    public ImmutableArray<string> NamesUnder(params ReadOnlySpan<string> path)
    {
        ImmutableArray<string> prefix = [.. path];
        if (Find(path) is { IsObject: false } other)
        {
            throw InvalidConfiguration.Of(other, "it must be an object: { … }.");
        }

        var under = _settings.Values.Where(s => s.Path.Length > prefix.Length && s.Path.AsSpan(0, prefix.Length).SequenceEqual(prefix.AsSpan())).ToList();
        var removed = under.Where(s => s.Path.Length == prefix.Length + 1 && s.IsNull).Select(s => s.Path[^1]).ToHashSet();

        // The objects themselves, empty or removed, are known wherever their names may stand.
        _known.UnionWith(under.Where(s => s.Path.Length == prefix.Length + 1 && (s.IsObject || s.IsNull)).Select(s => s.Key));
        _known.UnionWith(under.Where(s => removed.Contains(s.Path[prefix.Length])).Select(s => s.Key));
        return [.. under.Select(s => s.Path[prefix.Length]).Where(name => !removed.Contains(name)).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>Any setting at or under <paramref name="path"/>, to name it in an error.</summary>
    public Setting? FirstUnder(params ReadOnlySpan<string> path)
    {
        var key = string.Join('\0', path);
        return _settings.Values.Where(s => s.Key == key || s.Key.StartsWith(key + '\0', StringComparison.Ordinal)).OrderBy(s => s.Shown, StringComparer.Ordinal).FirstOrDefault();
    }

    /// <summary>The setting at this path, or null where nothing is set.</summary>
    public Setting? Find(params ReadOnlySpan<string> path)
    {
        var key = string.Join('\0', path);
        _known.Add(key);
        return _settings.GetValueOrDefault(key) is { IsNull: false } found ? found : null;
    }

    /// <summary>The setting at this path, which the reference configuration has.</summary>
    public Setting Get(params ReadOnlySpan<string> path) =>
        Find(path) is { } found ? found : throw Missing(path);

    /// <summary>All that is set, by key, less what a null has removed and objects that only hold other keys.</summary>
    public IEnumerable<Setting> All => _settings.Values
        .Where(s => !s.IsNull && !(s.IsObject && _settings.Keys.Any(k => k.StartsWith(s.Key + '\0', StringComparison.Ordinal))))
        .OrderBy(s => string.Join('.', s.Path), StringComparer.Ordinal);

    /// <summary>Fails where something is set that nobody has asked for.</summary>
    /// <exception cref="InvalidConfiguration">Names the first such key.</exception>
    public void RejectUnknown()
    {
        foreach (var setting in _settings.Values.OrderBy(s => s.Shown, StringComparer.Ordinal))
        {
            if (_known.Contains(setting.Key))
            {
                continue;
            }

            // An empty object around keys that are known says nothing; anything else in their place is wrong.
            var holdsKeys = _known.Any(k => k.StartsWith(setting.Key + '\0', StringComparison.Ordinal));
            if (!holdsKeys || !setting.IsObject)
            {
                throw InvalidConfiguration.Of(setting, holdsKeys ? "it must be an object: { … }." : Unknown(setting));
            }
        }
    }

    private InvalidConfiguration Missing(ReadOnlySpan<string> path)
    {
        var key = string.Join('\0', path);
        return _settings.GetValueOrDefault(key) is { } removed
            ? InvalidConfiguration.Of(removed, "it must have a value.")
            : new InvalidConfiguration($"{string.Join('.', path!)} has no value.");
    }

    private string Unknown(Setting setting) =>
        Suggestion(setting) is { } near ? $"there is no such key; did you mean {near}?" : "there is no such key.";

    private string? Suggestion(Setting unknown)
    {
        var last = unknown.Path[^1];
        return _known.Select(k => k.Split('\0'))
            .Where(k => k.Length == unknown.Path.Length || k[^1] == last)
            .Select(k => (Name: string.Join('.', k), Distance: Distance(k[^1], last), Near: k.Zip(unknown.Path).TakeWhile(p => p.First == p.Second).Count()))
            .Where(k => k.Distance <= Math.Max(1, last.Length / 3))
            .OrderBy(k => k.Distance).ThenByDescending(k => k.Near).ThenBy(k => k.Name, StringComparer.Ordinal)
            .Select(k => k.Name).FirstOrDefault();
    }

    // Levenshtein's, for names of a few letters.
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var (diagonal, left) = (row[0], i);
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                left = Math.Min(Math.Min(row[j], left) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                (diagonal, row[j]) = (row[j], left);
            }
        }

        return row[b.Length];
    }
}
