using System.Globalization;
using System.Text;

namespace XChat.Actors.Chat;

/// <summary>What a name may look like.</summary>
internal static class NameRules
{
    public const int MaxCharacters = 32;

    // Thirty-two of the longest emoji families fit; what is longer is an attack on whoever has to draw it.
    public const int MaxBytes = 1024;

    // More marks on one letter than any writing needs paint over the lines above and below (UTS #39 says four).
    private const int MaxMarksInARow = 4;

    /// <summary>Null, or what is wrong with <paramref name="name"/>.</summary>
    public static string? Check(string name)
    {
        if (name.Length == 0)
        {
            return "A name must not be empty.";
        }

        // The byte bound comes first: finding the characters of a very long text is not free.
        if (name.Length > MaxBytes || Encoding.UTF8.GetByteCount(name) > MaxBytes || new StringInfo(name).LengthInTextElements > MaxCharacters)
        {
            return $"A name has at most {MaxCharacters} characters.";
        }

        return CheckCharacters(name);
    }

    private static string? CheckCharacters(string name)
    {
        Rune before = default;
        var marks = 0;
        var visible = false;
        for (var i = 0; i < name.Length;)
        {
            if (!Rune.TryGetRuneAt(name, i, out var rune))
            {
                return "A name must be well-formed text.";
            }

            i += rune.Utf16SequenceLength;
            var after = Rune.TryGetRuneAt(name, i < name.Length ? i : 0, out var next) && i < name.Length ? next : default;
            if (!NameCharacters.MayStand(rune, before, after))
            {
                return "A name must not have control, direction-changing or invisible characters.";
            }

            marks = NameCharacters.IsMark(rune) ? marks + 1 : 0;
            if (marks > MaxMarksInARow || (marks > 0 && before == default))
            {
                return "A name must not begin with a mark or pile up marks.";
            }

            visible |= !Rune.IsWhiteSpace(rune) && marks == 0;
            before = rune;
        }

        return visible ? null : "A name must not be blank.";
    }
}
