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
    public void Keep(ImmutableArray<Ban> bans) => _bans = bans;
}
