using System.Diagnostics;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>The time on a clock that never goes back. Only differences of it mean something.</summary>
    public static TimeSpan Now => Stopwatch.GetElapsedTime(0);

    /// <summary>What is left of the innermost Within.</summary>
    /// <exception cref="InvalidOperationException">There is no Within around the call.</exception>
    public TimeSpan Remaining => _state.End is { } end
        ? end - Now
        : throw new InvalidOperationException("Remaining may not be called outside of \"within\"");

    /// <summary>What is left of the innermost Within; outside, <c>akka.test.single-expect-default</c>, dilated.</summary>
    public TimeSpan RemainingOrDefault => RemainingOr(Dilated(_state.Settings.SingleExpectDefault));

    /// <summary>What is left of the innermost Within; outside, <c>akka.test.expect-no-message-default</c>, dilated.</summary>
    public TimeSpan NoMessageRemainingOrDefault => RemainingOr(Dilated(_state.Settings.ExpectNoMessageDefault));

    /// <summary>What is left of the innermost Within; outside, the given duration.</summary>
    /// <param name="duration">Returned as it is, not dilated.</param>
    protected TimeSpan RemainingOr(TimeSpan duration) => _state.End is { } end ? Until(end) : duration;

    /// <summary>The given duration, dilated; without one, <see cref="RemainingOrDefault"/>.</summary>
    /// <param name="duration">Finite, or null.</param>
    /// <exception cref="ArgumentException">The duration is below zero.</exception>
    public TimeSpan RemainingOrDilated([AutoDilate] TimeSpan? duration)
    {
        if (duration.IsInfinite())
            throw new ArgumentException("Must be positive TimeSpan", nameof(duration));
        return duration is { } given ? Dilated(given) : RemainingOrDefault;
    }

    /// <summary>The duration times <c>akka.test.timefactor</c>.</summary>
    /// <param name="duration">The duration on a fast machine.</param>
    /// <exception cref="ArgumentException">The duration is below zero.</exception>
    public TimeSpan Dilated([AutoDilate] TimeSpan duration) => duration.IsPositiveFinite()
        ? duration * _state.Settings.TestTimeFactor
        : throw new ArgumentException("Must not be negative", nameof(duration));

    /// <summary>The given duration as it is; without one, <c>akka.test.single-expect-default</c>, not dilated.</summary>
    /// <param name="timeout">The duration, or null.</param>
    public TimeSpan GetTimeoutOrDefault(TimeSpan? timeout) => timeout ?? _state.Settings.SingleExpectDefault;

    /// <summary>What is left until a time; where that has passed, a little less than nothing, but never what stands for endless.</summary>
    private static TimeSpan Until(TimeSpan end)
    {
        var left = end - Now;
        return left < TimeSpan.Zero ? TimeSpan.FromTicks(-1) : left;
    }
}
