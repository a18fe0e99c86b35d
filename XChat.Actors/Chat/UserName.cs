using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace XChat.Actors.Chat;

/// <summary>The name of somebody in a room, as shown, with the key that tells whether two names look alike.</summary>
public sealed record UserName
{
    /// <summary>Who says what the server itself has to say.</summary>
    public const string System = "system";

    private UserName(string value, string key) => (Value, Key) = (value, key);

    /// <summary>The name as shown.</summary>
    public string Value { get; }

    /// <summary>Equal for two names that people would take for the same: after NFKC, case folding and look-alikes.</summary>
    public string Key { get; }

    /// <summary>The name in a line of the log: in quotes, so that no name can pass for what the line says of somebody else.</summary>
    public string Quoted => Quote(Value);

    /// <summary>Puts what somebody is called into quotes.</summary>
    public static string Quote(string name) => $"\"{name.Replace('"', '\'')}\"";

    /// <summary>Takes <paramref name="raw"/>, less the blanks around it, as a name; says why where it cannot be one.</summary>
    public static bool TryParse(string? raw, [NotNullWhen(true)] out UserName? name, [NotNullWhen(false)] out Refusal? why)
    {
        var shown = (raw ?? "").Trim();
        why = NameRules.Check(shown) is { } reason ? new Refusal(RefusalCode.BadName, reason) : null;
        name = why is null ? Of(shown) : null;
        return name is not null;
    }

    /// <summary>Reads the table of look-alikes now, so that the first who joins need not wait for it.</summary>
    public static void ReadAhead() => LookAlikes.KeyOf(System);

    /// <summary>The name that the <paramref name="n"/>th of the same name gets: <c>NAME~2</c>, <c>NAME~3</c>, …</summary>
    public UserName Numbered(int n)
    {
        var value = string.Create(CultureInfo.InvariantCulture, $"{Value}~{n}");
        return new UserName(value, LookAlikes.KeyOf(value));
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static UserName Of(string shown)
    {
        var key = LookAlikes.KeyOf(shown);
        return key == LookAlikes.KeyOf(System)
            ? new UserName($"[{System}]", LookAlikes.KeyOf($"[{System}]"))
            : new UserName(shown, key);
    }
}
