namespace XChat.Gateway.Sockets;

/// <summary>Pings and pongs as a server sends them.</summary>
internal static class ControlFrame
{
    /// <summary>A ping without a payload.</summary>
    public static ReadOnlyMemory<byte> Ping { get; } = new byte[] { 0x89, 0 };

    /// <summary>The answer to a ping with this payload, at most 125 bytes.</summary>
    public static byte[] Pong(ReadOnlySpan<byte> payload) => [0x8A, (byte)payload.Length, .. payload];
}
