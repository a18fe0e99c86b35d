using XChat.Actors.Chat;

namespace XChat.Actors.Commands;

/// <summary>Says who is in the room; to admins also where they are.</summary>
public sealed record Who : ChatCommand
{
    // More than that nobody reads; and who asks again and again must not make the room write much.
    private const int Listed = 500;
    private const int ListedLength = 16 * 1024;

    /// <summary>Its line of the table.</summary>
    public static CommandWord Word { get; } = new("/who", "", "says who is here", Role.User, _ => new Who());

    /// <inheritdoc/>
    public override void Run(IRoomDesk room, IOccupant by, string? nonce)
    {
        var (names, listed) = List(room.Occupants, by.Role);
        var more = room.Occupants.Count > listed ? $" and {room.Occupants.Count - listed} more" : "";
        var topic = room.Topic.Length > 0 ? $" ({room.Topic})" : "";
        room.Notice(by, $"In {room.Room}{topic}, {room.Occupants.Count}: {names}{more}");
    }

    private static (string Names, int Count) List(IEnumerable<IOccupant> members, Role to)
    {
        var names = new List<string>();
        var length = 0;
        foreach (var member in members)
        {
            if (names.Count == Listed || length >= ListedLength)
            {
                break;
            }

            names.Add(Describe(member, to));
            length += names[^1].Length;
        }

        return (string.Join(", ", names), names.Count);
    }

    private static string Describe(IOccupant member, Role to) => (member.Role, to) switch
    {
        (Role.Admin, Role.Admin) => $"{member.Name} (admin, {member.Address})",
        (_, Role.Admin) => $"{member.Name} ({member.Address})",
        (Role.Admin, _) => $"{member.Name} (admin)",
        _ => member.Name.Value,
    };
}
