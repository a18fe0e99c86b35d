namespace XChat.Gateway.Sockets;

/// <summary>The limits of one connection's socket: part of <c>xchat.limits</c>. 0 = off.</summary>
public sealed record SocketLimits
{
    /// <summary>Largest client message, in bytes. Default 16,384. Exceeding it closes with 1009.</summary>
    public int MessageBytes { get; init; } = 16 * 1024;

    /// <summary>Time between pings. Default 20 s, below the 60 s after which Nginx cuts a silent connection.</summary>
    public TimeSpan PingInterval { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Time for the answer to a ping. Default 20 s. Exceeding it closes with 4418.</summary>
    public TimeSpan PongTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Time from our close frame to the end of the socket, whatever the client does. Default 5 s.</summary>
    public TimeSpan CloseTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Time for the head of a request, from the first byte or, on a new connection, from its start. Default 15 s.</summary>
    public TimeSpan HandshakeTimeout { get; init; } = TimeSpan.FromSeconds(15);
}
