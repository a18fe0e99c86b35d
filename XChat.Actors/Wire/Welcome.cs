using System.Collections.Immutable;
using XChat.Actors.Chat;

namespace XChat.Actors.Wire;

/// <summary>What an <c>xchat.v2</c> client is told once, before the history.</summary>
/// <param name="Room">The room that it is in.</param>
/// <param name="Log">The room's epoch and its last id.</param>
/// <param name="Recovered">The history that follows is exactly what was missed since the point the client gave.</param>
/// <param name="Name">The name it got.</param>
/// <param name="Role">The role it got.</param>
/// <param name="Key">Its secret, to come back with.</param>
/// <param name="Members">Who is there, itself included.</param>
/// <param name="Limits">What it may do.</param>
public sealed record Welcome(
    RoomName Room,
    ResumePoint Log,
    bool Recovered,
    string Name,
    Role Role,
    string Key,
    ImmutableArray<Member> Members,
    ClientLimits Limits);

/// <summary>The limits that a client should know.</summary>
/// <param name="MaxMessageBytes">Largest frame from a client, in bytes; 0 = no limit.</param>
/// <param name="MaxUploadBytes">Largest upload, in bytes; 0 = no limit.</param>
/// <param name="Mimes">Types that may be uploaded.</param>
/// <param name="MessagesPerSecond">Sustained rate; 0 = no limit.</param>
public sealed record ClientLimits(int MaxMessageBytes, long MaxUploadBytes, ImmutableArray<string> Mimes, int MessagesPerSecond);
