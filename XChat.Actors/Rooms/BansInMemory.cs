using System.Collections.Immutable;
using XChat.Actors.Chat;

namespace XChat.Actors.Rooms;

/// <summary>Keeps bans as long as the process lives.</summary>
public sealed class BansInMemory : IBanRegister
{
    private volatile IReadOnlyList<Ban> _bans = [];

    /// <inheritdoc/>
    public IReadOnlyList<Ban> Current => _bans;

    /// <inheritdoc/>
    public void Add(Ban ban, ImmutableArray<Ban> all) => _bans = all;

    /// <inheritdoc/>
    public void Lift(string nameOrAddress, ImmutableArray<Ban> all) => _bans = all;
}
