namespace XChat.Actors.Chat;

/// <summary>What somebody may do in a room. The names are the ones on the wire.</summary>
public enum Role
{
    /// <summary>May read and write.</summary>
    User,

    /// <summary>Came in with an admin token; may use the admin commands too.</summary>
    Admin,
}
