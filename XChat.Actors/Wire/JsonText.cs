using System.Buffers;
using System.Globalization;
using System.Text;

namespace XChat.Actors.Wire;

/// <summary>Reads the strings of JSON that strangers wrote: what the framework's reader throws on is a character here.</summary>
internal static class JsonText
{
    /// <summary>The text of a string token, from between its quotes. The reader has checked its grammar, nothing else:
    /// half a surrogate pair (<c>\ud800</c>) or invalid UTF-8 becomes U+FFFD.</summary>
    public static string Decode(ReadOnlySpan<byte> token, bool escaped)
    {
        if (!escaped)
        {
            return Encoding.UTF8.GetString(token);
        }

        // Unescaped text has never more UTF-16 units than the token has bytes.
        var rented = ArrayPool<char>.Shared.Rent(token.Length);
        try
        {
            var length = Unescape(token, rented);
            Mend(rented.AsSpan(0, length));
            return new string(rented, 0, length);
        }
        finally
        {
            ArrayPool<char>.Shared.Return(rented);
        }
    }

    private static int Unescape(ReadOnlySpan<byte> token, Span<char> text)
    {
        var length = 0;
        while (!token.IsEmpty)
        {
            var plain = token.IndexOf((byte)'\\');
            length += Encoding.UTF8.GetChars(plain < 0 ? token : token[..plain], text[length..]);
            if (plain < 0)
            {
                break;
            }

            token = token[(plain + 1)..];
            if (token[0] == 'u')
            {
                _ = ushort.TryParse(token.Slice(1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit);
                text[length++] = (char)unit;
                token = token[5..];
            }
            else
            {
                text[length++] = Unescape(token[0]);
                token = token[1..];
            }
        }

        return length;
    }

    private static char Unescape(byte letter) => letter switch
    {
        (byte)'n' => '\n',
        (byte)'r' => '\r',
        (byte)'t' => '\t',
        (byte)'b' => '\b',
        (byte)'f' => '\f',
        _ => (char)letter,
    };

    private static void Mend(Span<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                text[i] = '\uFFFD';
            }
        }
    }
}
