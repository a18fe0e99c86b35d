using XChat.Actors.Chat;

namespace XChat.Actors.Commands;

/// <summary>Tells everybody in all rooms something.</summary>
public sealed record Announce(string Text) : ChatCommand
{
    /// <summary>Its line of the table.</summary>
    public static CommandWord Word { get; } = new(
        "/announce", "TEXT", "tells everybody in all rooms", Role.Admin, text => text.Length > 0 ? new Announce(text) : null);

    /// <inheritdoc/>
    public override void Run(IRoomDesk room, IOccupant by, string? nonce)
    {
        room.Audit(by, $"announced: {Text}");
        room.Announce(Text);
    }
}
