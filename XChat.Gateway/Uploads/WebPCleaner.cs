using System.Buffers;
using System.Buffers.Binary;

namespace XChat.Gateway.Uploads;

/// <summary>Blanks out of a WebP picture, piece by piece, its EXIF and XMP: the file says its length at its beginning, so what tells something becomes a chunk of zeros that decoders pass over.</summary>
public sealed class WebPCleaner : IPictureCleaner
{
    private const int FileHeadBytes = 12;
    private const int ChunkHeadBytes = 8;

    // In the first byte of VP8X: there is EXIF, there is XMP.
    private const byte TellingFlags = 0x08 | 0x04;

    private readonly byte[] _head = new byte[FileHeadBytes];
    private int _filled;
    private bool _begun;
    private bool _blank;
    private bool _flags;
    private long _left;
    private long _fileLeft;

    /// <inheritdoc/>
    public bool IsSound { get; private set; } = true;

    /// <inheritdoc/>
    public bool HasEnded { get; private set; }

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
        var target = output.GetSpan(now)[..now];
        piece[..now].CopyTo(target);
        if (_blank)
        {
            target.Clear();
        }
        else if (_flags)
        {
            target[0] = (byte)(target[0] & ~TellingFlags);
            _flags = false;
        }

        output.Advance(now);
        _left -= now;
        Count(now);
        return piece[now..];
    }

    private ReadOnlySpan<byte> Gather(ReadOnlySpan<byte> piece, IBufferWriter<byte> output)
    {
        var size = _begun ? ChunkHeadBytes : FileHeadBytes;
        var now = Math.Min(size - _filled, piece.Length);
        piece[..now].CopyTo(_head.AsSpan(_filled));
        _filled += now;
        if (_filled == size)
        {
            _filled = 0;
            var head = _head.AsSpan(0, size);
            if (_begun)
            {
                BeginChunk(head);
            }
            else
            {
                BeginFile(head);
            }

            output.Write(head);
        }

        return piece[now..];
    }

    private void BeginFile(ReadOnlySpan<byte> head)
    {
        _begun = true;

        // Its length counts from behind itself: WEBP is in it.
        _fileLeft = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]) - 4L;
        IsSound = head.StartsWith("RIFF"u8) && head.EndsWith("WEBP"u8) && _fileLeft > ChunkHeadBytes;
    }

    private void BeginChunk(Span<byte> head)
    {
        long length = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
        _left = length + (length % 2);
        _flags = head.StartsWith("VP8X"u8);
        _blank = !_flags && !Draws(head[..4]);
        if (_blank)
        {
            "JUNK"u8.CopyTo(head);
        }

        IsSound = ChunkHeadBytes + _left <= _fileLeft;
        Count(ChunkHeadBytes);
    }

    private void Count(long bytes)
    {
        _fileLeft -= bytes;
        HasEnded = _left == 0 && _fileLeft < ChunkHeadBytes;
    }

    private static bool Draws(ReadOnlySpan<byte> name) =>
        name.StartsWith("VP8"u8) || name.SequenceEqual("ALPH"u8) || name.SequenceEqual("ANIM"u8) || name.SequenceEqual("ANMF"u8) || name.SequenceEqual("ICCP"u8);
}
