using System.Buffers;

namespace XChat.Gateway.Uploads;

/// <summary>Looks at a file's content as it comes by: text must stay text, and a picture loses its metadata.</summary>
internal sealed class ContentFilter(FileType type)
{
    private readonly TextCheck? _text = type.IsText ? new TextCheck() : null;
    private readonly IPictureCleaner? _picture = type.Mime switch
    {
        "image/jpeg" => new JpegCleaner(),
        "image/png" => new PngCleaner(),
        "image/webp" => new WebPCleaner(),
        _ => null,
    };

    private readonly ArrayBufferWriter<byte> _cleaned = new();

    /// <summary>Whether the content may end here.</summary>
    public bool MayEnd => _text?.MayEnd ?? _picture?.HasEnded ?? true;

    /// <summary>Whether the next piece fits, and what of it is stored; valid until the next call.</summary>
    public bool Accepts(ReadOnlyMemory<byte> piece, out ReadOnlyMemory<byte> kept)
    {
        kept = piece;
        if (_picture is null)
        {
            return _text?.Accepts(piece.Span) ?? true;
        }

        _cleaned.ResetWrittenCount();
        _picture.Feed(piece.Span, _cleaned);
        kept = _cleaned.WrittenMemory;
        return _picture.IsSound;
    }
}
