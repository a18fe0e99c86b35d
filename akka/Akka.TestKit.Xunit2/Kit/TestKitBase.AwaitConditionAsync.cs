using Akka.Event;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <inheritdoc cref="AwaitCondition(Func{bool}, CancellationToken)"/>
    public Task AwaitConditionAsync(Func<bool> conditionIsFulfilled, CancellationToken cancellationToken = default) =>
        AwaitTrueAsync(Looking(conditionIsFulfilled), null, DefaultInterval, null, cancellationToken);

    /// <inheritdoc cref="AwaitCondition(Func{bool}, CancellationToken)"/>
    public Task AwaitConditionAsync(Func<Task<bool>> conditionIsFulfilled, CancellationToken cancellationToken = default) =>
        AwaitTrueAsync(conditionIsFulfilled, null, DefaultInterval, null, cancellationToken);

    /// <inheritdoc cref="AwaitCondition(Func{bool}, TimeSpan?, CancellationToken)"/>
    public Task AwaitConditionAsync(Func<bool> conditionIsFulfilled, [AutoDilate] TimeSpan? max, CancellationToken cancellationToken = default) =>
        AwaitTrueAsync(Looking(conditionIsFulfilled), max, DefaultInterval, null, cancellationToken);

    /// <inheritdoc cref="AwaitCondition(Func{bool}, TimeSpan?, CancellationToken)"/>
    public Task AwaitConditionAsync(Func<Task<bool>> conditionIsFulfilled, [AutoDilate] TimeSpan? max, CancellationToken cancellationToken = default) =>
        AwaitTrueAsync(conditionIsFulfilled, max, DefaultInterval, null, cancellationToken);

    /// <inheritdoc cref="AwaitCondition(Func{bool}, TimeSpan?, string, CancellationToken)"/>
    public Task AwaitConditionAsync(Func<bool> conditionIsFulfilled, [AutoDilate] TimeSpan? max, string? message, CancellationToken cancellationToken = default) =>
        AwaitTrueAsync(Looking(conditionIsFulfilled), max, DefaultInterval, message, cancellationToken);

    /// <inheritdoc cref="AwaitCondition(Func{bool}, TimeSpan?, string, CancellationToken)"/>
    public Task AwaitConditionAsync(Func<Task<bool>> conditionIsFulfilled, [AutoDilate] TimeSpan? max, string? message, CancellationToken cancellationToken = default) =>
        AwaitTrueAsync(conditionIsFulfilled, max, DefaultInterval, message, cancellationToken);

    /// <inheritdoc cref="AwaitCondition(Func{bool}, TimeSpan?, TimeSpan?, string, CancellationToken)"/>
    public Task AwaitConditionAsync(Func<bool> conditionIsFulfilled, [AutoDilate] TimeSpan? max, TimeSpan? interval, string? message = null, CancellationToken cancellationToken = default) =>
        AwaitTrueAsync(Looking(conditionIsFulfilled), max, interval, message, cancellationToken);

    /// <inheritdoc cref="AwaitCondition(Func{bool}, TimeSpan?, TimeSpan?, string, CancellationToken)"/>
    public Task AwaitConditionAsync(Func<Task<bool>> conditionIsFulfilled, [AutoDilate] TimeSpan? max, TimeSpan? interval, string? message = null, CancellationToken cancellationToken = default) =>
        AwaitTrueAsync(conditionIsFulfilled, max, interval, message, cancellationToken);

    /// <inheritdoc cref="AwaitConditionNoThrow(Func{bool}, TimeSpan, TimeSpan?, CancellationToken)"/>
    public Task<bool> AwaitConditionNoThrowAsync(Func<bool> conditionIsFulfilled, TimeSpan max, TimeSpan? interval = null, CancellationToken cancellationToken = default) =>
        PollAsync(Looking(conditionIsFulfilled), max, interval ?? DefaultInterval, cancellationToken);

    /// <inheritdoc cref="AwaitConditionNoThrow(Func{bool}, TimeSpan, TimeSpan?, CancellationToken)"/>
    public Task<bool> AwaitConditionNoThrowAsync(Func<Task<bool>> conditionIsFulfilled, TimeSpan max, TimeSpan? interval = null, CancellationToken cancellationToken = default) =>
        PollAsync(conditionIsFulfilled, max, interval ?? DefaultInterval, cancellationToken);

    /// <inheritdoc cref="InternalAwaitCondition(Func{bool}, TimeSpan, TimeSpan?, Action{string, object[]}, CancellationToken)"/>
    protected static Task<bool> InternalAwaitConditionAsync(Func<Task<bool>> conditionIsFulfilled, TimeSpan max, TimeSpan? interval, Action<string, object[]> fail, CancellationToken cancellationToken = default) =>
        InternalAwaitConditionAsync(conditionIsFulfilled, max, interval, fail, null, cancellationToken);

    /// <inheritdoc cref="InternalAwaitCondition(Func{bool}, TimeSpan, TimeSpan?, Action{string, object[]}, ILoggingAdapter, CancellationToken)"/>
    protected static async Task<bool> InternalAwaitConditionAsync(Func<Task<bool>> conditionIsFulfilled, TimeSpan max, TimeSpan? interval, Action<string, object[]> fail, ILoggingAdapter? logger, CancellationToken cancellationToken = default)
    {
        var start = Now;
        return Ended(await PollAsync(conditionIsFulfilled, max, interval, cancellationToken), max, start, fail, logger);
    }

    private static Func<Task<bool>> Looking(Func<bool> condition) => () => Task.FromResult(condition());

    private async Task AwaitTrueAsync(Func<Task<bool>> condition, TimeSpan? max, TimeSpan? interval, string? message, CancellationToken cancellationToken)
    {
        var wait = RemainingOrDilated(max);
        // Not ConfigureAwait(false): the condition is the test's code and keeps the test's sender.
        if (!await PollAsync(condition, wait, interval, cancellationToken))
            throw NotFulfilled(wait, message, cancellationToken);
    }

    private static async Task<bool> PollAsync(Func<Task<bool>> condition, TimeSpan max, TimeSpan? interval, CancellationToken cancellationToken)
    {
        max.EnsureIsPositiveFinite(nameof(max));
        var stop = Now + max;
        while (!await condition())
        {
            var left = Until(stop);
            if (left < TimeSpan.Zero || cancellationToken.IsCancellationRequested)
                return false;
            await Task.Delay(Pause(left, interval), cancellationToken);
        }

        return true;
    }
}
