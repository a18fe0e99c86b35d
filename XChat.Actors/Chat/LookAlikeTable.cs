using System.Buffers.Text;
using System.Text;

namespace XChat.Actors.Chat;

/// <summary>The resource LookAlikes.txt: what characters become, and the order of marks.</summary>
internal sealed class LookAlikeTable
{
    private readonly int[] _codes;
    private readonly string[] _forms;
    private readonly Dictionary<int, byte> _orders;

    private LookAlikeTable(List<int> codes, List<string> forms, Dictionary<int, byte> orders)
    {
        (_codes, _forms, _orders) = ([.. codes], [.. forms], orders);
        Array.Sort(_codes, _forms);
    }

    public static LookAlikeTable Load()
    {
        using var resource = typeof(LookAlikeTable).Assembly.GetManifestResourceStream("LookAlikes.txt")
            ?? throw new InvalidOperationException("The resource LookAlikes.txt is missing from this build.");
        var text = new byte[resource.Length];
        resource.ReadExactly(text);
        return Read(text);
    }

    /// <summary>What <paramref name="rune"/> becomes, or null where it stays.</summary>
    public string? FormOf(Rune rune)
    {
        var index = Array.BinarySearch(_codes, rune.Value);
        return index < 0 ? null : _forms[index];
    }

    /// <summary>The canonical combining class; 0 for what is no mark.</summary>
    public byte OrderOf(Rune rune) => _orders.GetValueOrDefault(rune.Value);

    // Bytes and not strings: somebody waits for this, with the first name after a start.
    private static LookAlikeTable Read(ReadOnlySpan<byte> text)
    {
        var (codes, forms, orders) = (new List<int>(16 * 1024), new List<string>(16 * 1024), new Dictionary<int, byte>(1024));
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

            var form = line[split] == '<' ? Text(line[..split]) : null;
            var order = form is null ? (byte)Hex(line[..split], out _) : (byte)0;
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
                    Add(code);
                }
            }

            void Add(int code)
            {
                if (form is null)
                {
                    orders[code] = order;
                    return;
                }

                codes.Add(code);
                forms.Add(form);
            }
        }

        return new LookAlikeTable(codes, forms, orders);
    }

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
