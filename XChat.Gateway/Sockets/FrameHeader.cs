using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace XChat.Gateway.Sockets;

/// <summary>The first 6 to 14 bytes of a client's frame.</summary>
/// <param name="Final">The last frame of its message.</param>
/// <param name="Compressed">RSV1: the first frame of a compressed message.</param>
/// <param name="Opcode">What it carries.</param>
/// <param name="Length">Bytes of payload; 0 to 2^63-1.</param>
/// <param name="Mask">The masking key, in the order in which it lies in the frame.</param>
/// <param name="Size">Bytes of the header itself.</param>
internal readonly record struct FrameHeader(bool Final, bool Compressed, Opcode Opcode, long Length, uint Mask, int Size)
{
    private const int MaxSize = 14;
    private const int MaxControlLength = 125;

    /// <summary>Reads a header from the start of <paramref name="input"/>, where all of it has come.</summary>
    /// <param name="wrong">What is against RFC 6455, found as early as the bytes that have come can tell; else null.</param>
    /// <returns>False where more bytes are needed or something is wrong.</returns>
    public static bool TryRead(in ReadOnlySequence<byte> input, bool mayCompress, out FrameHeader header, out string? wrong)
    {
        if (input.FirstSpan.Length >= MaxSize)
        {
            return TryRead(input.FirstSpan[..MaxSize], mayCompress, out header, out wrong);
        }

        Span<byte> gathered = stackalloc byte[MaxSize];
        var start = input.Slice(0, Math.Min(input.Length, MaxSize));
        start.CopyTo(gathered);
        return TryRead(gathered[..(int)start.Length], mayCompress, out header, out wrong);
    }

    private static bool TryRead(ReadOnlySpan<byte> bytes, bool mayCompress, out FrameHeader header, out string? wrong)
    {
        header = default;
        wrong = bytes.IsEmpty ? null : WrongInFirst(bytes[0], mayCompress) ?? (bytes.Length > 1 ? WrongInSecond(bytes[0], bytes[1]) : null);
        if (wrong is not null || bytes.Length < 2)
        {
            return false;
        }

        var size = (bytes[1] & 0x7F) switch { 126 => 8, 127 => 14, _ => 6 };
        if (bytes.Length < size - sizeof(uint))
        {
            return false;
        }

        var length = size switch
        {
            8 => BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]),
            14 => BinaryPrimitives.ReadInt64BigEndian(bytes[2..]),
            _ => bytes[1] & 0x7F,
        };
        wrong = size switch
        {
            14 when length < 0 => "a length with its top bit set",
            14 when length <= ushort.MaxValue => "a length in more bytes than it needs",
            8 when length < 126 => "a length in more bytes than it needs",
            _ => null,
        };
        if (wrong is not null || bytes.Length < size)
        {
            return false;
        }

        var mask = MemoryMarshal.Read<uint>(bytes[(size - sizeof(uint))..]);
        header = new FrameHeader((bytes[0] & 0x80) != 0, (bytes[0] & 0x40) != 0, (Opcode)(bytes[0] & 0x0F), length, mask, size);
        return true;
    }

    private static string? WrongInFirst(byte first, bool mayCompress)
    {
        var control = (first & 0x08) != 0;
        var reserved = first & 0x70;
        return (first & 0x0F) is (> 2 and < 8) or > 0xA ? "an unknown opcode"
            : reserved == 0 ? control && (first & 0x80) == 0 ? "a fragmented control frame" : null
            : reserved == 0x40 && mayCompress && (first & 0x0F) is 1 or 2 ? null
            : "a reserved bit is set";
    }

    private static string? WrongInSecond(byte first, byte second) =>
        (second & 0x80) == 0 ? "a frame without a mask"
        : (first & 0x08) != 0 && (second & 0x7F) > MaxControlLength ? "a control frame of more than 125 bytes"
        : null;
}
