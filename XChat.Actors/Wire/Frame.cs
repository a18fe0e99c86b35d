using System.Buffers.Binary;
using System.Text;
using XChat.Actors.Chat;

namespace XChat.Actors.Wire;

/// <summary>One text message as it goes over a WebSocket: header and payload. Immutable, so one is shared by all who get it.</summary>
/// <remarks>A server's frame is not masked, and compressed without a context: its bytes are the same for every client, either way.</remarks>
public sealed class Frame
{
    /// <summary>Smallest payload that is compressed, in bytes: below it a client saves nothing that it would notice.</summary>
    public const int WorthDeflating = 256;

    private const byte FinalText = 0x81;
    private const byte Compressed = 0x40;

    private readonly byte[] _bytes;
    private readonly int _headerLength;

    // Null until somebody asks; the plain bytes where compressing does not pay.
    private byte[]? _deflated;

    // Null until somebody asks.
    private byte[]? _event;

    private Frame(byte[] bytes, int headerLength, bool mayDeflate, long lastId)
    {
        (_bytes, _headerLength, LastId) = (bytes, headerLength, lastId);
        _deflated = mayDeflate && bytes.Length - headerLength >= WorthDeflating ? null : bytes;
    }

    /// <summary>Header and payload.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes;

    /// <summary>The JSON alone, UTF-8; for transports with a framing of their own.</summary>
    public ReadOnlyMemory<byte> Payload => _bytes.AsMemory(_headerLength);

    /// <summary>Bytes that it takes on the wire, as it stands.</summary>
    public int Length => _bytes.Length;

    /// <summary>The id of the last message in it; 0 where none of it moves a client's place in the room's log.</summary>
    public long LastId { get; }

    /// <summary>The same for clients that agreed on permessage-deflate, as it stands where that is no shorter. Compressed once, for the first who asks.</summary>
    public ReadOnlyMemory<byte> Deflated => Volatile.Read(ref _deflated) ?? Deflate();

    /// <summary>One final text frame around a copy of <paramref name="payload"/>, which must be UTF-8.</summary>
    /// <param name="payload">What it says.</param>
    /// <param name="secret">It has a secret in it, which must not be compressed together with what others chose: lengths would tell of it.</param>
    /// <param name="lastId">See <see cref="LastId"/>.</param>
    public static Frame Text(ReadOnlySpan<byte> payload, bool secret = false, long lastId = 0)
    {
        var bytes = Around(payload, FinalText);
        return new Frame(bytes, bytes.Length - payload.Length, mayDeflate: !secret, lastId);
    }

    /// <summary>The same as a Server-Sent Event, with <c>id: EPOCH:ID</c> where it moves a client's place. Encoded once, for the first who asks.</summary>
    /// <param name="epoch">That of the room whose frame it is: the same for all who ask.</param>
    public ReadOnlyMemory<byte> AsEvent(string epoch) => Volatile.Read(ref _event) ?? ToEvent(epoch);

    private static byte[] Around(ReadOnlySpan<byte> payload, byte first)
    {
        var header = HeaderLength(payload.Length);
        var bytes = GC.AllocateUninitializedArray<byte>(header + payload.Length);
        bytes[0] = first;
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
        return bytes;
    }

    private static int HeaderLength(int payload) => payload switch
    {
        <= 125 => 2,
        <= ushort.MaxValue => 4,
        _ => 10,
    };

    // The payload is JSON of one line, so it needs no more than one "data:".
    private byte[] ToEvent(string epoch)
    {
        var head = LastId == 0 ? "data: "u8.ToArray() : Encoding.UTF8.GetBytes($"id: {new ResumePoint(epoch, LastId)}\ndata: ");
        byte[] made = [.. head, .. Payload.Span, .. "\n\n"u8];
        Volatile.Write(ref _event, made);
        return made;
    }

    // Two who ask at the same moment may both do it; what they get is the same.
    private byte[] Deflate()
    {
        var shorter = Around(MessageDeflate.Compress(Payload.Span), FinalText | Compressed);
        var chosen = shorter.Length < _bytes.Length ? shorter : _bytes;
        Volatile.Write(ref _deflated, chosen);
        return chosen;
    }
}
