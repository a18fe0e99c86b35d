using XChat.Actors.Chat;

namespace XChat.Actors.Commands;

/// <summary>Ends a mute.</summary>
public sealed record Unmute(string Whom) : ChatCommand
{
    /// <summary>Its line of the table.</summary>
    public static CommandWord Word { get; } = new(
        "/unmute", "NAME", "lets somebody speak again", Role.Admin, whom => whom.Length > 0 ? new Unmute(whom.Trim('"')) : null);

    /// <inheritdoc/>
    public override void Run(IRoomDesk room, IOccupant by, string? nonce)
    {
        if (!UserName.TryParse(Whom, out var name, out _) || !room.Unmute(name))
        {
            room.Refuse(by, new Refusal(RefusalCode.BadMessage, $"{Whom} is not muted.", nonce));
            return;
        }

        room.Audit(by, $"unmuted {name.Quoted}");
        room.Notice(by, $"{name} may speak again.");
        if (room.Named(name) is { } member)
        {
            room.Notice(member, "You may speak again.");
        }
    }
}
