namespace Akka.TestKit.Internal;

/// <summary>What the waits of the test kit ask of a duration.</summary>
internal static class TimeSpanExtensions
{
    public static bool IsPositiveFinite(this TimeSpan duration) => duration > TimeSpan.Zero;

    public static bool IsInfinite(this TimeSpan? duration) => duration is { } value && value < TimeSpan.Zero;

    public static TimeSpan Min(this TimeSpan a, TimeSpan b) => a < b ? a : b;

    /// <summary>What is left, but at most the limit, where a limit that is null or negative is none.</summary>
    public static TimeSpan AtMost(this TimeSpan left, TimeSpan? limit) =>
        limit is { } given && given >= TimeSpan.Zero && given < left ? given : left;

    public static void EnsureIsPositiveFinite(this TimeSpan duration, string parameterName)
    {
        if (duration < TimeSpan.Zero)
            throw new ArgumentException($"The value must be non-negative and finite. Value was {duration}", parameterName);
    }
}
