using System.Diagnostics.CodeAnalysis;

namespace XChat.Actors.Chat;

/// <summary>The name of a room: 1 to 32 characters of <c>a-z</c>, <c>0-9</c>, <c>-</c> and <c>_</c>; safe in paths, logs and actor names.</summary>
public sealed record RoomName
{
    /// <summary>Longest name, in characters.</summary>
    public const int MaxLength = 32;

    private RoomName(string value) => Value = value;

    /// <summary>The name as written.</summary>
    public string Value { get; }

    /// <summary>Takes <paramref name="raw"/> as a room's name; false where it is none.</summary>
    public static bool TryParse(string? raw, [NotNullWhen(true)] out RoomName? name)
    {
        name = raw is { Length: > 0 and <= MaxLength } && raw.All(Allowed) ? new RoomName(raw) : null;
        return name is not null;
    }

    /// <summary>The room that <paramref name="raw"/> names.</summary>
    /// <exception cref="FormatException">It is no room's name; for names that were validated before.</exception>
    public static RoomName Parse(string raw) =>
        TryParse(raw, out var name) ? name : throw new FormatException($"'{raw}' is no room name: 1 to {MaxLength} of a-z, 0-9, - and _.");

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static bool Allowed(char c) => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '_';
}
