using System.Globalization;

namespace Akka.Configuration.Hocon;

public partial class HoconValue
{
    /// <summary>Whether this is on: `on`, `true` and `yes` are, `off`, `false` and `no` are not.</summary>
    /// <exception cref="NotSupportedException">The value is none of these.</exception>
    public bool GetBoolean() => GetString() switch
    {
        "on" or "true" or "yes" => true,
        "off" or "false" or "no" => false,
        var other => throw new NotSupportedException($"Unknown boolean format: {other ?? "null"}"),
    };

    /// <summary>The value as a number of 0 to 255.</summary>
    /// <exception cref="FormatException">The value is no whole number.</exception>
    public byte GetByte() => byte.TryParse(Number(), NumberStyles.Integer, NumberFormatInfo.InvariantInfo, out var value) ? value : throw No("whole number");

    /// <summary>The value as a whole number.</summary>
    /// <exception cref="FormatException">The value is no whole number.</exception>
    /// <exception cref="OverflowException">The value needs more than 32 bits.</exception>
    public int GetInt() => int.TryParse(Number(), NumberStyles.Integer, NumberFormatInfo.InvariantInfo, out var value) ? value : throw No("whole number");

    /// <summary>The value as a whole number.</summary>
    /// <exception cref="FormatException">The value is no whole number.</exception>
    /// <exception cref="OverflowException">The value needs more than 64 bits.</exception>
    public long GetLong() => long.TryParse(Number(), NumberStyles.Integer, NumberFormatInfo.InvariantInfo, out var value) ? value : throw No("whole number");

    /// <summary>The value as a number.</summary>
    /// <exception cref="FormatException">The value is no number.</exception>
    public float GetFloat() => float.TryParse(Number(), NumberStyles.Float, NumberFormatInfo.InvariantInfo, out var value) ? value : throw No("number");

    /// <summary>The value as a number.</summary>
    /// <exception cref="FormatException">The value is no number.</exception>
    public double GetDouble() => double.TryParse(Number(), NumberStyles.Float, NumberFormatInfo.InvariantInfo, out var value) ? value : throw No("number");

    /// <summary>The value as a decimal number.</summary>
    /// <exception cref="FormatException">The value is no number.</exception>
    public decimal GetDecimal() => decimal.TryParse(Number(), NumberStyles.Number | NumberStyles.AllowExponent, NumberFormatInfo.InvariantInfo, out var value) ? value : throw No("number");

    /// <summary>The value as a size in bytes, from `512`, `10 kB` (thousands) or `10 KiB` (1,024s); null for null.</summary>
    /// <exception cref="FormatException">The value is no size.</exception>
    public long? GetByteSize() => GetString() is { } text ? HoconUnits.ParseSize(text) : null;

    /// <summary>The value as a duration, from `10 s`, `250 ms`, `1.5 minutes`; a number alone is milliseconds.</summary>
    /// <param name="allowInfinite">Whether `infinite` is a duration (<see cref="Timeout.InfiniteTimeSpan"/>).</param>
    /// <exception cref="FormatException">The value is no duration, or negative.</exception>
    public TimeSpan GetTimeSpan(bool allowInfinite = true) => HoconUnits.ParseDuration(GetString() ?? "null", allowInfinite);

    private string Number() => GetString() ?? throw new FormatException(
        $"{(Element is null or HoconLiteral ? "null" : Element.IsArray() ? "An array" : "An object")} is no number.");

    // Digits that cannot be read are too many.
    private Exception No(string what)
    {
        var text = GetString()!;
        var digits = text.AsSpan().Trim().TrimStart("+-");
        var tooMany = !digits.IsEmpty;
        foreach (var c in digits)
        {
            tooMany &= char.IsAsciiDigit(c);
        }
        return tooMany
            ? new OverflowException($"'{text}' is too big for what is asked for.")
            : new FormatException($"'{text}' is no {what}.");
    }
}
