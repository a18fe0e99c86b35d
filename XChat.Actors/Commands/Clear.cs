using XChat.Actors.Chat;

namespace XChat.Actors.Commands;

/// <summary>Empties the history.</summary>
public sealed record Clear : ChatCommand
{
    /// <summary>Its line of the table.</summary>
    public static CommandWord Word { get; } = new("/clear", "", "empties the history", Role.Admin, _ => new Clear());

    /// <inheritdoc/>
    public override void Run(IRoomDesk room, IOccupant by, string? nonce)
    {
        room.Audit(by, "cleared the history");
        room.Clear();
        room.Notice(by, "The history is empty.");
    }
}
