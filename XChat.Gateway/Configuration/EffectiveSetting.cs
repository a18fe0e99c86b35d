using System.Collections.Immutable;
using XChat.Actors.Chat;

namespace XChat.Gateway.Configuration;

/// <summary>One value that the server goes by. A secret is not in it, but whether it is the same one as before can be told.</summary>
public sealed class EffectiveSetting
{
    /// <summary>The key, in its parts.</summary>
    public required ImmutableArray<string> Path { get; init; }

    /// <summary>The value, as much of it as fits a line; <c>(secret)</c> where it is one.</summary>
    public required string Value { get; init; }

    /// <summary>Where it stands: <c>reference</c>, the path of a file, or <c>environment</c>.</summary>
    public required string Source { get; init; }

    /// <summary>The variable of the environment that it is; null where it is the key of a file.</summary>
    public required string? Variable { get; init; }

    /// <summary>Equal where the whole value is equal, and for nothing else.</summary>
    public string Fingerprint => Whole.Value;

    /// <summary>The key as one writes it.</summary>
    public string Key => string.Join('.', Path);

    // A hash where it is a secret, made for a comparison alone.
    private Lazy<string> Whole { get; init; } = new("");

    internal static EffectiveSetting Of(Setting setting, string reference) => new()
    {
        Path = setting.Path,
        Value = setting.ShownValue,
        Source = setting.Source == reference ? "reference" : setting.Source,
        Variable = setting.Shown == string.Join('.', setting.Path) ? null : setting.Shown,
        Whole = setting.IsSecret && SecretHash.Of(TextOf(setting)) is var hash ? new(hash.ToHex) : new(TextOf(setting)),
    };

    private static string TextOf(Setting setting) => setting.List.IsDefault ? setting.Text ?? "" : string.Join('\0', setting.List);
}
