using System.Net;

namespace XChat.Actors.Chat;

/// <summary>Who is not let in, by name, by address or by both, until when, and why.</summary>
/// <param name="Name">The name, look-alikes included; null for a ban by address alone.</param>
/// <param name="Address">What limits count by: an IPv4 address or an IPv6 /64; null for a ban by name alone.</param>
/// <param name="Until">When it ends; null for never.</param>
/// <param name="Reason">What the banned are told; may be empty.</param>
public sealed record Ban(UserName? Name, IPAddress? Address, DateTimeOffset? Until, string Reason)
{
    /// <summary>Whether it is about somebody of this name at this address.</summary>
    public bool Concerns(UserName name, ClientAddress from) =>
        Name?.Key == name.Key || (Address is not null && Address.Equals(from.Key));

    /// <summary>Whether an admin who writes <paramref name="nameOrAddress"/> means it.</summary>
    public bool IsCalled(string nameOrAddress) =>
        ClientAddress.TryParse(nameOrAddress, out var address)
            ? address.Key!.Equals(Address)
            : UserName.TryParse(nameOrAddress, out var name, out _) && name.Key == Name?.Key;

    /// <summary>What the banned are told.</summary>
    public string ToNotice() => Reason.Length > 0 ? $"You are banned: {Reason}" : "You are banned.";
}
