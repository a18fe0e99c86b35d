namespace Akka.Hosting;

/// <summary>Paths taken apart: keys joined by dots, each in quotes if need be.</summary>
internal static class HoconKeys
{
    public static List<string> Split(string path)
    {
        var keys = new List<string>();
        var start = 0;
        while (start <= path.Length)
        {
            var close = start < path.Length && path[start] == '"' ? path.IndexOf('"', start + 1) : -1;
            if (close > 0 && (close == path.Length - 1 || path[close + 1] == '.'))
            {
                keys.Add(path[(start + 1)..close]);
                start = close + 2;
                continue;
            }
            var dot = path.IndexOf('.', start);
            if (dot < 0)
            {
                dot = path.Length;
            }
            keys.Add(path[start..dot]);
            start = dot + 1;
        }
        return keys;
    }
}
