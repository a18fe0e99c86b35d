using System.Net;

namespace XChat.Actors.Sessions;

/// <summary>Keeps a flood out of the log: one line for each kind of incident and address a minute.</summary>
public sealed class Incidents(TimeProvider time)
{
    // Beyond this many at once the log says nothing new.
    private const int Capacity = 1_000;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly HashSet<(string Kind, IPAddress? From)> _said = [];
    private long _since = time.GetTimestamp();

    /// <summary>Whether this is the first of its kind from there within the minute; thread-safe.</summary>
    public bool IsNews(string kind, IPAddress? from)
    {
        lock (_gate)
        {
            if (time.GetElapsedTime(_since) >= Window)
            {
                _said.Clear();
                _since = time.GetTimestamp();
            }

            return _said.Count < Capacity && _said.Add((kind, from));
        }
    }
}
