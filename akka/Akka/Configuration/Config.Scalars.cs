using System.Diagnostics.CodeAnalysis;

namespace Akka.Configuration;

public partial class Config
{
    /// <summary>The text at <paramref name="path"/>; <paramref name="default"/> where nothing is set; null where null is.</summary>
    public virtual string? GetString(string path, string? @default = null) =>
        Find(path) is { } value ? value.GetString() : @default;

    /// <summary>Whether <paramref name="path"/> is on: `on`, `true` and `yes` are, `off`, `false` and `no` are not.</summary>
    /// <exception cref="NotSupportedException">The value is none of these.</exception>
    public virtual bool GetBoolean(string path, bool @default = false) => Find(path)?.GetBoolean() ?? @default;

    /// <summary>The whole number at <paramref name="path"/>.</summary>
    /// <exception cref="FormatException">The value is no whole number.</exception>
    /// <exception cref="OverflowException">The value needs more than 32 bits.</exception>
    public virtual int GetInt(string path, int @default = 0) => Find(path)?.GetInt() ?? @default;

    /// <summary>The whole number at <paramref name="path"/>.</summary>
    /// <exception cref="FormatException">The value is no whole number.</exception>
    /// <exception cref="OverflowException">The value needs more than 64 bits.</exception>
    public virtual long GetLong(string path, long @default = 0) => Find(path)?.GetLong() ?? @default;

    /// <summary>The number at <paramref name="path"/>.</summary>
    /// <exception cref="FormatException">The value is no number.</exception>
    public virtual float GetFloat(string path, float @default = 0) => Find(path)?.GetFloat() ?? @default;

    /// <summary>The number at <paramref name="path"/>.</summary>
    /// <exception cref="FormatException">The value is no number.</exception>
    public virtual double GetDouble(string path, double @default = 0) => Find(path)?.GetDouble() ?? @default;

    /// <summary>The decimal number at <paramref name="path"/>.</summary>
    /// <exception cref="FormatException">The value is no number.</exception>
    public virtual decimal GetDecimal(string path, decimal @default = 0) => Find(path)?.GetDecimal() ?? @default;

    /// <summary>The size in bytes at <paramref name="path"/>, from `512`, `10 kB` (thousands) or `10 KiB` (1,024s); null where nothing is set.</summary>
    /// <exception cref="FormatException">The value is no size.</exception>
    public virtual long? GetByteSize(string path) => GetByteSize(path, null);

    /// <summary>The size in bytes at <paramref name="path"/>, from `512`, `10 kB` (thousands) or `10 KiB` (1,024s).</summary>
    /// <param name="path">Where to look.</param>
    /// <param name="def">The result where nothing is set.</param>
    /// <exception cref="FormatException">The value is no size.</exception>
    [return: NotNullIfNotNull(nameof(def))]
    public virtual long? GetByteSize(string path, long? def = null) => Find(path)?.GetByteSize() ?? def;

    /// <summary>The duration at <paramref name="path"/>, from `10 s`, `250 ms`, `1.5 minutes`; a number alone is milliseconds.</summary>
    /// <param name="path">Where to look.</param>
    /// <param name="default">The result where nothing is set; null is zero.</param>
    /// <param name="allowInfinite">Whether `infinite` is a duration (<see cref="Timeout.InfiniteTimeSpan"/>).</param>
    /// <exception cref="FormatException">The value is no duration, or negative.</exception>
    public virtual TimeSpan GetTimeSpan(string path, TimeSpan? @default = null, bool allowInfinite = true) =>
        Find(path)?.GetTimeSpan(allowInfinite) ?? @default.GetValueOrDefault();
}
