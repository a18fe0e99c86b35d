namespace XChat.Actors.Wire;

/// <summary>Which of the two protocols a client speaks.</summary>
public enum ClientProtocol
{
    /// <summary>The original's: no subprotocol.</summary>
    Base,

    /// <summary><c>Sec-WebSocket-Protocol: xchat.v2</c>.</summary>
    V2,
}
