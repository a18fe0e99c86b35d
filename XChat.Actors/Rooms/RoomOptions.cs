using XChat.Actors.Chat;

namespace XChat.Actors.Rooms;

/// <summary>One room of the configuration: <c>xchat.rooms.NAME</c>.</summary>
public sealed record RoomOptions
{
    /// <summary>Its name, and the name of its actor.</summary>
    public required RoomName Name { get; init; }

    /// <summary>Messages kept for those who join. Default 50; 0 = as many as <see cref="HistoryBytes"/> allow.</summary>
    public int History { get; init; } = 50;

    /// <summary>Memory that the history may take, in bytes, about. Default 16 MiB.</summary>
    public long HistoryBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Whether joins and leaves are told. Default true.</summary>
    public bool Announce { get; init; } = true;

    /// <summary>What it is about; told by <c>/who</c>. Default none.</summary>
    public string Topic { get; init; } = "";

    /// <summary>The secret that lets in, where it has one. Default none. An admin token lets in too.</summary>
    public SecretHash? Password { get; init; }

    /// <summary>Only admins may say something. Default false.</summary>
    public bool AdminsOnly { get; init; }

    /// <summary>Most members at once. Default 0 = no limit. The next is refused as <c>unavailable</c>.</summary>
    public int MembersLimit { get; init; }
}
