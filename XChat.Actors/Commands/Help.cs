using XChat.Actors.Chat;

namespace XChat.Actors.Commands;

/// <summary>Says which commands there are for whoever asks.</summary>
public sealed record Help : ChatCommand
{
    /// <summary>Its line of the table.</summary>
    public static CommandWord Word { get; } = new("/help", "", "says what the commands are", Role.User, _ => new Help());

    /// <inheritdoc/>
    public override void Run(IRoomDesk room, IOccupant by, string? nonce) =>
        room.Notice(by, string.Join('\n', CommandTable.All
            .Where(word => by.Role >= word.Needs)
            .Select(word => $"{word.Usage}: {word.Does}")));
}
