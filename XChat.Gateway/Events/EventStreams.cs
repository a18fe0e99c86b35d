using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace XChat.Gateway.Events;

/// <summary>The event streams that are open, by the secrets that what their clients post comes with. Thread-safe.</summary>
public sealed class EventStreams
{
    private readonly ConcurrentDictionary<string, EventConnection> _open = new();

    /// <summary>Secrets that are known.</summary>
    public int Count => _open.Count;

    /// <summary>The open stream that <paramref name="bearer"/> belongs to: the newest, where a key was taken over.</summary>
    public bool TryFind(string bearer, [NotNullWhen(true)] out EventConnection? stream) => _open.TryGetValue(bearer, out stream);

    internal void Know(string bearer, EventConnection stream) => _open[bearer] = stream;

    /// <summary>Forgets one secret, unless it is another stream's by now.</summary>
    internal void Forget(string bearer, EventConnection stream) => _open.TryRemove(KeyValuePair.Create(bearer, stream));
}
