using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using XChat.Actors.Chat;
using XChat.Gateway.Sockets;

namespace XChat.Gateway.Events;

/// <summary>The event streams that are open, by what is kept of the secrets that what their clients post comes with. Thread-safe.</summary>
public sealed class EventStreams
{
    private readonly ConcurrentDictionary<SessionKey, EventConnection> _open = new();
    private readonly ISharedStreams? _elsewhere;

    /// <summary>None yet.</summary>
    /// <param name="elsewhere">Those of the other servers; null where this one is alone.</param>
    public EventStreams(ISharedStreams? elsewhere = null)
    {
        _elsewhere = elsewhere;
        _elsewhere?.Follow(TakeAsync);
    }

    /// <summary>Secrets that are known.</summary>
    public int Count => _open.Count;

    /// <summary>What is posted here may be for a stream at another server.</summary>
    public bool AreShared => _elsewhere is not null;

    /// <summary>A stream is about to open, whose client is to be told <paramref name="bearer"/>.</summary>
    /// <returns>Why not; null where it may.</returns>
    public Task<HandshakeRefusal?> OpenAsync(SessionKey bearer, RoomName room) =>
        _elsewhere?.OpenAsync(bearer, room) ?? Task.FromResult<HandshakeRefusal?>(null);

    /// <summary>It has ended, or was none.</summary>
    public void Close(SessionKey bearer) => _elsewhere?.Close(bearer);

    /// <summary>Whether this server has the stream of this bearer.</summary>
    public bool Has(SessionKey bearer, RoomName room) => TryFind(bearer, room, out _);

    /// <summary>Hands over what was posted, wherever its stream is.</summary>
    /// <param name="bearer">What it came with. Of a key that was taken over, the newest stream counts.</param>
    /// <param name="room">The room that it was posted to.</param>
    /// <param name="said">What was posted; null for more than a message may have, which ends its stream.</param>
    /// <returns>Null as soon as the session has it; else why not.</returns>
    public Task<HandshakeRefusal?> HandAsync(SessionKey bearer, RoomName room, byte[]? said) =>
        _elsewhere is null || TryFind(bearer, room, out _) ? TakeAsync(bearer, room, said) : _elsewhere.HandOnAsync(bearer, room, said);

    internal void Know(SessionKey bearer, EventConnection stream) => _open[bearer] = stream;

    /// <summary>Forgets one secret, unless it is another stream's by now.</summary>
    internal void Forget(SessionKey bearer, EventConnection stream) => _open.TryRemove(KeyValuePair.Create(bearer, stream));

    private Task<HandshakeRefusal?> TakeAsync(SessionKey bearer, RoomName room, byte[]? said) =>
        TryFind(bearer, room, out var stream) ? stream.TakeAsync(said) : Task.FromResult<HandshakeRefusal?>(HandshakeRefusal.NoSession);

    private bool TryFind(SessionKey bearer, RoomName room, [NotNullWhen(true)] out EventConnection? stream) =>
        _open.TryGetValue(bearer, out stream) && stream.Room == room;
}
