namespace Akka.Configuration.Hocon;

/// <summary>
/// Reads the part of HOCON that the reference configuration is written in: objects, lists of literals, quoted and unquoted
/// literals, comments of whole lines. No substitution, no joining, no second value for a key.
/// </summary>
/// <remarks>
/// The first system of a process waits for this: the whole grammar takes some seventy methods, each of which is compiled when it
/// is first called; this is one. A spec holds that both read the same out of the reference configuration.
/// </remarks>
internal static class PlainText
{
    public static HoconRoot Read(string text)
    {
        var root = new HoconObject();
        var members = root.Items;
        var outer = new List<Dictionary<string, HoconValue>>();
        HoconArray? list = null;
        string? key = null;
        var at = 0;
        while (at < text.Length)
        {
            var from = at;
            string word;
            switch (text[at++])
            {
                case ' ' or '\n' or '\r' or '=' or ',':
                    continue;
                case '#':
                    at = text.IndexOf('\n', at);
                    if (at < 0) at = text.Length;
                    continue;
                case '{':
                    var inner = new HoconObject();
                    members[key!] = new HoconValue(inner);
                    outer.Add(members);
                    members = inner.Items;
                    key = null;
                    continue;
                case '}':
                    members = outer[^1];
                    outer.RemoveAt(outer.Count - 1);
                    continue;
                case '[':
                    list = [];
                    continue;
                case ']':
                    members[key!] = new HoconValue(list);
                    list = null;
                    key = null;
                    continue;
                case '"':
                    at = text.IndexOf('"', from + 1) + 1;
                    word = text.Substring(from + 1, at - from - 2);
                    break;
                default:
                    // A value ends with its line, or with what it stands in; a key before what sets it apart from its value.
                    while (at < text.Length && text[at] is var c && c is not ('\n' or '\r' or '}' or ']' or ',') && (key is not null || c is not (' ' or '='))) at++;
                    word = text.Substring(from, at - from).TrimEnd(' ');
                    break;
            }

            if (key is null)
            {
                key = word;
                continue;
            }

            var value = new HoconValue(new HoconLiteral { Value = word });
            if (list is not null)
            {
                list.Add(value);
                continue;
            }

            members[key] = value;
            key = null;
        }

        return new HoconRoot(new HoconValue(root));
    }
}
