using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace XChat.Actors.Commands;

/// <summary>The commands that there are. Any other text with a slash in front is plain text.</summary>
public static class CommandTable
{
    /// <summary>All of them, as <c>/help</c> lists them.</summary>
    public static ImmutableArray<CommandWord> All { get; } =
    [
        Help.Word,
        Who.Word,
        Me.Word,
        Kick.Word,
        Banish.Word,
        Unban.Word,
        Mute.Word,
        Unmute.Word,
        Delete.Word,
        Clear.Word,
        Announce.Word,
    ];

    /// <summary>Whether <paramref name="text"/> begins with one of the words, alone or followed by white space.</summary>
    /// <param name="text">What was said.</param>
    /// <param name="word">The word.</param>
    /// <param name="arguments">What follows it, less the blanks around it.</param>
    public static bool TryFind(string text, [NotNullWhen(true)] out CommandWord? word, out string arguments)
    {
        (word, arguments) = (null, "");
        if (!text.StartsWith('/'))
        {
            return false;
        }

        foreach (var known in All)
        {
            if (text.StartsWith(known.Word, StringComparison.Ordinal)
                && (text.Length == known.Word.Length || char.IsWhiteSpace(text[known.Word.Length])))
            {
                (word, arguments) = (known, text[known.Word.Length..].Trim());
                return true;
            }
        }

        return false;
    }
}
