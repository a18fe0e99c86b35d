namespace Akka.Configuration.Hocon;

/// <summary>Paths: keys joined by dots, each quoted if need be.</summary>
internal static class HoconPath
{
    public static HoconValue? Find(HoconValue root, string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        HoconValue? value = root;
        var start = 0;
        while (value is not null && start <= path.Length)
        {
            value = value.GetObject()?.GetKey(NextKey(path, ref start));
        }
        return value;
    }

    // A path comes from the program, not from a text: a quote that is not closed is an ordinary character.
    private static string NextKey(string path, ref int start)
    {
        var from = start;
        if (from < path.Length && path[from] == '"')
        {
            var close = path.IndexOf('"', from + 1);
            if (close > 0 && (close == path.Length - 1 || path[close + 1] == '.'))
            {
                start = close + 2;
                return path.Substring(from + 1, close - from - 1);
            }
        }
        var dot = path.IndexOf('.', from);
        if (dot < 0)
        {
            dot = path.Length;
        }
        start = dot + 1;
        return from == 0 && dot == path.Length ? path : path.Substring(from, dot - from);
    }
}
