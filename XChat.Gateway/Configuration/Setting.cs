using System.Collections.Immutable;

namespace XChat.Gateway.Configuration;

/// <summary>One value of the configuration, with where it stands.</summary>
/// <param name="Path">Its key, from <c>xchat</c> on, in the parts that HOCON joins with dots.</param>
/// <param name="Source">The file, or the environment.</param>
/// <param name="Shown">The key as the operator wrote it: the path, or the name of a variable.</param>
/// <param name="Text">The value; null for HOCON's null, and where it is a list or an empty object.</param>
/// <param name="List">The values of a list; default where it is none.</param>
/// <param name="IsObject">It is an object without keys.</param>
internal sealed record Setting(
    ImmutableArray<string> Path,
    string Source,
    string Shown,
    string? Text,
    ImmutableArray<string> List = default,
    bool IsObject = false)
{
    private const int LongestShown = 80;

    private static readonly string[] Secrets = ["token", "password", "admins", "connection"];

    /// <summary>The value was removed by a null.</summary>
    public bool IsNull => Text is null && List.IsDefault && !IsObject;

    /// <summary>The value is for nobody's eyes.</summary>
    public bool IsSecret => !IsObject && Path.Any(part => Secrets.Contains(part));

    /// <summary>The key of a setting in the merged configuration.</summary>
    public string Key => string.Join('\0', Path);

    /// <summary>The value for one line of a log; a secret is not in it.</summary>
    public string ShownValue =>
        IsSecret ? "(secret)"
        : IsObject ? "{}"
        : !List.IsDefault ? $"[{string.Join(", ", List.Select(OneLine))}]"
        : Text is null ? "null" : OneLine(Text);

    private static string OneLine(string text)
    {
        var clean = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
        return clean.Length <= LongestShown ? clean : $"{clean[..LongestShown]}…";
    }
}
