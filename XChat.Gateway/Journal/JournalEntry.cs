using System.Collections.Immutable;
using XChat.Actors.Chat;
using XChat.Actors.Rooms;

namespace XChat.Gateway.Journal;

/// <summary>Something for the journal's one writer to do.</summary>
internal abstract record JournalEntry(long Room)
{
    /// <summary>Keep a batch; <paramref name="Kept"/> hears when it is.</summary>
    public sealed record Append(long Room, ImmutableArray<RoomEvent> Events, long EvictedThrough, TaskCompletionSource Kept) : JournalEntry(Room);

    /// <summary>Somebody came.</summary>
    public sealed record Enter(long Room, SessionKey Key, UserName Asked, int Number) : JournalEntry(Room);

    /// <summary>Somebody left.</summary>
    public sealed record Leave(long Room, SessionKey Key) : JournalEntry(Room);

    /// <summary>Open a room.</summary>
    public sealed record Open(RoomName Name, bool Anew, TaskCompletionSource<OpenedLog> Opened) : JournalEntry(0);
}
