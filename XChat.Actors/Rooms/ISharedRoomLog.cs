using System.Collections.Immutable;
using Akka.Actor;
using XChat.Actors.Chat;

namespace XChat.Actors.Rooms;

/// <summary>A log that rooms of other gateways write to as well. What each of them tells is what stands in it, in its order.</summary>
/// <remarks>The ids that a room gives before its log has kept a message are for nobody: the log gives the ones that count.</remarks>
public interface ISharedRoomLog : IRoomLog
{
    /// <summary>Who was in the room at other gateways when it was opened.</summary>
    ImmutableArray<MemberElsewhere> Others { get; }

    /// <summary>Who was muted in the room when it was opened.</summary>
    ImmutableArray<MemberMuted> Mutes { get; }

    /// <summary>From now on tells <paramref name="room"/> <see cref="RoomProtocol.Grown"/> when others have written.</summary>
    void Follow(IActorRef room);

    /// <summary>After an append has completed: what is to be told now, in place of what was appended.</summary>
    /// <returns>Null where the log has a gap, because it was away for too long: the room has to be opened again.</returns>
    IReadOnlyList<SharedEvent>? Take();

    /// <summary>Takes a place in the room for a session that asks for it.</summary>
    /// <param name="before">The key that it comes back with, if any.</param>
    /// <param name="fresh">The key that it gets where it does not come back.</param>
    /// <param name="asked">The name that it asks for.</param>
    /// <param name="role">What it may do.</param>
    Task<Seat> EnterAsync(SessionKey? before, SessionKey fresh, UserName asked, Role role);
}

/// <summary>Something in a shared log.</summary>
/// <param name="Happened">What it is.</param>
/// <param name="Sender">Whose it is; null where that is nobody's.</param>
/// <param name="Visit">Of a coming or going: which stay of that member it is about.</param>
/// <param name="IsKnown">It was there already: its sender has sent it again.</param>
public readonly record struct SharedEvent(RoomEvent Happened, SessionKey? Sender, long Visit = 0, bool IsKnown = false);

/// <summary>Somebody in the room at another gateway.</summary>
public sealed record MemberElsewhere(SessionKey Key, UserName Name, Role Role, long Visit);

/// <summary>A place in a room: a name that nobody else has, at whichever gateway.</summary>
/// <param name="Key">Whose it is.</param>
/// <param name="Name">The name that it has.</param>
/// <param name="Asked">The name that it asked for.</param>
/// <param name="Number">Which of its namesakes it is.</param>
/// <param name="Visit">Which stay this is: a later one has a higher number.</param>
/// <param name="WasThere">It has come back before a leave was told.</param>
/// <param name="CameBack">It has come back by its key.</param>
public sealed record Seat(SessionKey Key, UserName Name, UserName Asked, int Number, long Visit, bool WasThere, bool CameBack);
