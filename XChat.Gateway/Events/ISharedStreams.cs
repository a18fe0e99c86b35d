using XChat.Actors.Chat;
using XChat.Gateway.Sockets;

namespace XChat.Gateway.Events;

/// <summary>The event streams of all servers that serve the same rooms: what is posted at one of them for a stream that is open at another is handed on.</summary>
public interface ISharedStreams
{
    /// <summary>From now on what is handed on to this server goes to <paramref name="take"/>, whose answer goes back. Called once.</summary>
    void Follow(TakePosted take);

    /// <summary>A stream is about to open here: from now on what is posted anywhere with this bearer comes here.</summary>
    /// <returns>Why not; null where it is known.</returns>
    Task<HandshakeRefusal?> OpenAsync(SessionKey bearer, RoomName room);

    /// <summary>The stream has ended, or was none. Never waits.</summary>
    void Close(SessionKey bearer);

    /// <summary>Hands on what was posted here for a stream that is not here.</summary>
    /// <param name="bearer">What it came with: a stream's own secret, or the key of a member.</param>
    /// <param name="room">The room that it was posted to.</param>
    /// <param name="said">What was posted; null for more than a message may have.</param>
    /// <returns>Null as soon as the session has it; else why it has not got it, or may not have.</returns>
    Task<HandshakeRefusal?> HandOnAsync(SessionKey bearer, RoomName room, byte[]? said);
}

/// <summary>Takes what was posted for a stream that is here; parameters and answer as <see cref="ISharedStreams.HandOnAsync"/> has them.</summary>
public delegate Task<HandshakeRefusal?> TakePosted(SessionKey bearer, RoomName room, byte[]? said);
