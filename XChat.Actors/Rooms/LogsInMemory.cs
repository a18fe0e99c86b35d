using XChat.Actors.Chat;

namespace XChat.Actors.Rooms;

/// <summary>No log but the room's own history: what is told is kept for as long as the process lives. Everything completes at once.</summary>
public sealed class LogsInMemory : IRoomLogs, IRoomLog
{
    /// <inheritdoc/>
    public ValueTask<OpenedLog> OpenAsync(RoomName room, bool anew) => new(new OpenedLog(this, RoomPast.None()));

    /// <inheritdoc/>
    public ValueTask AppendAsync(ReadOnlySpan<RoomEvent> events, long evictedThrough) => default;

    /// <inheritdoc/>
    public void Enter(SessionKey key, UserName asked, int number)
    {
    }

    /// <inheritdoc/>
    public void Leave(SessionKey key)
    {
    }
}
