using System.Collections.Immutable;
using XChat.Actors.Chat;
using XChat.Actors.Rooms;
using XChat.Actors.Wire;

namespace XChat.Actors.Sessions;

/// <summary>What <c>/user/sessions</c> is told and tells.</summary>
public static class SessionsProtocol
{
    // Commands

    /// <summary>A client has connected: give it a session. While draining, the connection is closed with 1001 instead.</summary>
    public sealed record Open(IClientConnection Connection, RoomName Room);

    /// <summary>A session asks to be let into its room; told by the session. Answered by the room with
    /// <see cref="Rooms.RoomProtocol.Admitted"/>, or on the way there with <see cref="Rooms.RoomProtocol.Refused"/>.</summary>
    /// <param name="Room">The room that it connected to.</param>
    /// <param name="User">Its name, checked.</param>
    /// <param name="Asked">What else its client said; holds the secret.</param>
    /// <param name="Connection">Whose word it is.</param>
    public sealed record LogIn(RoomName Room, UserName User, ClientMessage.Join Asked, IClientConnection Connection);

    /// <summary>Something that a client did and that people may want to know of: written down once a minute for each kind and address.</summary>
    /// <param name="Kind">What it counts as.</param>
    /// <param name="What">As it is written; never what a client said.</param>
    /// <param name="From">Where the client is.</param>
    /// <param name="Room">Where it wanted to be.</param>
    public sealed record Incident(string Kind, string What, ClientAddress From, RoomName Room);

    /// <summary>Open no more sessions, and close those there are with 1001. Answered with <see cref="Drained"/>.</summary>
    public sealed record Drain
    {
        /// <summary>The only one.</summary>
        public static Drain Instance { get; } = new();
    }

    /// <summary>From now on this holds, for those who are there too, and these are the rooms.</summary>
    public sealed record Reconfigure(SessionOptions Options, ImmutableArray<RoomOptions> Rooms);

    // Events

    /// <summary>The last session is gone.</summary>
    public sealed record Drained
    {
        /// <summary>The only one.</summary>
        public static Drained Instance { get; } = new();
    }
}
