using XChat.Actors.Chat;

namespace XChat.Actors.Commands;

/// <summary>Somebody in a room, as commands see them.</summary>
public interface IOccupant
{
    /// <summary>The name that they have here.</summary>
    UserName Name { get; }

    /// <summary>What they may do.</summary>
    Role Role { get; }

    /// <summary>Where they are.</summary>
    ClientAddress Address { get; }
}
