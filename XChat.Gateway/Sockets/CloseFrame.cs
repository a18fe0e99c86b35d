using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;
using XChat.Actors.Chat;

namespace XChat.Gateway.Sockets;

/// <summary>The payload of a close frame: a code, and a reason of at most 123 bytes.</summary>
public static class CloseFrame
{
    private const int MaxReason = 123;

    /// <summary>The whole frame as a server sends it. A reason that is too long is cut at a character.</summary>
    public static byte[] Encode(CloseCode code, string reason)
    {
        if (code == Incoming.NoCode)
        {
            return [0x88, 0];
        }

        Span<byte> text = stackalloc byte[MaxReason];
        Utf8.FromUtf16(reason, text, out _, out var written);
        var frame = new byte[4 + written];
        frame[0] = 0x88;
        frame[1] = (byte)(2 + written);
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(2), (ushort)code);
        text[..written].CopyTo(frame.AsSpan(4));
        return frame;
    }

    /// <summary>What a client's close frame says; a violation where it may not say that.</summary>
    public static Incoming Decode(ReadOnlySpan<byte> payload)
    {
        if (payload.IsEmpty)
        {
            return new Incoming(IncomingKind.Close, default, Incoming.NoCode, "");
        }

        if (payload.Length == 1 || !MaySend(BinaryPrimitives.ReadUInt16BigEndian(payload)))
        {
            return Incoming.Violation(CloseCode.ProtocolError, "a close code that nobody may send");
        }

        return Utf8.IsValid(payload[2..])
            ? new Incoming(IncomingKind.Close, default, (CloseCode)BinaryPrimitives.ReadUInt16BigEndian(payload), Encoding.UTF8.GetString(payload[2..]))
            : Incoming.Violation(CloseCode.InvalidPayload, "a close reason that is not UTF-8");
    }

    // 1004 to 1006 and 1015 exist for programming interfaces alone; the rest below 3000 is not given out.
    private static bool MaySend(ushort code) => code is (>= 1000 and <= 1003) or (>= 1007 and <= 1014) or (>= 3000 and <= 4999);
}
