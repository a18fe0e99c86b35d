using System.Globalization;
using XChat.Actors.Chat;

namespace XChat.Actors.Commands;

/// <summary>Whom a command is about, read from its arguments: names may have blanks, so the roster decides where one ends.</summary>
/// <param name="Called">As written.</param>
/// <param name="Member">The member of that name, or null.</param>
/// <param name="Rest">What follows, less the blanks around it.</param>
public readonly record struct Target(string Called, IOccupant? Member, string Rest)
{
    /// <summary>Longest time that minutes may say: ten years.</summary>
    private const int MaxMinutes = 10 * 365 * 24 * 60;

    /// <summary>What stands in quotes; else the longest run of words that is a member's name; else the first word.</summary>
    public static Target Find(string arguments, IRoomDesk room)
    {
        if (arguments.StartsWith('"') && arguments.IndexOf('"', 1) is > 0 and var quote)
        {
            return At(arguments, quote + 1, arguments[1..quote], room);
        }

        for (var end = arguments.Length; end > 0; end = arguments.LastIndexOf(' ', end - 1))
        {
            var found = At(arguments, end, arguments[..end], room);
            if (found.Member is not null)
            {
                return found;
            }
        }

        var first = arguments.IndexOf(' ') is > 0 and var blank ? blank : arguments.Length;
        return At(arguments, first, arguments[..first], room);
    }

    /// <summary>Minutes, if the rest begins with them, and what follows.</summary>
    public (TimeSpan? Time, string After) Minutes()
    {
        var end = Rest.IndexOf(' ') is > 0 and var blank ? blank : Rest.Length;
        return int.TryParse(Rest.AsSpan(0, end), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes is > 0 and <= MaxMinutes
            ? (TimeSpan.FromMinutes(minutes), Rest[end..].Trim())
            : (null, Rest);
    }

    /// <summary>What the giver of the command is told where nobody is called that.</summary>
    public Refusal Nobody() => new(RefusalCode.BadMessage, $"Nobody here is called {Called}.");

    private static Target At(string arguments, int end, string called, IRoomDesk room) => new(
        called,
        UserName.TryParse(called, out var name, out _) ? room.Named(name) : null,
        arguments[end..].Trim());
}
