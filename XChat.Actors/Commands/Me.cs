using XChat.Actors.Chat;

namespace XChat.Actors.Commands;

/// <summary>Says what its giver does: a message that reads <c>* NAME waves</c>.</summary>
public sealed record Me(string Does) : ChatCommand
{
    /// <summary>Its line of the table.</summary>
    public static CommandWord Word { get; } = new(
        "/me", "TEXT", "says what you do, as in /me waves", Role.User, text => text.Length > 0 ? new Me(text) : null);

    /// <inheritdoc/>
    public override void Run(IRoomDesk room, IOccupant by, string? nonce) => room.Post(by, $"* {by.Name} {Does}", nonce);
}
