using System.Globalization;
using System.Text;

namespace XChat.Gateway.Uploads;

/// <summary>The name of an upload as it is shown and offered for saving. It never names anything on this server.</summary>
public static class DisplayName
{
    private const int MaxCharacters = 100;
    private const string Fallback = "file";

    // What other systems take for a path, a stream, a wildcard, or the end of a quoted name in a header.
    private const string Forbidden = "/\\:*?\"<>|";

    /// <summary>Makes <paramref name="raw"/> harmless, and its end say what the content is.</summary>
    public static string Of(string? raw, FileType type)
    {
        var last = (raw ?? "")[((raw ?? "").LastIndexOfAny(['/', '\\']) + 1)..];
        var clean = new StringBuilder();
        foreach (var rune in last.EnumerateRunes())
        {
            if (IsHarmless(rune))
            {
                clean.Append(rune);
            }
        }

        // Dots and blanks at the ends hide files, or vanish on some systems.
        var name = clean.ToString().Trim().Trim('.').Trim();
        name = name.Length == 0 ? Fallback : name;
        return type.HasExtension(name) ? Shortened(name) : $"{Shortened(name)}.{type.Extensions[0]}";
    }

    // Direction overrides make exe.gpj of jpg.exe; the joiners of Persian and Indic letters stay.
    private static bool IsHarmless(Rune rune) =>
        rune.Value is 0x200C or 0x200D
        || (!Forbidden.Contains((char)rune.Value) || !rune.IsBmp) && Rune.GetUnicodeCategory(rune) is not (
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        && rune != Rune.ReplacementChar;

    private static string Shortened(string name)
    {
        var characters = new StringInfo(name);
        if (characters.LengthInTextElements <= MaxCharacters && name.Length <= 2 * MaxCharacters)
        {
            return name;
        }

        var extension = Path.GetExtension(name);
        extension = extension.Length <= 10 ? extension : "";
        var kept = characters.SubstringByTextElements(0, Math.Min(MaxCharacters, characters.LengthInTextElements) - extension.Length);
        kept = kept.Length <= 2 * MaxCharacters ? kept : kept[..(char.IsHighSurrogate(kept[(2 * MaxCharacters) - 1]) ? (2 * MaxCharacters) - 1 : 2 * MaxCharacters)];
        return (kept.EndsWith(extension, StringComparison.Ordinal) ? kept : kept + extension).TrimEnd('.', ' ');
    }
}
