using System.Collections.Immutable;
using XChat.Actors.Chat;
using XChat.Actors.Rooms;

namespace XChat.Gateway.Journal;

/// <summary>The journal as one room sees it.</summary>
internal sealed class RoomJournal(JournalWriter writer, long room) : IRoomLog
{
    /// <inheritdoc/>
    public ValueTask AppendAsync(ReadOnlySpan<RoomEvent> events, long evictedThrough)
    {
        var kept = ImmutableArray.CreateBuilder<RoomEvent>(events.Length);
        foreach (var happened in events)
        {
            if (happened is ChatMessage or MessageDeleted or HistoryCleared)
            {
                kept.Add(happened);
            }
        }

        if (kept.Count == 0)
        {
            return default;
        }

        // What goes on when it is kept is a message to the room: the writer may well send it itself.
        var done = new TaskCompletionSource();
        writer.Add(new JournalEntry.Append(room, kept.DrainToImmutable(), evictedThrough, done), orElse: done.SetException);
        return new ValueTask(done.Task);
    }

    /// <inheritdoc/>
    public void Enter(SessionKey key, UserName asked, int number) => writer.Add(new JournalEntry.Enter(room, key, asked, number));

    /// <inheritdoc/>
    public void Leave(SessionKey key) => writer.Add(new JournalEntry.Leave(room, key));
}
