using System.Collections.Immutable;

namespace XChat.Gateway.Configuration;

/// <summary>Settings as values of a type, within a range.</summary>
internal static class SettingValues
{
    /// <summary>A text of bounded length, without control characters.</summary>
    public static string AsText(this Setting setting, int maxLength) =>
        setting.Text is { } text && text.Length <= maxLength && !text.Any(char.IsControl)
            ? text
            : throw InvalidConfiguration.Of(setting, $"it must be a text of at most {maxLength} characters in one line.");

    /// <summary>on or off.</summary>
    public static bool AsSwitch(this Setting setting) => setting.Text?.Trim().ToLowerInvariant() switch
    {
        "on" or "true" or "yes" => true,
        "off" or "false" or "no" => false,
        _ => throw InvalidConfiguration.Of(setting, "it must be on or off."),
    };

    /// <summary>A whole number from 0 (= off) to <paramref name="max"/>.</summary>
    public static int AsCount(this Setting setting, int max, string zero = "off") =>
        setting.Text is { } text && Quantity.Whole(text) is { } number && number >= 0 && number <= max
            ? (int)number
            : throw InvalidConfiguration.Of(setting, $"it must be 0 ({zero}) or a whole number up to {max}.");

    /// <summary>A size in bytes: 0 (= off), or from <paramref name="min"/> to <paramref name="max"/>.</summary>
    public static long AsBytes(this Setting setting, long min, long max, bool zeroIsOff = true) =>
        setting.Text is { } text && Quantity.Bytes(text) is { } bytes && ((zeroIsOff && bytes == 0) || (bytes >= min && bytes <= max))
            ? bytes
            : throw InvalidConfiguration.Of(
                setting, $"it must be {(zeroIsOff ? "0 (off) or " : "")}a size from {Quantity.Show(min)} to {Quantity.Show(max)}, such as 16 KiB.");

    /// <summary>A duration: 0 (= off), or from <paramref name="min"/> to <paramref name="max"/>.</summary>
    public static TimeSpan AsDuration(this Setting setting, TimeSpan min, TimeSpan max) =>
        setting.Text is { } text && Quantity.Duration(text) is { } time && (time == TimeSpan.Zero || (time >= min && time <= max))
            ? time
            : throw InvalidConfiguration.Of(setting, $"it must be 0 (off) or a duration from {Quantity.Show(min)} to {Quantity.Show(max)}, such as 20s.");

    /// <summary>A list of texts; a variable of the environment has them between commas.</summary>
    public static ImmutableArray<string> AsList(this Setting setting) =>
        !setting.List.IsDefault ? setting.List
        : setting.Text is { } text && setting.Shown != string.Join('.', setting.Path)
            ? [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)]
        : setting.IsObject || setting.Text is not null ? throw InvalidConfiguration.Of(setting, "it must be a list: [\"…\", \"…\"].")
        : [];

    /// <summary>A list of what <paramref name="read"/> makes of each text; null from it is an error.</summary>
    public static ImmutableArray<T> AsList<T>(this Setting setting, Func<string, T?> read, string allowed)
        where T : class =>
        [.. setting.AsList().Select(text => read(text) ?? throw InvalidConfiguration.Of(setting, allowed))];
}
