using System.Collections.Immutable;
using XChat.Actors.Chat;

namespace XChat.Actors.Rooms;

/// <summary>What a room's log has kept of the time before the server's start.</summary>
/// <param name="Epoch">Names this life of the log.</param>
/// <param name="LastId">The id of the last message; 0 before the first.</param>
/// <param name="EvictedThrough">Messages up to this id are not there any more.</param>
/// <param name="Messages">What is there of them, oldest first.</param>
/// <param name="Senders">Who may come back.</param>
public sealed record RoomPast(
    string Epoch, long LastId, long EvictedThrough, ImmutableArray<ChatMessage> Messages, ImmutableArray<PastSender> Senders)
{
    // 64 bits: no two lives of a room are taken for one.
    private const int EpochDigits = 16;

    /// <summary>A new life: nothing was before.</summary>
    public static RoomPast None() => new(NewEpoch(), 0, 0, [], []);

    /// <summary>A name for a new life.</summary>
    /// <remarks>62 random bits of the system's: unlike <c>RandomNumberGenerator</c> they need no OpenSSL, which an idle server does without.</remarks>
    public static string NewEpoch() => Guid.NewGuid().ToString("N")[^EpochDigits..];
}

/// <summary>Somebody who was in the room, or has left it and may still send again what it did not see come back.</summary>
/// <param name="Key">What it comes back with.</param>
/// <param name="Asked">The name that it asked for.</param>
/// <param name="Number">Which of its namesakes it was.</param>
/// <param name="WasThere">Whether it was in the room at the end; else it had left.</param>
/// <param name="Said">What its nonces have become, oldest first.</param>
public sealed record PastSender(SessionKey Key, UserName Asked, int Number, bool WasThere, ImmutableArray<PastNonce> Said);

/// <summary>A nonce, and the message that it became.</summary>
public readonly record struct PastNonce(string Nonce, Nonces.Acceptance Accepted);
