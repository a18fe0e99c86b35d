using XChat.Actors.Chat;

namespace XChat.Actors.Commands;

/// <summary>Lifts a ban.</summary>
public sealed record Unban(string Whom) : ChatCommand
{
    /// <summary>Its line of the table.</summary>
    public static CommandWord Word { get; } = new(
        "/unban", "NAME|ADDRESS", "lifts a ban", Role.Admin, whom => whom.Length > 0 ? new Unban(whom.Trim('"')) : null);

    /// <inheritdoc/>
    public override void Run(IRoomDesk room, IOccupant by, string? nonce)
    {
        room.Audit(by, $"unbanned {UserName.Quote(Whom)}");
        room.Pardon(Whom);
    }
}
