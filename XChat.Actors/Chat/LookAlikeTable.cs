using System.Buffers.Text;
using System.Text;

namespace XChat.Actors.Chat;

/// <summary>The resource LookAlikes.txt: what characters become, and the order of marks.</summary>
internal sealed class LookAlikeTable
{
    private const int PageBits = 8;

    // By the upper bits of a code; the entries, by its lower ones, count the forms from one, and 0 is a character that stays.
    private readonly ushort[]?[] _pages = new ushort[(0x10FFFF >> PageBits) + 1][];
    private readonly List<string> _forms = new(2048);
    private readonly Dictionary<int, byte> _orders = new(1024);

    public static LookAlikeTable Load()
    {
        using var resource = typeof(LookAlikeTable).Assembly.GetManifestResourceStream("LookAlikes.txt")
            ?? throw new InvalidOperationException("The resource LookAlikes.txt is missing from this build.");
        var text = new byte[resource.Length];
        resource.ReadExactly(text);
        var table = new LookAlikeTable();
        table.Read(text);
        return table;
    }

    /// <summary>What <paramref name="rune"/> becomes, or null where it stays.</summary>
    public string? FormOf(Rune rune) => _pages[rune.Value >> PageBits] is { } page && page[(byte)rune.Value] is var form and > 0 ? _forms[form - 1] : null;

    /// <summary>The canonical combining class; 0 for what is no mark.</summary>
    public byte OrderOf(Rune rune) => _orders.GetValueOrDefault(rune.Value);

    // Bytes and not strings: somebody waits for this, with the first name after a start.
    private void Read(ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty)
        {
            var end = text.IndexOf((byte)'\n');
            var line = end < 0 ? text : text[..end];
            text = end < 0 ? [] : text[(end + 1)..];
            var split = line.IndexOfAny((byte)'<', (byte)'=');
            if (split < 0 || line[0] == '#')
            {
                continue;
            }

            var isForm = line[split] == '<';
            var order = isForm ? (byte)0 : (byte)Hex(line[..split], out _);
            if (isForm)
            {
                _forms.Add(Text(line[..split]));
            }

            line = line[split..];
            while (line.Length > 1)
            {
                var first = Hex(line[1..], out var digits);
                line = line[(1 + digits)..];
                var last = first;
                if (line is [(byte)'-', ..])
                {
                    last = Hex(line[1..], out digits);
                    line = line[(1 + digits)..];
                }

                for (var code = first; code <= last; code++)
                {
                    if (isForm)
                    {
                        PageOf(code)[(byte)code] = checked((ushort)_forms.Count);
                    }
                    else
                    {
                        _orders[code] = order;
                    }
                }
            }
        }
    }

    private ushort[] PageOf(int code) => _pages[code >> PageBits] ??= new ushort[1 << PageBits];

    private static string Text(ReadOnlySpan<byte> codes)
    {
        var text = new StringBuilder();
        while (!codes.IsEmpty)
        {
            text.Append(new Rune(Hex(codes, out var digits)));
            codes = codes.Length > digits ? codes[(digits + 1)..] : [];
        }

        return text.ToString();
    }

    private static int Hex(ReadOnlySpan<byte> digits, out int length) => Utf8Parser.TryParse(digits, out int code, out length, 'X')
        ? code
        : throw new InvalidDataException("LookAlikes.txt is damaged.");
}
