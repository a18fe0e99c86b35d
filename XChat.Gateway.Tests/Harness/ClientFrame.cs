using System.Buffers.Binary;
using System.Text;

namespace XChat.Gateway.Tests.Harness;

/// <summary>Frames as a client sends them, right or deliberately wrong.</summary>
public static class ClientFrame
{
    private static readonly byte[] Mask = [0x37, 0xfa, 0x21, 0x3d];

    public static byte[] Text(string text, bool final = true) => Make(0x1, Encoding.UTF8.GetBytes(text), final);

    public static byte[] Text(byte[] payload, bool final = true) => Make(0x1, payload, final);

    public static byte[] Binary(byte[] payload, bool final = true) => Make(0x2, payload, final);

    public static byte[] Continuation(byte[] payload, bool final = true) => Make(0x0, payload, final);

    public static byte[] Continuation(string text, bool final = true) => Continuation(Encoding.UTF8.GetBytes(text), final);

    public static byte[] Ping(string payload = "") => Make(0x9, Encoding.UTF8.GetBytes(payload));

    public static byte[] Pong(string payload = "") => Make(0xA, Encoding.UTF8.GetBytes(payload));

    public static byte[] Close() => Make(0x8, []);

    public static byte[] Close(int code, string reason = "") => Make(0x8, [(byte)(code >> 8), (byte)code, .. Encoding.UTF8.GetBytes(reason)]);

    /// <summary>Any frame at all.</summary>
    /// <param name="lengthBytes">0: as short as RFC 6455 wants it; 2 or 8: in that many bytes.</param>
    public static byte[] Make(int opcode, byte[] payload, bool final = true, int reserved = 0, bool masked = true, int lengthBytes = 0, ulong? claimedLength = null)
    {
        var length = claimedLength ?? (ulong)payload.Length;
        lengthBytes = lengthBytes > 0 ? lengthBytes : length <= 125 ? 0 : length <= ushort.MaxValue ? 2 : 8;
        var frame = new List<byte> { (byte)((final ? 0x80 : 0) | (reserved << 4) | opcode) };
        Span<byte> extended = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64BigEndian(extended, length);
        frame.Add((byte)((masked ? 0x80 : 0) | (lengthBytes switch { 2 => 126, 8 => 127, _ => (int)length })));
        frame.AddRange(extended[(8 - lengthBytes)..]);
        if (masked)
        {
            frame.AddRange(Mask);
        }

        frame.AddRange(masked ? payload.Select((b, i) => (byte)(b ^ Mask[i % 4])) : payload);
        return [.. frame];
    }
}
