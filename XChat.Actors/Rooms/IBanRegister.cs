using System.Collections.Immutable;
using XChat.Actors.Chat;

namespace XChat.Actors.Rooms;

/// <summary>Where bans are kept beside the actor that applies them: they outlive its restart, and that of the process where they are written down.</summary>
/// <remarks>Called in an actor's turn: MUST NOT wait for a disk or a network.</remarks>
public interface IBanRegister
{
    /// <summary>All bans, oldest first: those of before the start, or what was last kept.</summary>
    IReadOnlyList<Ban> Current { get; }

    /// <summary>One more, with which these are all bans there are, oldest first.</summary>
    void Add(Ban ban, ImmutableArray<Ban> all);

    /// <summary>What was called so is lifted, without which these are all bans there are, oldest first.</summary>
    void Lift(string nameOrAddress, ImmutableArray<Ban> all);
}
