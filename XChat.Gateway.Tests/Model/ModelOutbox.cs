namespace XChat.Gateway.Tests.Model;

/// <summary>What one client has said and has not seen come back. Not thread-safe.</summary>
/// <param name="name">The client's: what it says is its name and a number.</param>
internal sealed class ModelOutbox(string name)
{
    private const int UnderWay = 4;

    private readonly List<Entry> _entries = [];

    // Each time that something was said again: what had not come back may have been on its way, and then the server's answer
    // repeats it, if need be on a later connection than the one on which that was said.
    private readonly List<string> _saidAgain = [];

    /// <summary>Things that it has said, or would have.</summary>
    public int Said { get; private set; }

    public int Count => _entries.Count;

    /// <summary>Something new to say, unless much waits already.</summary>
    public void Add()
    {
        if (_entries.Count < 2 * UnderWay)
        {
            _entries.Add(new Entry($"{name}-{++Said}"));
        }
    }

    /// <summary>Something that was sent longer ago than that; null for none.</summary>
    public string? SilentFor(TimeSpan patience) =>
        _entries.Find(entry => entry.SentAt is { } at && Environment.TickCount64 - at > patience.TotalMilliseconds)?.Text;

    /// <summary>What is to be sent now, in order.</summary>
    public List<string> Due()
    {
        var due = _entries.Take(UnderWay).Where(entry => entry.SentAt is null).ToList();
        foreach (var entry in due)
        {
            entry.SentAt = Environment.TickCount64;
            if (entry.Tries++ > 0)
            {
                _saidAgain.Add(entry.Text);
            }
        }

        return due.ConvertAll(entry => entry.Text);
    }

    /// <summary>It has come back; false where it was not waited for.</summary>
    public bool Settle(string text) => _entries.RemoveAll(entry => entry.Text == text) > 0;

    /// <summary>Whether it may come back although it has its place already: once for each time that it was said again.</summary>
    public bool MayBeRepeated(string text) => _saidAgain.Remove(text);

    /// <summary>It was refused for now: it has to be sent again. Whether it was kept all the same, nobody may have known.</summary>
    public void Refuse(string? text) => _entries.Find(entry => entry.Text == text)?.SentAt = null;

    /// <summary>The connection is gone: what was under way has to be sent again.</summary>
    public void Interrupt() => _entries.ForEach(entry => entry.SentAt = null);

    /// <summary>Takes out what was under way: whoever has no key must not send it again.</summary>
    public List<string> GiveUpUnderWay()
    {
        var underWay = _entries.Where(entry => entry.SentAt is not null).Select(entry => entry.Text).ToList();
        _entries.RemoveAll(entry => entry.SentAt is not null);
        return underWay;
    }

    private sealed class Entry(string text)
    {
        public string Text => text;

        public long? SentAt { get; set; }

        public int Tries { get; set; }
    }
}
