using System.Net;
using XChat.Actors.Chat;

namespace XChat.Actors.Commands;

/// <summary>Bans somebody from all rooms, by name or by address.</summary>
public sealed record Banish(string Whom) : ChatCommand
{
    /// <summary>Its line of the table.</summary>
    public static CommandWord Word { get; } = new(
        "/ban", "NAME|ADDRESS [MINUTES] [REASON]", "bans somebody from all rooms", Role.Admin, whom => whom.Length > 0 ? new Banish(whom) : null);

    /// <inheritdoc/>
    public override void Run(IRoomDesk room, IOccupant by, string? nonce)
    {
        var target = Target.Find(Whom, room);
        var (time, reason) = target.Minutes();
        var (name, address) = Read(target);
        if (name is null && address is null)
        {
            room.Refuse(by, new Refusal(RefusalCode.BadMessage, $"{target.Called} is neither a name nor an address.", nonce));
            return;
        }

        var ban = new Ban(name, address, room.Now + time, reason);
        var whom = (name, address) is ({ }, { }) ? $"{name} at {address}" : name?.Value ?? address!.ToString();
        var called = (name, address) is ({ }, { }) ? $"{name.Quoted} at {address}" : name?.Quoted ?? address!.ToString();
        room.Audit(by, $"banned {called} until {ban.Until?.ToString("u") ?? "unbanned"}: {reason}");
        room.Banish(ban);
        room.Notice(by, $"{whom} is banned.");
    }

    private static (UserName? Name, IPAddress? Address) Read(Target target)
    {
        if (target.Member is { } member)
        {
            return (member.Name, Telling(member.Address.Key));
        }

        if (ClientAddress.TryParse(target.Called, out var address))
        {
            return (null, address.Key);
        }

        return (UserName.TryParse(target.Called, out var name, out _) ? name : null, null);
    }

    // Everybody behind a proxy on this machine that forwards no addresses has the loopback one: it tells nobody from another.
    private static IPAddress? Telling(IPAddress? address) => address is null || IPAddress.IsLoopback(address) ? null : address;
}
