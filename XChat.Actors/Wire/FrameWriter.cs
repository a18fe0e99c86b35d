using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text.Unicode;

namespace XChat.Actors.Wire;

/// <summary>Writes the JSON of one frame into a pooled buffer. One frame at a time; not for several threads.</summary>
/// <remarks>
/// Why not Utf8JsonWriter: every encoder of the framework, the "relaxed" one too, writes what is beyond the BMP and some of what is
/// in it as \u escapes, so that an emoji of 4 bytes costs 12 in each of a thousand copies. RFC 8259 asks for escapes of the quote,
/// the backslash and the controls below U+0020 alone. The others that encoders add (&lt;, &amp;, U+2028) guard JSON that is pasted
/// into HTML or JavaScript source: these bytes only ever go to a JSON parser.
/// </remarks>
internal sealed class FrameWriter : IDisposable
{
    // UTF-16 to UTF-8 at most triples a unit.
    private const int MaxBytesPerChar = 3;
    private const int LongestEscape = 6;
    private const int RoundTripLength = 28;

    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        "\"\\\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u0009\u000A\u000B\u000C\u000D\u000E\u000F" +
        "\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F");

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(4096);
    private int _length;

    /// <summary>Bytes that are JSON already.</summary>
    public FrameWriter Raw(ReadOnlySpan<byte> json)
    {
        Reserve(json.Length);
        json.CopyTo(_buffer.AsSpan(_length));
        _length += json.Length;
        return this;
    }

    /// <summary>A string with its quotes; half a surrogate pair becomes U+FFFD.</summary>
    public FrameWriter String(ReadOnlySpan<char> text)
    {
        Raw("\""u8);
        while (!text.IsEmpty)
        {
            var plain = text.IndexOfAny(Escaped);
            Plain(plain < 0 ? text : text[..plain]);
            if (plain < 0)
            {
                break;
            }

            Escape(text[plain]);
            text = text[(plain + 1)..];
        }

        return Raw("\""u8);
    }

    public FrameWriter Number(long value)
    {
        Reserve(20);
        _ = Utf8Formatter.TryFormat(value, _buffer.AsSpan(_length), out var written);
        _length += written;
        return this;
    }

    /// <summary>ISO 8601 in UTC with milliseconds, with its quotes.</summary>
    public FrameWriter Time(DateTimeOffset time)
    {
        // The round-trip form is the one that the framework writes fast; of its seven decimals three are wanted.
        Reserve(RoundTripLength + 2);
        Raw("\""u8);
        _ = time.UtcDateTime.TryFormat(_buffer.AsSpan(_length), out _, "O", CultureInfo.InvariantCulture);
        _length += RoundTripLength - 5;
        return Raw("Z\""u8);
    }

    public FrameWriter Bool(bool value) => Raw(value ? "true"u8 : "false"u8);

    public Frame ToFrame(bool secret = false, long lastId = 0) => Frame.Text(_buffer.AsSpan(0, _length), secret, lastId);

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _length = 0;
    }

    private void Plain(ReadOnlySpan<char> text)
    {
        Reserve(text.Length * MaxBytesPerChar);
        _ = Utf8.FromUtf16(text, _buffer.AsSpan(_length), out _, out var written, replaceInvalidSequences: true);
        _length += written;
    }

    private void Escape(char c)
    {
        var shortForm = c switch
        {
            '"' => "\\\""u8,
            '\\' => "\\\\"u8,
            '\n' => "\\n"u8,
            '\r' => "\\r"u8,
            '\t' => "\\t"u8,
            '\b' => "\\b"u8,
            '\f' => "\\f"u8,
            _ => default,
        };
        if (shortForm.IsEmpty)
        {
            Reserve(LongestEscape);
            Raw("\\u00"u8);
            _buffer[_length++] = (byte)(c < 0x10 ? '0' : '1');
            _buffer[_length++] = (byte)"0123456789abcdef"[c & 0xF];
            return;
        }

        Raw(shortForm);
    }

    private void Reserve(int more)
    {
        if (_buffer.Length - _length >= more)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_length + more, 2 * _buffer.Length));
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
