using XChat.Actors.Chat;

namespace XChat.Actors.Commands;

/// <summary>Puts somebody out of the room. They may come back.</summary>
public sealed record Kick(string Whom) : ChatCommand
{
    /// <summary>Its line of the table.</summary>
    public static CommandWord Word { get; } = new(
        "/kick", "NAME [REASON]", "puts somebody out of the room", Role.Admin, whom => whom.Length > 0 ? new Kick(whom) : null);

    /// <inheritdoc/>
    public override void Run(IRoomDesk room, IOccupant by, string? nonce)
    {
        var target = Target.Find(Whom, room);
        if (target.Member is not { } member)
        {
            room.Refuse(by, target.Nobody() with { Nonce = nonce });
            return;
        }

        room.Audit(by, $"kicked {member.Name.Quoted} at {member.Address}: {target.Rest}");
        room.Remove(member, target.Rest.Length > 0 ? $"You were put out: {target.Rest}" : "You were put out.");
        room.Notice(by, $"{member.Name} was put out.");
    }
}
