using System.Globalization;
using System.Text;

namespace XChat.Actors.Chat;

/// <summary>Which characters a name may have, and where.</summary>
internal static class NameCharacters
{
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;
    private const int EmojiPresentation = 0xFE0F;

    public static bool IsMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
        && rune.Value != EmojiPresentation;

    /// <summary>Whether <paramref name="rune"/> may stand between these two (<c>default</c>: there is none).</summary>
    public static bool MayStand(Rune rune, Rune before, Rune after) => rune.Value switch
    {
        ZeroWidthNonJoiner => IsJoiningLetter(before) && IsJoiningLetter(after),
        ZeroWidthJoiner => (IsJoiningLetter(before) && IsJoiningLetter(after)) || (EndsEmoji(before) && IsPictograph(after)),
        EmojiPresentation => before != default && (IsPictograph(before) || before.Value is '#' or '*' or (>= '0' and <= '9')),
        _ => !IsInvisible(rune) && Rune.GetUnicodeCategory(rune) is not (
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator),
    };

    /// <summary>Default_Ignorable_Code_Point of Unicode, noncharacters, and blanks that are drawn as nothing.</summary>
    public static bool IsInvisible(Rune rune) => rune.Value is
        0x00AD or 0x034F or 0x061C or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or (>= 0x200B and <= 0x200F)
        or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F) or 0x2800 or 0x3164 or (>= 0xFDD0 and <= 0xFDEF) or (>= 0xFE00 and <= 0xFE0F) or 0xFEFF or 0xFFA0 or (>= 0xFFF0 and <= 0xFFF8) or 0xFFFC
        or (>= 0x1BCA0 and <= 0x1BCA3) or (>= 0x1D173 and <= 0x1D17A) or (>= 0xE0000 and <= 0xE0FFF)
        || (rune.Value & 0xFFFE) == 0xFFFE;

    // The scripts whose letters change shape where they touch: Arabic and its kin (Syriac, Thaana, N'Ko, Mandaic and the
    // Arabic extensions), Mongolian, and the Indic ones, where the joiners choose the form of a conjunct.
    private static bool IsJoiningLetter(Rune rune) => rune.Value switch
    {
        >= 0x0600 and <= 0x08FF or >= 0xFB50 and <= 0xFDFF or >= 0xFE70 and <= 0xFEFC => IsLetterOrMark(rune),
        >= 0x0900 and <= 0x0DFF or >= 0x1000 and <= 0x109F or >= 0x1780 and <= 0x18AF => IsLetterOrMark(rune),
        >= 0x11000 and <= 0x11FFF or >= 0x1E900 and <= 0x1E95F => IsLetterOrMark(rune),
        _ => false,
    };

    private static bool IsLetterOrMark(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.OtherLetter or UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.ModifierLetter
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool EndsEmoji(Rune rune) => IsPictograph(rune) || rune.Value is EmojiPresentation or (>= 0x1F3FB and <= 0x1F3FF);

    private static bool IsPictograph(Rune rune) => rune.Value is
        (>= 0x1F000 and <= 0x1FAFF) or (>= 0x2190 and <= 0x2BFF) or 0x00A9 or 0x00AE or 0x203C or 0x2049 or 0x2122 or 0x2139
        or 0x3030 or 0x303D or 0x3297 or 0x3299;
}
