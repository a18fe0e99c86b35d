using XChat.Actors.Chat;

namespace XChat.Actors.Commands;

/// <summary>Lets somebody listen but not speak in the room.</summary>
public sealed record Mute(string Whom) : ChatCommand
{
    /// <summary>Its line of the table.</summary>
    public static CommandWord Word { get; } = new(
        "/mute", "NAME [MINUTES]", "lets somebody listen only", Role.Admin, whom => whom.Length > 0 ? new Mute(whom) : null);

    /// <inheritdoc/>
    public override void Run(IRoomDesk room, IOccupant by, string? nonce)
    {
        var target = Target.Find(Whom, room);
        if (target.Member is not { } member)
        {
            room.Refuse(by, target.Nobody() with { Nonce = nonce });
            return;
        }

        var (time, _) = target.Minutes();
        var until = room.Now + time ?? DateTimeOffset.MaxValue;
        room.Mute(member.Name, until);
        var howLong = time is null ? "until unmuted" : $"until {until:u}";
        room.Audit(by, $"muted {member.Name.Quoted} at {member.Address} {howLong}");
        room.Notice(member, $"You may listen but not speak {howLong}.");
        room.Notice(by, $"{member.Name} is muted {howLong}.");
    }
}
