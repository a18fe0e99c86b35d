using System.Buffers;

namespace XChat.Gateway.Uploads;

/// <summary>Looks at a file's content as it comes by: text must stay text, and a JPEG picture loses its metadata.</summary>
internal sealed class ContentFilter(FileType type)
{
    private readonly TextCheck? _text = type.IsText ? new TextCheck() : null;
    private readonly JpegCleaner? _jpeg = type == FileType.Jpeg ? new JpegCleaner() : null;
    private readonly ArrayBufferWriter<byte> _cleaned = new();

    /// <summary>Whether the content may end here.</summary>
    public bool MayEnd => _text?.MayEnd ?? _jpeg?.HasEnded ?? true;

    /// <summary>Whether the next piece fits, and what of it is stored; valid until the next call.</summary>
    public bool Accepts(ReadOnlyMemory<byte> piece, out ReadOnlyMemory<byte> kept)
    {
        kept = piece;
        if (_jpeg is null)
        {
            return _text?.Accepts(piece.Span) ?? true;
        }

        _cleaned.ResetWrittenCount();
        _jpeg.Feed(piece.Span, _cleaned);
        kept = _cleaned.WrittenMemory;
        return _jpeg.IsSound;
    }
}
