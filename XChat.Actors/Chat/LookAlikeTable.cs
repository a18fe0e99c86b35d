using System.Globalization;
using System.Text;

namespace XChat.Actors.Chat;

/// <summary>The resource LookAlikes.txt: what characters become, and the order of marks.</summary>
internal sealed class LookAlikeTable
{
    private readonly int[] _codes;
    private readonly string[] _forms;
    private readonly Dictionary<int, byte> _orders;

    private LookAlikeTable(List<(int Code, string Form)> forms, Dictionary<int, byte> orders)
    {
        forms.Sort((a, b) => a.Code.CompareTo(b.Code));
        _codes = [.. forms.Select(f => f.Code)];
        _forms = [.. forms.Select(f => f.Form)];
        _orders = orders;
    }

    public static LookAlikeTable Load()
    {
        using var resource = typeof(LookAlikeTable).Assembly.GetManifestResourceStream("LookAlikes.txt")
            ?? throw new InvalidOperationException("The resource LookAlikes.txt is missing from this build.");
        using var lines = new StreamReader(resource, Encoding.ASCII);
        return Read(lines);
    }

    /// <summary>What <paramref name="rune"/> becomes, or null where it stays.</summary>
    public string? FormOf(Rune rune)
    {
        var index = Array.BinarySearch(_codes, rune.Value);
        return index < 0 ? null : _forms[index];
    }

    /// <summary>The canonical combining class; 0 for what is no mark.</summary>
    public byte OrderOf(Rune rune) => _orders.GetValueOrDefault(rune.Value);

    private static LookAlikeTable Read(StreamReader lines)
    {
        var forms = new List<(int, string)>();
        var orders = new Dictionary<int, byte>();
        while (lines.ReadLine() is { } line)
        {
            var split = line.AsSpan().IndexOfAny('<', '=');
            if (line.StartsWith('#') || split < 0)
            {
                continue;
            }

            var (left, right) = (line[..split], line[(split + 1)..]);
            if (line[split] == '<')
            {
                var form = Text(left);
                forms.AddRange(Codes(right).Select(code => (code, form)));
            }
            else
            {
                var order = (byte)Hex(left);
                foreach (var code in Codes(right))
                {
                    orders[code] = order;
                }
            }
        }

        return new LookAlikeTable(forms, orders);
    }

    private static IEnumerable<int> Codes(string ranges)
    {
        foreach (var range in ranges.Split(' '))
        {
            var dash = range.IndexOf('-', StringComparison.Ordinal);
            var first = Hex(dash < 0 ? range : range.AsSpan(0, dash));
            var last = dash < 0 ? first : Hex(range.AsSpan(dash + 1));
            for (var code = first; code <= last; code++)
            {
                yield return code;
            }
        }
    }

    private static string Text(ReadOnlySpan<char> codes)
    {
        var text = new StringBuilder();
        foreach (var code in codes.Split(' '))
        {
            text.Append(new Rune(Hex(codes[code])));
        }

        return text.ToString();
    }

    private static int Hex(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
