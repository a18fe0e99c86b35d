using System.Buffers;
using System.Buffers.Binary;

namespace XChat.Gateway.Uploads;

/// <summary>Takes out of a PNG picture, piece by piece, every chunk that a decoder needs not: EXIF, XMP and other texts, times, what programs keep for themselves, and whatever stands behind its end.</summary>
public sealed class PngCleaner : IPictureCleaner
{
    private const int HeadBytes = 8;
    private const int CheckBytes = 4;

    private readonly byte[] _head = new byte[HeadBytes];
    private int _filled;
    private long _left;
    private bool _begun;
    private bool _stays;
    private bool _last;

    /// <inheritdoc/>
    public bool IsSound { get; private set; } = true;

    /// <inheritdoc/>
    public bool HasEnded { get; private set; }

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <inheritdoc/>
    public void Feed(ReadOnlySpan<byte> piece, IBufferWriter<byte> output)
    {
        while (!piece.IsEmpty && IsSound && !HasEnded)
        {
            piece = _left > 0 ? Pass(piece, output) : Gather(piece, output);
        }
    }

    private ReadOnlySpan<byte> Pass(ReadOnlySpan<byte> piece, IBufferWriter<byte> output)
    {
        var now = (int)Math.Min(_left, piece.Length);
        if (_stays)
        {
            output.Write(piece[..now]);
        }

        _left -= now;
        HasEnded = _last && _left == 0;
        return piece[now..];
    }

    private ReadOnlySpan<byte> Gather(ReadOnlySpan<byte> piece, IBufferWriter<byte> output)
    {
        var now = Math.Min(HeadBytes - _filled, piece.Length);
        piece[..now].CopyTo(_head.AsSpan(_filled));
        _filled += now;
        if (_filled == HeadBytes)
        {
            _filled = 0;
            Begin(output);
        }

        return piece[now..];
    }

    private void Begin(IBufferWriter<byte> output)
    {
        if (!_begun)
        {
            _begun = _stays = true;
            IsSound = _head.AsSpan().SequenceEqual(Signature);
        }
        else
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(_head);
            var name = _head.AsSpan(4);
            IsSound = length <= int.MaxValue;
            _left = length + CheckBytes;
            _last = name.SequenceEqual("IEND"u8);
            _stays = Stays(name);
        }

        if (_stays && IsSound)
        {
            output.Write(_head);
        }
    }

    // A capital at the front: no decoder can do without it. Of the others those that change how the picture looks.
    private static bool Stays(ReadOnlySpan<byte> name) =>
        char.IsAsciiLetterUpper((char)name[0])
        || name.SequenceEqual("tRNS"u8) || name.SequenceEqual("gAMA"u8) || name.SequenceEqual("cHRM"u8) || name.SequenceEqual("sRGB"u8)
        || name.SequenceEqual("iCCP"u8) || name.SequenceEqual("cICP"u8) || name.SequenceEqual("sBIT"u8) || name.SequenceEqual("bKGD"u8)
        || name.SequenceEqual("pHYs"u8) || name.SequenceEqual("acTL"u8) || name.SequenceEqual("fcTL"u8) || name.SequenceEqual("fdAT"u8);
}
