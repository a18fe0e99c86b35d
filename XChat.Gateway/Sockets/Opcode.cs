namespace XChat.Gateway.Sockets;

/// <summary>The frame types of RFC 6455, section 5.2.</summary>
public enum Opcode : byte
{
    /// <summary>The next part of a message that was begun before.</summary>
    Continuation = 0x0,

    /// <summary>A text message, or its first part.</summary>
    Text = 0x1,

    /// <summary>A binary message, or its first part; this server takes none.</summary>
    Binary = 0x2,

    /// <summary>The peer closes.</summary>
    Close = 0x8,

    /// <summary>The peer asks whether we live.</summary>
    Ping = 0x9,

    /// <summary>The peer lives.</summary>
    Pong = 0xA,
}
