using XChat.Actors.Chat;

namespace XChat.Actors.Sessions;

/// <summary>What a session is told from without and above. What a room tells it is in <see cref="Rooms.RoomProtocol"/>.</summary>
public static class SessionProtocol
{
    // From its connection

    /// <summary>The client said this: one complete text message, valid UTF-8. The bytes belong to the message.</summary>
    public sealed record Heard(ReadOnlyMemory<byte> Utf8);

    /// <summary>The socket has ended. Nothing follows.</summary>
    /// <param name="Why">For the log; never what a client said.</param>
    public sealed record Disconnected(string Why);

    // From above

    /// <summary>From now on this holds.</summary>
    public sealed record Reconfigure(SessionOptions Options);

    /// <summary>Close the connection.</summary>
    /// <param name="Code">What the client is told.</param>
    /// <param name="Why">What its user is told: at most 123 bytes of it.</param>
    public sealed record Close(CloseCode Code, string Why);
}
