using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace XChat.Benchmarks.Hostile;

/// <summary>The server's log while it is attacked: how often the same was said of the same address.</summary>
internal sealed partial class IncidentLog
{
    private readonly ConcurrentDictionary<string, int> _said = new();
    private int _lines;
    private int _errors;

    public int Lines => Volatile.Read(ref _lines);

    /// <summary>Lines that tell of something that should not be.</summary>
    public int Errors => Volatile.Read(ref _errors);

    /// <summary>Lines about what clients did wrong.</summary>
    public int Incidents => _said.Values.Sum();

    /// <summary>What was said most often of one address, and how often.</summary>
    public (string What, int Times) Loudest => _said.IsEmpty ? ("", 0) : _said.MaxBy(line => line.Value) is var most ? (most.Key, most.Value) : default;

    public void Note(string line)
    {
        Interlocked.Increment(ref _lines);
        if (line.Contains(" ERROR ", StringComparison.Ordinal) || line.Contains(" FATAL ", StringComparison.Ordinal) || line.Contains("Exception", StringComparison.Ordinal))
            Interlocked.Increment(ref _errors);
        if (line.Contains(" WARN ", StringComparison.Ordinal) || line.Contains("Refused an upload", StringComparison.Ordinal))
            _said.AddOrUpdate(Passing().Replace(line, ""), 1, (_, times) => times + 1);
    }

    public void Clear()
    {
        _said.Clear();
        Interlocked.Exchange(ref _lines, 0);
    }

    // The time in front, and the number that a name gets where it is taken.
    [GeneratedRegex(@"^\S+ |~\d+")]
    private static partial Regex Passing();
}
