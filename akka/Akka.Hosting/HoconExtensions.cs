using System.Globalization;
using System.Text;
using Akka.Configuration;

namespace Akka.Hosting;

/// <summary>Writing values as HOCON.</summary>
public static class HoconExtensions
{
    private const string MustBeQuoted = "$\"{}[]:=,#`^?!@*&\\/ \t+";

    /// <summary>A text, in quotes where it needs them; <c>null</c> for none.</summary>
    public static string ToHocon(this string? text)
    {
        if (text is null)
        {
            return "null";
        }
        var plain = text.Length > 0 && text != "null";
        foreach (var c in text)
        {
            plain &= c is > ' ' and < '\x7f' && !MustBeQuoted.Contains(c, StringComparison.Ordinal);
        }
        return plain ? text : Quoted(text);
    }

    /// <summary>`on` or `off`.</summary>
    public static string ToHocon(this bool value) => value ? "on" : "off";

    /// <summary>`on` or `off`.</summary>
    /// <exception cref="ConfigurationException">The value is null.</exception>
    public static string ToHocon(this bool? value) => Given(value).ToHocon();

    /// <summary>A number.</summary>
    public static string ToHocon(this int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A number.</summary>
    /// <exception cref="ConfigurationException">The value is null.</exception>
    public static string ToHocon(this int? value) => Given(value).ToHocon();

    /// <summary>A number.</summary>
    public static string ToHocon(this long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A number.</summary>
    /// <exception cref="ConfigurationException">The value is null.</exception>
    public static string ToHocon(this long? value) => Given(value).ToHocon();

    /// <summary>A number.</summary>
    public static string ToHocon(this float value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A number.</summary>
    /// <exception cref="ConfigurationException">The value is null.</exception>
    public static string ToHocon(this float? value) => Given(value).ToHocon();

    /// <summary>A number.</summary>
    public static string ToHocon(this double value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A number.</summary>
    /// <exception cref="ConfigurationException">The value is null.</exception>
    public static string ToHocon(this double? value) => Given(value).ToHocon();

    /// <summary>A duration in milliseconds, or `infinite`.</summary>
    /// <param name="value">The duration.</param>
    /// <param name="allowInfinite">Whether <see cref="Timeout.InfiniteTimeSpan"/> and any negative duration is infinite.</param>
    /// <param name="zeroIsInfinite">Whether zero is infinite as well.</param>
    /// <exception cref="ConfigurationException">The duration is infinite where it may not be.</exception>
    public static string ToHocon(this TimeSpan value, bool allowInfinite = false, bool zeroIsInfinite = false)
    {
        if (value > TimeSpan.Zero || (value == TimeSpan.Zero && !zeroIsInfinite))
        {
            return value.TotalMilliseconds.ToString(CultureInfo.InvariantCulture);
        }
        return allowInfinite ? "infinite" : throw new ConfigurationException($"Infinite value is not allowed: {value}");
    }

    /// <summary>A duration in milliseconds, or `infinite`.</summary>
    /// <param name="value">The duration.</param>
    /// <param name="allowInfinite">Whether <see cref="Timeout.InfiniteTimeSpan"/> and any negative duration is infinite.</param>
    /// <param name="zeroIsInfinite">Whether zero is infinite as well.</param>
    /// <exception cref="ConfigurationException">The duration is null, or infinite where it may not be.</exception>
    public static string ToHocon(this TimeSpan? value, bool allowInfinite = false, bool zeroIsInfinite = false) =>
        Given(value).ToHocon(allowInfinite, zeroIsInfinite);

    private static T Given<T>(T? value)
        where T : struct =>
        value ?? throw new ConfigurationException("Value can not be null");

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' or '\\' or '/' => quoted.Append('\\').Append(c),
                '\b' => quoted.Append("\\b"),
                '\f' => quoted.Append("\\f"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                < ' ' or > '\x7e' => quoted.Append("\\u").Append(((int)c).ToString("x4")),
                _ => quoted.Append(c),
            };
        }
        return quoted.Append('"').ToString();
    }
}
