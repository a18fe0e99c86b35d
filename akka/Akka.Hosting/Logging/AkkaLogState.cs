using System.Collections;
using Akka.Event;

namespace Akka.Hosting.Logging;

/// <summary>A log event as Microsoft.Extensions.Logging takes it: a line, and what it is made of by name.</summary>
internal sealed class AkkaLogState(LogEvent log, string message) : IReadOnlyList<KeyValuePair<string, object?>>
{
    private List<KeyValuePair<string, object?>>? _properties;

    public int Count => Properties.Count;

    private List<KeyValuePair<string, object?>> Properties => _properties ??= List();

    public KeyValuePair<string, object?> this[int index] => Properties[index];

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => Properties.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => $"[{log.LogSource}] {message}";

    private List<KeyValuePair<string, object?>> List()
    {
        var properties = new List<KeyValuePair<string, object?>>();
        if (log.TryGetProperties(out var arguments))
        {
            properties.AddRange(arguments);
        }
        properties.Add(new("ActorPath", log.LogSource.StartsWith("akka://", StringComparison.Ordinal) ? log.LogSource : ""));
        properties.Add(new("LogSource", log.LogSource));
        properties.Add(new("Thread", log.Thread.ManagedThreadId));
        properties.Add(new("Timestamp", log.Timestamp));
        properties.Add(new("{OriginalFormat}", log.GetTemplate()));
        return properties;
    }
}
