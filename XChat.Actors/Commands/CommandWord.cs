using XChat.Actors.Chat;

namespace XChat.Actors.Commands;

/// <summary>A line of the table of commands.</summary>
/// <param name="Word">With its slash: <c>/kick</c>.</param>
/// <param name="Arguments">As people are shown them: <c>NAME [REASON]</c>.</param>
/// <param name="Does">What <c>/help</c> says about it.</param>
/// <param name="Needs">The least role that may give it.</param>
/// <param name="Read">The command with these arguments (less the blanks around them), or null where they are not right.</param>
public sealed record CommandWord(string Word, string Arguments, string Does, Role Needs, Func<string, ChatCommand?> Read)
{
    /// <summary>How it is written.</summary>
    public string Usage => Arguments.Length > 0 ? $"{Word} {Arguments}" : Word;
}
