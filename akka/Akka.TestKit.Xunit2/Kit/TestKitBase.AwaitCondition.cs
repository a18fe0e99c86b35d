using Akka.Event;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    private const string Expired = "Timeout {0} expired while waiting for condition.";

    /// <summary>How often a condition is looked at where the test does not say.</summary>
    private static readonly TimeSpan DefaultInterval = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits until a condition is true, and fails when it is not in time.</summary>
    /// <param name="conditionIsFulfilled">The condition. It is looked at at once, then every 20 ms.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public void AwaitCondition(Func<bool> conditionIsFulfilled, CancellationToken cancellationToken = default) =>
        AwaitTrue(conditionIsFulfilled, null, DefaultInterval, null, cancellationToken);

    /// <param name="conditionIsFulfilled">The condition. It is looked at at once, then every 20 ms.</param>
    /// <param name="max">How long.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <inheritdoc cref="AwaitCondition(Func{bool}, CancellationToken)"/>
    public void AwaitCondition(Func<bool> conditionIsFulfilled, [AutoDilate] TimeSpan? max, CancellationToken cancellationToken = default) =>
        AwaitTrue(conditionIsFulfilled, max, DefaultInterval, null, cancellationToken);

    /// <param name="conditionIsFulfilled">The condition. It is looked at at once, then every 20 ms.</param>
    /// <param name="max">How long.</param>
    /// <param name="message">Told with the failure.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <inheritdoc cref="AwaitCondition(Func{bool}, CancellationToken)"/>
    public void AwaitCondition(Func<bool> conditionIsFulfilled, [AutoDilate] TimeSpan? max, string? message, CancellationToken cancellationToken = default) =>
        AwaitTrue(conditionIsFulfilled, max, DefaultInterval, message, cancellationToken);

    /// <param name="conditionIsFulfilled">The condition.</param>
    /// <param name="max">How long.</param>
    /// <param name="interval">How often it is looked at, not dilated; null for once more, at the end.</param>
    /// <param name="message">Told with the failure.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <inheritdoc cref="AwaitCondition(Func{bool}, CancellationToken)"/>
    public void AwaitCondition(Func<bool> conditionIsFulfilled, [AutoDilate] TimeSpan? max, TimeSpan? interval, string? message = null, CancellationToken cancellationToken = default) =>
        AwaitTrue(conditionIsFulfilled, max, interval, message, cancellationToken);

    /// <summary>Waits until a condition is true.</summary>
    /// <param name="conditionIsFulfilled">The condition.</param>
    /// <param name="max">How long, not dilated.</param>
    /// <param name="interval">How often it is looked at; null for every 20 ms.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether it became true in time.</returns>
    public bool AwaitConditionNoThrow(Func<bool> conditionIsFulfilled, TimeSpan max, TimeSpan? interval = null, CancellationToken cancellationToken = default) =>
        Poll(conditionIsFulfilled, max, interval ?? DefaultInterval, cancellationToken);

    /// <summary>Waits until a condition is true. For kits that add waits of their own.</summary>
    /// <param name="conditionIsFulfilled">The condition.</param>
    /// <param name="max">How long, not dilated; finite.</param>
    /// <param name="interval">How often it is looked at; null for once more, at the end.</param>
    /// <param name="fail">Called when it is not true in time, with a text and what the text names.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether it became true in time.</returns>
    protected static bool InternalAwaitCondition(Func<bool> conditionIsFulfilled, TimeSpan max, TimeSpan? interval, Action<string, object[]> fail, CancellationToken cancellationToken = default) =>
        InternalAwaitCondition(conditionIsFulfilled, max, interval, fail, null, cancellationToken);

    /// <param name="conditionIsFulfilled">The condition.</param>
    /// <param name="max">How long, not dilated; finite.</param>
    /// <param name="interval">How often it is looked at; null for once more, at the end.</param>
    /// <param name="fail">Called when it is not true in time, with a text and what the text names.</param>
    /// <param name="logger">Told how the wait ended, at debug level; null for nobody.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <inheritdoc cref="InternalAwaitCondition(Func{bool}, TimeSpan, TimeSpan?, Action{string, object[]}, CancellationToken)"/>
    protected static bool InternalAwaitCondition(Func<bool> conditionIsFulfilled, TimeSpan max, TimeSpan? interval, Action<string, object[]> fail, ILoggingAdapter? logger, CancellationToken cancellationToken = default)
    {
        var start = Now;
        return Ended(Poll(conditionIsFulfilled, max, interval, cancellationToken), max, start, fail, logger);
    }

    private static bool Ended(bool fulfilled, TimeSpan max, TimeSpan start, Action<string, object[]> fail, ILoggingAdapter? logger)
    {
        if (fulfilled)
        {
            logger?.Debug("Condition fulfilled after {0}", Now - start);
            return true;
        }

        logger?.Debug(Expired, max);
        fail(Expired, [max]);
        return false;
    }

    private void AwaitTrue(Func<bool> condition, TimeSpan? max, TimeSpan? interval, string? message, CancellationToken cancellationToken)
    {
        var wait = RemainingOrDilated(max);
        if (!Poll(condition, wait, interval, cancellationToken))
            throw NotFulfilled(wait, message, cancellationToken);
    }

    private AssertionsMustThrowException NotFulfilled(TimeSpan max, string? message, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Failure(Expired + "{1}", max, message ?? "");
    }

    private static bool Poll(Func<bool> condition, TimeSpan max, TimeSpan? interval, CancellationToken cancellationToken)
    {
        max.EnsureIsPositiveFinite(nameof(max));
        var stop = Now + max;
        while (!condition())
        {
            var left = Until(stop);
            if (left < TimeSpan.Zero || cancellationToken.IsCancellationRequested)
                return false;
            if (cancellationToken.WaitHandle.WaitOne(Pause(left, interval)))
                throw new OperationCanceledException(cancellationToken);
        }

        return true;
    }

    /// <summary>How long until the next look: a millisecond at least, so that the last part of the wait does not spin.</summary>
    private static TimeSpan Pause(TimeSpan left, TimeSpan? interval)
    {
        var pause = left.AtMost(interval);
        return pause < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : pause;
    }
}
