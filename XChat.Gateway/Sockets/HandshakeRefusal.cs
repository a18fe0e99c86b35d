namespace XChat.Gateway.Sockets;

/// <summary>The HTTP answer to a handshake, or to what was posted for an event stream, that is not accepted.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Text">One line for people.</param>
/// <param name="RetryAfter">Seconds after which it may be tried again, where that may help; else null.</param>
public sealed record HandshakeRefusal(int Status, string Text, int? RetryAfter = null)
{
    /// <summary>The request is no WebSocket upgrade.</summary>
    public static HandshakeRefusal NoUpgrade { get; } = new(426, "This is a WebSocket endpoint: connect with ws:// or wss://.");

    /// <summary>An upgrade that RFC 6455 does not allow.</summary>
    public static HandshakeRefusal Malformed { get; } = new(400, "No valid WebSocket handshake.");

    /// <summary>A page of another site.</summary>
    public static HandshakeRefusal ForeignOrigin { get; } = new(403, "This origin is not allowed here.");

    /// <summary>No such room.</summary>
    public static HandshakeRefusal NoRoom { get; } = new(404, "There is no such room.");

    /// <summary>The address has its share.</summary>
    public static HandshakeRefusal TooManyOfAddress { get; } = new(429, "Too many connections from your address.", RetryAfter: 10);

    /// <summary>The address came in too often within a minute.</summary>
    public static HandshakeRefusal TooOften { get; } = new(429, "Too many new connections from your address within a minute.", RetryAfter: 30);

    /// <summary>The address has its share of connections that are no chat.</summary>
    public static HandshakeRefusal TooManyRequestsOfAddress { get; } = new(429, "Too many requests at once from your address.", RetryAfter: 10);

    /// <summary>The server has all the connections that it can hold besides those of the chat.</summary>
    public static HandshakeRefusal NoRoomForRequests { get; } = new(503, "The server has too many requests at once.", RetryAfter: 10);

    /// <summary>The server has all that it can hold.</summary>
    public static HandshakeRefusal Full { get; } = new(503, "The server is full.", RetryAfter: 10);

    /// <summary>The server is about to stop.</summary>
    public static HandshakeRefusal Draining { get; } = new(503, "The server is going away.", RetryAfter: 5);

    /// <summary>What was posted comes with no key of a session that is open here.</summary>
    public static HandshakeRefusal NoSession { get; } = new(401, "There is no open event stream with this key.");

    /// <summary>The address has posted too often within a minute for streams that no server has.</summary>
    public static HandshakeRefusal TooManyStrays { get; } = new(429, "Too many posts without an open event stream from your address within a minute.", RetryAfter: 30);

    /// <summary>The session ended before it had what was posted.</summary>
    public static HandshakeRefusal SessionEnded { get; } = new(410, "The session has ended.");

    /// <summary>A posted message above the limit.</summary>
    public static HandshakeRefusal MessageTooLarge { get; } = new(413, "The message is too large.");

    /// <summary>A posted message that is no text.</summary>
    public static HandshakeRefusal NotText { get; } = new(400, "A message must be UTF-8.");

    /// <summary>The session has not taken what was posted before.</summary>
    public static HandshakeRefusal OneAfterTheOther { get; } = new(429, "Post one message after the other.", RetryAfter: 1);

    /// <summary>What the servers share is not there now, or too slow: it is not known whether the session has got what was posted.</summary>
    public static HandshakeRefusal Away { get; } = new(503, "The servers cannot reach each other now.", RetryAfter: 1);

    /// <summary>The headers that go with it.</summary>
    public IEnumerable<(string Name, string Value)> Headers
    {
        get
        {
            yield return ("Content-Type", "text/plain; charset=utf-8");
            if (RetryAfter is { } seconds)
            {
                yield return ("Retry-After", seconds.ToString());
            }

            if (Status == NoSession.Status)
            {
                yield return ("WWW-Authenticate", "Bearer");
            }

            if (Status == NoUpgrade.Status)
            {
                yield return ("Upgrade", "websocket");
                yield return ("Sec-WebSocket-Version", "13");
            }
        }
    }

    /// <summary>The name of the status, as HTTP/1.1 wants it.</summary>
    public string Reason => Status switch
    {
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        426 => "Upgrade Required",
        429 => "Too Many Requests",
        _ => "Service Unavailable",
    };
}
