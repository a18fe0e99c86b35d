using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace XChat.Benchmarks.Yardsticks;

/// <summary>RFC 6455 frames for the load tool and the loop yardstick: just what a well-behaved peer sends.</summary>
internal static class WebSocketFrames
{
    /// <summary>The value of Sec-WebSocket-Accept for a key (RFC 6455 §4.2.2; the protocol prescribes SHA-1).</summary>
    public static string Accept(string key) =>
#pragma warning disable CA5350 // RFC 6455 prescribes SHA-1 here; it guards nothing.
        Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
#pragma warning restore CA5350

    /// <summary>A final text frame as a server sends it.</summary>
    public static byte[] Unmasked(ReadOnlySpan<byte> payload)
    {
        var frame = new byte[HeaderLength(payload.Length) + payload.Length];
        var header = WriteHeader(frame, payload.Length, mask: 0);
        payload.CopyTo(frame.AsSpan(header));
        return frame;
    }

    /// <summary>A final text frame as a client sends it. The mask is zero: legal, and free.</summary>
    public static byte[] Masked(ReadOnlySpan<byte> payload, byte opcode = 1)
    {
        var frame = new byte[HeaderLength(payload.Length) + 4 + payload.Length];
        var header = WriteHeader(frame, payload.Length, mask: 0x80);
        frame[0] = (byte)(0x80 | opcode);
        payload.CopyTo(frame.AsSpan(header + 4));
        return frame;
    }

    /// <summary>One whole client frame at the start of <paramref name="data"/>, unmasked in place; false while it is incomplete.</summary>
    public static bool TryReadMasked(Memory<byte> data, out int opcode, out Memory<byte> payload, out int size)
    {
        if (!TryReadHeader(data.Span, out opcode, out var header, out var length) || data.Length < header + 4 + length)
        {
            payload = default;
            size = 0;
            return false;
        }
        var mask = data.Slice(header, 4).ToArray();
        payload = data.Slice(header + 4, length);
        var span = payload.Span;
        for (var i = 0; i < span.Length; i++)
            span[i] ^= mask[i & 3];
        size = header + 4 + length;
        return true;
    }

    /// <summary>Opcode, header length (without mask) and payload length of the frame that starts <paramref name="data"/>.</summary>
    public static bool TryReadHeader(ReadOnlySpan<byte> data, out int opcode, out int header, out int length)
    {
        opcode = header = length = 0;
        if (data.Length < 2)
            return false;
        opcode = data[0] & 0x0F;
        length = data[1] & 0x7F;
        header = length switch { 126 => 4, 127 => 10, _ => 2 };
        if (data.Length < header)
            return false;
        if (header == 4)
            length = BinaryPrimitives.ReadUInt16BigEndian(data[2..]);
        else if (header == 10)
            length = checked((int)BinaryPrimitives.ReadUInt64BigEndian(data[2..]));
        return true;
    }

    private static int HeaderLength(int payload) => payload < 126 ? 2 : payload <= ushort.MaxValue ? 4 : 10;

    private static int WriteHeader(Span<byte> frame, int payload, byte mask)
    {
        frame[0] = 0x81;
        switch (HeaderLength(payload))
        {
            case 2:
                frame[1] = (byte)(mask | payload);
                return 2;
            case 4:
                frame[1] = (byte)(mask | 126);
                BinaryPrimitives.WriteUInt16BigEndian(frame[2..], (ushort)payload);
                return 4;
            default:
                frame[1] = (byte)(mask | 127);
                BinaryPrimitives.WriteUInt64BigEndian(frame[2..], (ulong)payload);
                return 10;
        }
    }
}
