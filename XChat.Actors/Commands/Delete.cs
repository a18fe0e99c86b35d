using System.Globalization;
using XChat.Actors.Chat;

namespace XChat.Actors.Commands;

/// <summary>Takes one message out of the history.</summary>
public sealed record Delete(long Id) : ChatCommand
{
    /// <summary>Its line of the table.</summary>
    public static CommandWord Word { get; } = new(
        "/delete",
        "ID",
        "takes a message out of the history",
        Role.Admin,
        id => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new Delete(number) : null);

    /// <inheritdoc/>
    public override void Run(IRoomDesk room, IOccupant by, string? nonce)
    {
        var author = room.AuthorOf(Id);
        if (author is null || !room.Delete(Id))
        {
            room.Refuse(by, new Refusal(RefusalCode.BadMessage, $"There is no message {Id} in the history.", nonce));
            return;
        }

        room.Audit(by, $"deleted message {Id} of {UserName.Quote(author)}");
        room.Notice(by, $"Message {Id} was deleted.");
    }
}
