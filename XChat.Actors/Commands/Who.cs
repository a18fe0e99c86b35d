using XChat.Actors.Chat;

namespace XChat.Actors.Commands;

/// <summary>Says who is in the room; to admins also where they are.</summary>
public sealed record Who : ChatCommand
{
    // More than that nobody reads, and it must fit into a frame.
    private const int Listed = 500;

    /// <summary>Its line of the table.</summary>
    public static CommandWord Word { get; } = new("/who", "", "says who is here", Role.User, _ => new Who());

    /// <inheritdoc/>
    public override void Run(IRoomDesk room, IOccupant by, string? nonce)
    {
        var names = string.Join(", ", room.Occupants.Take(Listed).Select(member => Describe(member, by.Role)));
        var more = room.Occupants.Count > Listed ? $" and {room.Occupants.Count - Listed} more" : "";
        var topic = room.Topic.Length > 0 ? $" ({room.Topic})" : "";
        room.Notice(by, $"In {room.Room}{topic}, {room.Occupants.Count}: {names}{more}");
    }

    private static string Describe(IOccupant member, Role to) => (member.Role, to) switch
    {
        (Role.Admin, Role.Admin) => $"{member.Name} (admin, {member.Address})",
        (_, Role.Admin) => $"{member.Name} ({member.Address})",
        (Role.Admin, _) => $"{member.Name} (admin)",
        _ => member.Name.Value,
    };
}
