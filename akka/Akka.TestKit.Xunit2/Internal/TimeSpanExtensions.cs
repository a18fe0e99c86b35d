namespace Akka.TestKit.Internal;

/// <summary>Durations as test kits understand them: below zero is endless.</summary>
public static class TimeSpanExtensions
{
    /// <summary>Whether there is none.</summary>
    /// <param name="timeSpan">The duration.</param>
    public static bool IsUndefined(this TimeSpan? timeSpan) => timeSpan is null;

    /// <summary>Whether it is zero.</summary>
    /// <param name="timeSpan">The duration.</param>
    public static bool IsZero(this TimeSpan timeSpan) => timeSpan == TimeSpan.Zero;

    /// <summary>Whether there is one and it is zero.</summary>
    /// <param name="timeSpan">The duration.</param>
    public static bool IsZero(this TimeSpan? timeSpan) => timeSpan == TimeSpan.Zero;

    /// <summary>Whether it is zero or more.</summary>
    /// <param name="timeSpan">The duration.</param>
    public static bool IsPositiveFinite(this TimeSpan timeSpan) => timeSpan >= TimeSpan.Zero;

    /// <summary>Whether there is one and it is zero or more.</summary>
    /// <param name="timeSpan">The duration.</param>
    public static bool IsPositiveFinite(this TimeSpan? timeSpan) => timeSpan >= TimeSpan.Zero;

    /// <summary>Whether it is below zero.</summary>
    /// <param name="timeSpan">The duration.</param>
    public static bool IsInfinite(this TimeSpan timeSpan) => timeSpan < TimeSpan.Zero;

    /// <summary>Whether there is one and it is below zero.</summary>
    /// <param name="timeSpan">The duration.</param>
    public static bool IsInfinite(this TimeSpan? timeSpan) => timeSpan < TimeSpan.Zero;

    /// <summary>Whether it is <see cref="Timeout.InfiniteTimeSpan"/>.</summary>
    /// <param name="timeSpan">The duration.</param>
    public static bool IsInfiniteTimeout(this TimeSpan timeSpan) => timeSpan == Timeout.InfiniteTimeSpan;

    /// <summary>Whether there is one and it is <see cref="Timeout.InfiniteTimeSpan"/>.</summary>
    /// <param name="timeSpan">The duration.</param>
    public static bool IsInfiniteTimeout(this TimeSpan? timeSpan) => timeSpan == Timeout.InfiniteTimeSpan;

    /// <summary>Refuses what is below zero.</summary>
    /// <param name="timeSpan">The duration.</param>
    /// <param name="parameterName">Whose value it is.</param>
    /// <exception cref="ArgumentException">It is below zero.</exception>
    public static void EnsureIsPositiveFinite(this TimeSpan timeSpan, string parameterName)
    {
        if (timeSpan.IsInfinite())
            throw new ArgumentException($"The timespan must be greater than zero. Actual value: {timeSpan}", parameterName);
    }

    /// <summary>The shorter of the two; where one is endless or missing, the other.</summary>
    /// <param name="a">The one.</param>
    /// <param name="b">The other.</param>
    public static TimeSpan Min(this TimeSpan a, TimeSpan? b) =>
        b is not { } other || other.IsInfinite() || (!a.IsInfinite() && a < other) ? a : other;

    /// <summary>What is left, even where it is below nothing, but not more than the limit, where there is one.</summary>
    internal static TimeSpan AtMost(this TimeSpan left, TimeSpan? limit) =>
        limit is { } given && given >= TimeSpan.Zero && given < left ? given : left;
}
