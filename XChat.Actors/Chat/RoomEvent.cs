using System.Collections.Immutable;

namespace XChat.Actors.Chat;

/// <summary>Something that a room tells all its members, in the one order of the room.</summary>
public abstract record RoomEvent
{
    /// <summary>Whether base clients get it too; what they do not know, they are not told.</summary>
    public virtual bool ForBaseClients => false;
}

/// <summary>A message in a room's log.</summary>
/// <param name="Id">Position in the log: +1 each within an epoch.</param>
/// <param name="Time">When the room accepted it.</param>
/// <param name="Username">The sender's name as shown.</param>
/// <param name="Role">The sender's role at that time.</param>
/// <param name="Text">What was said; empty only with an attachment.</param>
/// <param name="Attachment">The upload that goes with it, if any.</param>
/// <param name="Nonce">As the sender gave it, if it did.</param>
public sealed record ChatMessage(
    long Id,
    DateTimeOffset Time,
    string Username,
    Role Role,
    string Text,
    Attachment? Attachment = null,
    string? Nonce = null) : RoomEvent
{
    /// <summary>What the sender comes back with, where it can: for the room's log, not for others.</summary>
    public SessionKey? Sender { get; init; }

    /// <summary>For logs and dead letters: what people say is not theirs to know.</summary>
    public override string ToString() => $"{nameof(ChatMessage)} {Id}";

    /// <inheritdoc/>
    public override bool ForBaseClients => true;
}

/// <summary>Somebody came or went.</summary>
public enum PresenceChange
{
    /// <summary>NAME joined.</summary>
    Join,

    /// <summary>NAME left.</summary>
    Leave,
}

/// <summary>A member came or went; not part of the log.</summary>
/// <param name="Change">Which of the two.</param>
/// <param name="Time">When.</param>
/// <param name="Member">The member's name as shown.</param>
/// <param name="Role">The member's role.</param>
public sealed record Presence(PresenceChange Change, DateTimeOffset Time, string Member, Role Role) : RoomEvent
{
    /// <summary>What the member comes back with, where it can: for the room's log, not for others.</summary>
    public SessionKey? Of { get; init; }

    /// <summary>Which stay of that member this is about, where the log is shared.</summary>
    public long Visit { get; init; }

    /// <inheritdoc/>
    public override bool ForBaseClients => true;
}

/// <summary>A member has come back at another gateway, where the log is shared; told to nobody.</summary>
public sealed record MemberMoved(SessionKey Of, long Visit) : RoomEvent;

/// <summary>A member at another gateway is to be put out, where the log is shared; told to nobody.</summary>
public sealed record MemberRemoved(SessionKey Of, string Why) : RoomEvent;

/// <summary>From now on, and until then, nobody of this name may say anything; null: everybody of this name may again. For other gateways, told to nobody.</summary>
public sealed record MemberMuted(UserName Name, DateTimeOffset? Until) : RoomEvent;

/// <summary>The server says this, once, to those who are there; where the log is shared.</summary>
public sealed record Announced(string Text) : RoomEvent;

/// <summary>One line of a room's roster.</summary>
public sealed record Member(string Name, Role Role);

/// <summary>The whole roster, instead of very many single joins and leaves. Equality is by reference.</summary>
public sealed record MembersChanged(ImmutableArray<Member> Members) : RoomEvent;

/// <summary>A member is typing.</summary>
public sealed record MemberTyping(string Member) : RoomEvent;

/// <summary>An admin removed the message with this id.</summary>
public sealed record MessageDeleted(long Id) : RoomEvent;

/// <summary>An admin emptied the room's history.</summary>
public sealed record HistoryCleared : RoomEvent
{
    /// <summary>The only one.</summary>
    public static HistoryCleared Instance { get; } = new();
}
