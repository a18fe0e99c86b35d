using Akka.Actor;
using XChat.Actors.Chat;
using XChat.Actors.Commands;
using XChat.Actors.Wire;

namespace XChat.Actors.Rooms;

/// <summary>Somebody in a room. Belongs to that room's actor; nobody else sees it.</summary>
public sealed class RoomMember : IOccupant
{
    /// <summary>The name that was asked for.</summary>
    public required UserName Asked { get; init; }

    /// <summary>The name that it has: the one asked for, or the next free one of that name.</summary>
    public required UserName Name { get; init; }

    /// <summary>1 for the first of its name, 2 for <c>NAME~2</c>, and so on.</summary>
    public required int Number { get; init; }

    /// <summary>What it may do.</summary>
    public Role Role => Shown.Role;

    /// <summary>As the others see it.</summary>
    public required Member Shown { get; set; }

    /// <summary>Where it is.</summary>
    public ClientAddress Address { get; set; }

    /// <summary>What its client understands.</summary>
    public required ClientProtocol Protocol { get; init; }

    /// <summary>Its connection's actor; null while it is away and may come back with its key.</summary>
    public IActorRef? Session { get; set; }

    /// <summary>What it comes back with; null for a base client.</summary>
    public SessionKey? Key { get; init; }

    /// <summary>What its nonces have become; null before the first.</summary>
    public Nonces? Nonces { get; set; }

    /// <summary>Which stay this is, where the log is shared: a later one has a higher number.</summary>
    public long Visit { get; set; }

    /// <summary>It is at another gateway, where the log is shared.</summary>
    public bool IsElsewhere { get; set; }

    /// <summary>When its typing was last told; null for never.</summary>
    public long? TypedAt { get; set; }

    /// <summary>Since when it is away; null while it has a session.</summary>
    public long? AwaySince { get; set; }

    /// <summary>Batches that it was told and has not taken. <see cref="BatchPacing"/>'s.</summary>
    internal int Owes { get; set; }

    /// <summary>The batch for which the room waits for it. <see cref="BatchPacing"/>'s.</summary>
    internal long AwaitedFor { get; set; }
}
