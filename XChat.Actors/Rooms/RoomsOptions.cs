using System.Collections.Immutable;
using XChat.Actors.Wire;

namespace XChat.Actors.Rooms;

/// <summary>The rooms, and what is the same for all of them. Validated by whoever reads it from a file.</summary>
public sealed record RoomsOptions
{
    /// <summary>The rooms: at least one, no two of the same name.</summary>
    public required ImmutableArray<RoomOptions> Rooms { get; init; }

    /// <summary>How long a member with a session key may be away without a leave being told. 0 to 10 minutes; default 30 s; 0 = not at all.</summary>
    public TimeSpan ResumeGrace { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Size at which a batch is full, in bytes; one message is always taken. Default 256 KiB. A good part less than
    /// what may wait for one session, or a full batch makes everybody too slow.</summary>
    public long BatchBytes { get; init; } = 256 * 1024;

    /// <summary>What <c>xchat.v2</c> clients are told of the limits.</summary>
    public ClientLimits ClientLimits { get; init; } = new(16 * 1024, 10 * 1024 * 1024, [], 10);
}
