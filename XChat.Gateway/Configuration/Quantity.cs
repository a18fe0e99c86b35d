using System.Globalization;

namespace XChat.Gateway.Configuration;

/// <summary>Numbers with units, as HOCON has them. Read here and not by the actor system, so that a file and a variable mean the same.</summary>
internal static class Quantity
{
    private const decimal MaxMilliseconds = 1_000_000_000_000;
    private const decimal MaxBytes = 1L << 60;

    /// <summary>A size in bytes: <c>512</c>, <c>16 KiB</c>, <c>1.5 MB</c>.</summary>
    public static long? Bytes(string text) =>
        Split(text, out var number, out var unit) && Size(unit) is { } size && number * size <= MaxBytes
            ? (long)(number * size)
            : null;

    /// <summary>A duration: <c>20s</c>, <c>1.5 minutes</c>, <c>250 ms</c>.</summary>
    public static TimeSpan? Duration(string text) =>
        Split(text, out var number, out var unit) && Milliseconds(unit) is { } ms && number * ms <= MaxMilliseconds
            ? TimeSpan.FromMilliseconds((double)(number * ms))
            : null;

    /// <summary>A whole number.</summary>
    public static long? Whole(string text) =>
        long.TryParse(text.AsSpan().Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The largest unit that says <paramref name="bytes"/> without a fraction.</summary>
    public static string Show(long bytes) =>
        bytes >= 1L << 30 && bytes % (1L << 30) == 0 ? $"{bytes >> 30} GiB"
        : bytes >= 1L << 20 && bytes % (1L << 20) == 0 ? $"{bytes >> 20} MiB"
        : bytes >= 1L << 10 && bytes % (1L << 10) == 0 ? $"{bytes >> 10} KiB"
        : $"{bytes} B";

    /// <summary>The largest unit that says <paramref name="time"/> without a fraction.</summary>
    public static string Show(TimeSpan time) =>
        time.TotalSeconds % 1 != 0 ? $"{time.TotalMilliseconds:0} ms"
        : time.TotalMinutes % 1 != 0 ? $"{time.TotalSeconds:0} s"
        : time.TotalHours % 1 != 0 ? $"{time.TotalMinutes:0} min"
        : $"{time.TotalHours:0} h";

    private static long? Size(string unit) => unit switch
    {
        "" or "b" or "B" or "byte" or "bytes" => 1,
        "kB" or "KB" => 1_000,
        "MB" => 1_000_000,
        "GB" => 1_000_000_000,
        "k" or "K" or "Ki" or "KiB" => 1L << 10,
        "m" or "M" or "Mi" or "MiB" => 1L << 20,
        "g" or "G" or "Gi" or "GiB" => 1L << 30,
        "t" or "T" or "Ti" or "TiB" => 1L << 40,
        _ => null,
    };

    // A number alone is milliseconds, as in every HOCON.
    private static long? Milliseconds(string unit) => unit switch
    {
        "" or "ms" or "milli" or "millis" or "millisecond" or "milliseconds" => 1,
        "s" or "second" or "seconds" => 1_000,
        "m" or "min" or "minute" or "minutes" => 60_000,
        "h" or "hour" or "hours" => 3_600_000,
        "d" or "day" or "days" => 86_400_000,
        _ => null,
    };

    private static bool Split(string text, out decimal number, out string unit)
    {
        var trimmed = text.Trim();
        var end = 0;
        while (end < trimmed.Length && (char.IsAsciiDigit(trimmed[end]) || trimmed[end] == '.'))
        {
            end++;
        }

        unit = trimmed[end..].Trim();
        return decimal.TryParse(trimmed.AsSpan(0, end), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number)
            && number < 1_000_000_000_000_000;
    }
}
