using XChat.Actors.Chat;

namespace XChat.Actors.Rooms;

/// <summary>Where a room keeps what it tells, before it tells it. Only the room's own turns call it, and nothing in it blocks them.</summary>
public interface IRoomLog
{
    /// <summary>Keeps the messages among <paramref name="events"/> and forgets what they delete, in their order, all or nothing.</summary>
    /// <param name="events">The room's next batch. Not used after the call has returned.</param>
    /// <param name="evictedThrough">Messages up to this id have left the history and may be forgotten.</param>
    /// <returns>Complete when it is kept. While it is not, the room calls no second time.</returns>
    ValueTask AppendAsync(ReadOnlySpan<RoomEvent> events, long evictedThrough);

    /// <summary>Somebody is in the room who may come back with <paramref name="key"/>. Kept no later than what is appended next.</summary>
    void Enter(SessionKey key, UserName asked, int number);

    /// <summary>The one with this key has left. What it said is remembered for <see cref="Nonces.Lifetime"/>.</summary>
    void Leave(SessionKey key);
}

/// <summary>The logs of all rooms. Any thread may call it.</summary>
public interface IRoomLogs
{
    /// <summary>Opens the log of a room. Nobody else has it open.</summary>
    /// <param name="room">Its name.</param>
    /// <param name="anew">Whether to forget what is in it: the room was given up. Its life ends, and another begins.</param>
    ValueTask<OpenedLog> OpenAsync(RoomName room, bool anew);
}

/// <summary>A log, and what was in it.</summary>
public sealed record OpenedLog(IRoomLog Log, RoomPast Past);
