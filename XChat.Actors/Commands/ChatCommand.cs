
namespace XChat.Actors.Commands;

/// <summary>A slash command that was understood and whose sender may give it. Each kind has its word, its reading and its effect in its own file.</summary>
public abstract record ChatCommand
{
    /// <summary>Does it, in the turn of the room in which it was given.</summary>
    /// <param name="room">The room.</param>
    /// <param name="by">Who gave it.</param>
    /// <param name="nonce">The nonce it came with, if any: what it says carries it.</param>
    public abstract void Run(IRoomDesk room, IOccupant by, string? nonce);
}
