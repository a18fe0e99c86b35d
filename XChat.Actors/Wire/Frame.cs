using System.Buffers.Binary;

namespace XChat.Actors.Wire;

/// <summary>One text message as it goes over a WebSocket: header and payload. Immutable, so one is shared by all who get it.</summary>
/// <remarks>A server's frame is not masked: its bytes are the same for every client.</remarks>
public sealed class Frame
{
    private const byte FinalText = 0x81;

    private readonly byte[] _bytes;
    private readonly int _headerLength;

    private Frame(byte[] bytes, int headerLength) => (_bytes, _headerLength) = (bytes, headerLength);

    /// <summary>Header and payload.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes;

    /// <summary>The JSON alone, UTF-8; for transports with a framing of their own.</summary>
    public ReadOnlyMemory<byte> Payload => _bytes.AsMemory(_headerLength);

    /// <summary>Bytes that it takes on the wire.</summary>
    public int Length => _bytes.Length;

    /// <summary>One final text frame around a copy of <paramref name="payload"/>, which must be UTF-8.</summary>
    public static Frame Text(ReadOnlySpan<byte> payload)
    {
        var header = HeaderLength(payload.Length);
        var bytes = GC.AllocateUninitializedArray<byte>(header + payload.Length);
        bytes[0] = FinalText;
        switch (header)
        {
            case 2:
                bytes[1] = (byte)payload.Length;
                break;
            case 4:
                bytes[1] = 126;
                BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(2), (ushort)payload.Length);
                break;
            default:
                bytes[1] = 127;
                BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(2), (ulong)payload.Length);
                break;
        }

        payload.CopyTo(bytes.AsSpan(header));
        return new Frame(bytes, header);
    }

    private static int HeaderLength(int payload) => payload switch
    {
        <= 125 => 2,
        <= ushort.MaxValue => 4,
        _ => 10,
    };
}
