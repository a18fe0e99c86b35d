using System.Globalization;

namespace Akka.Configuration.Hocon;

/// <summary>Numbers with a unit: durations and sizes.</summary>
internal static class HoconUnits
{
    public static TimeSpan ParseDuration(string text, bool allowInfinite)
    {
        if (allowInfinite && text == "infinite")
        {
            return Timeout.InfiniteTimeSpan;
        }
        var number = Split(text, out var unit);
        double ticks = unit switch
        {
            "ns" or "nano" or "nanos" or "nanosecond" or "nanoseconds" => 0.01,
            "us" or "micro" or "micros" or "microsecond" or "microseconds" => TimeSpan.TicksPerMicrosecond,
            "" or "ms" or "milli" or "millis" or "millisecond" or "milliseconds" => TimeSpan.TicksPerMillisecond,
            "s" or "second" or "seconds" => TimeSpan.TicksPerSecond,
            "m" or "minute" or "minutes" => TimeSpan.TicksPerMinute,
            "h" or "hour" or "hours" => TimeSpan.TicksPerHour,
            "d" or "day" or "days" => TimeSpan.TicksPerDay,
            _ => throw new FormatException($"'{text}' is no duration: the unit may be ns, us, ms, s, m, h or d."),
        };
        var total = Math.Round(ParseNumber(number, text, "duration") * ticks);
        return total < long.MaxValue
            ? new TimeSpan((long)total)
            : throw new OverflowException($"'{text}' is longer than the longest duration there is.");
    }

    public static long ParseSize(string text)
    {
        var number = Split(text, out var unit);
        double bytes = unit switch
        {
            "" or "b" or "B" or "byte" or "bytes" => 1,
            "kB" or "KB" or "kilobyte" or "kilobytes" => 1e3,
            "MB" or "megabyte" or "megabytes" => 1e6,
            "GB" or "gigabyte" or "gigabytes" => 1e9,
            "TB" or "terabyte" or "terabytes" => 1e12,
            "PB" or "petabyte" or "petabytes" => 1e15,
            "EB" or "exabyte" or "exabytes" => 1e18,
            "k" or "K" or "Ki" or "KiB" or "kibibyte" or "kibibytes" => 1L << 10,
            "m" or "M" or "Mi" or "MiB" or "mebibyte" or "mebibytes" => 1L << 20,
            "g" or "G" or "Gi" or "GiB" or "gibibyte" or "gibibytes" => 1L << 30,
            "t" or "T" or "Ti" or "TiB" or "tebibyte" or "tebibytes" => 1L << 40,
            "p" or "P" or "Pi" or "PiB" or "pebibyte" or "pebibytes" => 1L << 50,
            "e" or "E" or "Ei" or "EiB" or "exbibyte" or "exbibytes" => 1L << 60,
            _ => throw new FormatException($"'{text}' is no size: the unit may be b, kB, MB, GB, KiB, MiB, GiB and so on."),
        };
        // A whole number of bytes needs all its 64 bits, which a double does not have.
        if (bytes == 1 && long.TryParse(number, NumberStyles.None, NumberFormatInfo.InvariantInfo, out var whole))
        {
            return whole;
        }
        var total = ParseNumber(number, text, "size") * bytes;
        return total < long.MaxValue
            ? (long)total
            : throw new OverflowException($"'{text}' is more than {long.MaxValue} bytes.");
    }

    private static ReadOnlySpan<char> Split(string text, out ReadOnlySpan<char> unit)
    {
        var all = text.AsSpan().Trim();
        var end = all.Length;
        while (end > 0 && char.IsAsciiLetter(all[end - 1]))
        {
            end--;
        }
        unit = all[end..];
        return all[..end].TrimEnd();
    }

    private static double ParseNumber(ReadOnlySpan<char> number, string text, string what)
    {
        const NumberStyles plain = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
        if (!double.TryParse(number, plain, NumberFormatInfo.InvariantInfo, out var parsed))
        {
            throw new FormatException($"'{text}' is no {what}.");
        }
        return parsed >= 0
            ? parsed
            : throw new FormatException($"'{text}' is no {what}: it must not be negative.");
    }
}
