using System.Text;

namespace XChat.Actors.Chat;

/// <summary>Which names people would take for the same.</summary>
/// <remarks>
/// The framework's own normalization and case folding need ICU, which this process runs without; and neither knows that a
/// Cyrillic a looks like a Latin one. So the key is made from a table (LookAlikes.txt; tools/look-alikes.py says how).
/// </remarks>
internal static class LookAlikes
{
    private const int HangulFirst = 0xAC00;
    private const int HangulLast = 0xD7A3;

    // Read when the first name comes: the process need not wait for it.
    private static readonly Lazy<LookAlikeTable> Table = new(LookAlikeTable.Load);

    /// <summary>The same text for all that look like <paramref name="name"/>. Never shown.</summary>
    public static string KeyOf(string name)
    {
        var table = Table.Value;
        var key = new List<Rune>(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            if (NameCharacters.IsInvisible(rune))
            {
                continue;
            }

            if (rune.Value is >= HangulFirst and <= HangulLast)
            {
                AddSyllable(rune.Value - HangulFirst, table, key);
            }
            else
            {
                Add(rune, table, key);
            }
        }

        OrderMarks(key, table);
        return ToText(key);
    }

    private static void Add(Rune rune, LookAlikeTable table, List<Rune> key)
    {
        if (table.FormOf(rune) is { } form)
        {
            key.AddRange(form.EnumerateRunes());
        }
        else
        {
            key.Add(rune);
        }
    }

    // A syllable is its letters, by Unicode's own arithmetic; eleven thousand lines of table less.
    private static void AddSyllable(int index, LookAlikeTable table, List<Rune> key)
    {
        Add(new Rune(0x1100 + (index / 588)), table, key);
        Add(new Rune(0x1161 + (index % 588 / 28)), table, key);
        if (index % 28 > 0)
        {
            Add(new Rune(0x11A7 + (index % 28)), table, key);
        }
    }

    // Marks that do not touch may come in any order and look the same; Unicode's canonical order is by class, else as written.
    private static void OrderMarks(List<Rune> key, LookAlikeTable table)
    {
        for (var i = 1; i < key.Count; i++)
        {
            var mark = key[i];
            var order = table.OrderOf(mark);
            var at = i;
            while (order > 0 && at > 0 && table.OrderOf(key[at - 1]) > order)
            {
                key[at] = key[at - 1];
                at--;
            }

            key[at] = mark;
        }
    }

    // One blank or three, nobody sees the difference.
    private static string ToText(List<Rune> key)
    {
        var text = new StringBuilder(key.Count);
        foreach (var rune in key)
        {
            if (rune.Value != ' ' || (text.Length > 0 && text[^1] != ' '))
            {
                text.Append(rune);
            }
        }

        return text.ToString().TrimEnd(' ');
    }
}
