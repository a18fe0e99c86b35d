namespace XChat.Actors.Chat;

/// <summary>Why a connection is closed: the WebSocket close codes that this server sends.</summary>
/// <remarks>A client should reconnect by itself after 1001, 4408, 4418, 4428 and 4413, and not after the other 44xx.</remarks>
public enum CloseCode : ushort
{
    /// <summary>The client asked for it.</summary>
    Normal = 1000,

    /// <summary>The server is going away; another one may be there in a moment.</summary>
    GoingAway = 1001,

    /// <summary>The client broke RFC 6455.</summary>
    ProtocolError = 1002,

    /// <summary>A binary frame: this protocol is text.</summary>
    Unsupported = 1003,

    /// <summary>Text that is not UTF-8.</summary>
    InvalidPayload = 1007,

    /// <summary>A message larger than <c>xchat.limits.message-bytes</c>.</summary>
    TooBig = 1009,

    /// <summary>The session failed for a reason of the server's own. A client should come back.</summary>
    InternalError = 1011,

    /// <summary>The room is full, or is being started again. A client may try later.</summary>
    TryAgainLater = 1013,

    /// <summary>The name cannot be used.</summary>
    BadName = 4400,

    /// <summary>A wrong or missing admin token or room password.</summary>
    BadToken = 4401,

    /// <summary>Kicked or banned.</summary>
    Removed = 4403,

    /// <summary>The room was taken out of the configuration while the server ran.</summary>
    NoRoom = 4404,

    /// <summary>No name within <c>xchat.limits.join-timeout</c>.</summary>
    JoinTimeout = 4408,

    /// <summary>More waits for this client than <c>xchat.limits.outbound-bytes</c>.</summary>
    TooSlow = 4413,

    /// <summary>No pong within <c>xchat.limits.pong-timeout</c>.</summary>
    NoPong = 4418,

    /// <summary>The session's key joined elsewhere.</summary>
    Replaced = 4428,

    /// <summary>Flooding, or too many wrong secrets.</summary>
    Flooding = 4429,
}
