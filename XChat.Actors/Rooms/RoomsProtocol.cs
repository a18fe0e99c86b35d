using System.Collections.Immutable;
using XChat.Actors.Chat;

namespace XChat.Actors.Rooms;

/// <summary>What <c>/user/rooms</c> is told and tells.</summary>
public static class RoomsProtocol
{
    // Commands

    /// <summary>Let the sender into a room: the room answers it. Those who are banned are answered with <see cref="RoomProtocol.Refused"/>.</summary>
    public sealed record Enter(RoomName Room, RoomProtocol.Join Join);

    /// <summary>Is there such a room? Answered with <see cref="Found"/> or <see cref="NotFound"/>.</summary>
    public sealed record Find(RoomName Room);

    /// <summary>How do things stand in this room? Answered with <see cref="RoomProtocol.Described"/> or <see cref="NotFound"/>.</summary>
    public sealed record Describe(RoomName Room);

    /// <summary>Tell everybody in all rooms this, as the server.</summary>
    public sealed record Announce(string Text);

    /// <summary>From now on let this one in nowhere, and put it out where it is.</summary>
    public sealed record Banish(Ban Ban);

    /// <summary>Let in again whoever was banned as <paramref name="NameOrAddress"/>. The sender, a session, is told what came of it.</summary>
    public sealed record Pardon(string NameOrAddress);

    /// <summary>These are the bans now: others have changed them. Oldest first.</summary>
    public sealed record AdoptBans(ImmutableArray<Ban> Bans);

    /// <summary>From now on these are the rooms, and this holds for them: new ones are started, those that are not in it are shut.</summary>
    public sealed record Reconfigure(RoomsOptions Options);

    // Events

    /// <summary>The room, and the epoch of its log.</summary>
    public sealed record Found(RoomName Room, string Epoch);

    /// <summary>No room of this name is configured.</summary>
    public sealed record NotFound(RoomName Room);
}
