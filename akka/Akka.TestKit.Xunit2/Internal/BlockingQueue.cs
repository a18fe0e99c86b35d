using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Akka.TestKit.Internal;

/// <summary>The mailbox of a test: what the test actor heard and the test has not asked for yet, in order of arrival.</summary>
/// <typeparam name="T">What is kept.</typeparam>
/// <remarks>Any number of threads may add; taking and peeking wait either by blocking the thread or asynchronously.</remarks>
public sealed class BlockingQueue<T> : ITestActorQueue<T>
{
    private readonly Lock _gate = new();
    private readonly Queue<T> _items = new();
    private TaskCompletionSource? _arrival;

    /// <summary>How many items wait.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _items.Count;
        }
    }

    /// <inheritdoc/>
    public void Enqueue(T item)
    {
        TaskCompletionSource? arrival;
        lock (_gate)
        {
            _items.Enqueue(item);
            arrival = _arrival;
            _arrival = null;
        }

        arrival?.TrySetResult();
    }

    /// <summary>Takes the oldest item, waiting for one.</summary>
    /// <param name="item">What was taken.</param>
    /// <param name="max">How long to wait; <see cref="Timeout.InfiniteTimeSpan"/> waits for ever, zero does not wait, and where it is below zero there is no look either.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False where the time ran out.</returns>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public bool TryTake([MaybeNullWhen(false)] out T item, TimeSpan max, CancellationToken cancellationToken) =>
        Wait(take: true, max, cancellationToken, out item);

    /// <summary>Looks at the oldest item without taking it, waiting for one.</summary>
    /// <param name="item">What was seen.</param>
    /// <param name="max">How long to wait; <see cref="Timeout.InfiniteTimeSpan"/> waits for ever, zero does not wait, and where it is below zero there is no look either.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False where the time ran out, or a wait with an end was cancelled.</returns>
    /// <exception cref="OperationCanceledException">A wait without end was cancelled.</exception>
    public bool TryPeek([MaybeNullWhen(false)] out T item, TimeSpan max, CancellationToken cancellationToken) =>
        Wait(take: false, max, cancellationToken, out item);

    /// <summary>Takes the oldest item, waiting for one without blocking the thread.</summary>
    /// <param name="max">How long to wait; <see cref="Timeout.InfiniteTimeSpan"/> waits for ever, zero does not wait, and where it is below zero there is no look either.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False where the time ran out.</returns>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public ValueTask<(bool Success, T? Item)> TryTakeAsync(TimeSpan max, CancellationToken cancellationToken) =>
        WaitAsync(take: true, max, cancellationToken);

    /// <summary>Looks at the oldest item without taking it, waiting for one without blocking the thread.</summary>
    /// <param name="max">How long to wait; <see cref="Timeout.InfiniteTimeSpan"/> waits for ever, zero does not wait, and where it is below zero there is no look either.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False where the time ran out, or a wait with an end was cancelled.</returns>
    /// <exception cref="OperationCanceledException">A wait without end was cancelled.</exception>
    public ValueTask<(bool Success, T? Item)> TryPeekAsync(TimeSpan max, CancellationToken cancellationToken) =>
        WaitAsync(take: false, max, cancellationToken);

    /// <inheritdoc/>
    public List<T> ToList()
    {
        lock (_gate)
            return [.. _items];
    }

    /// <inheritdoc/>
    public IEnumerable<T> GetAll() => ToList();

    private bool Wait(bool take, TimeSpan max, CancellationToken cancellationToken, [MaybeNullWhen(false)] out T item)
    {
        var start = Stopwatch.GetTimestamp();
        if (IsOver(max))
        {
            item = default;
            return false;
        }

        ThrowIfCancelled(take, max, cancellationToken);
        while (!TryNow(take, out item, out var arrival))
        {
            if (Left(start, max) is not { } left || cancellationToken.IsCancellationRequested)
                return false;
            // Blocks here, not in the caller's scheduler: a test that blocks must not need the pool to wake it.
            var woken = WaitHandle.WaitAny([((IAsyncResult)arrival).AsyncWaitHandle, cancellationToken.WaitHandle], left);
            if (woken == 1)
                ThrowIfCancelled(take, max, cancellationToken);
            if (woken != 0)
                return TryNow(take, out item, out _);
        }

        return true;
    }

    private async ValueTask<(bool Success, T? Item)> WaitAsync(bool take, TimeSpan max, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        if (IsOver(max))
            return (false, default);
        ThrowIfCancelled(take, max, cancellationToken);
        T? item;
        while (!TryNow(take, out item, out var arrival))
        {
            if (Left(start, max) is not { } left || cancellationToken.IsCancellationRequested)
                return (false, default);
            await arrival.WaitAsync(left, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            ThrowIfCancelled(take, max, cancellationToken);
        }

        return (true, item);
    }

    private bool TryNow(bool take, [MaybeNullWhen(false)] out T item, [NotNullWhen(false)] out Task? arrival)
    {
        lock (_gate)
        {
            if (take ? _items.TryDequeue(out item) : _items.TryPeek(out item))
            {
                arrival = null;
                return true;
            }

            _arrival ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            arrival = _arrival.Task;
            return false;
        }
    }

    // Who looks with an end in sight is told that there is nothing; who does not wait is not asked whether to go on waiting.
    private static void ThrowIfCancelled(bool take, TimeSpan max, CancellationToken cancellationToken)
    {
        if (max == Timeout.InfiniteTimeSpan || (take && max > TimeSpan.Zero))
            cancellationToken.ThrowIfCancellationRequested();
    }

    private static bool IsOver(TimeSpan max) => max < TimeSpan.Zero && max != Timeout.InfiniteTimeSpan;

    private static TimeSpan? Left(long start, TimeSpan max)
    {
        if (max == Timeout.InfiniteTimeSpan)
            return max;
        // Rounded up: waiting part of a millisecond would spin.
        var left = Math.Ceiling((max - Stopwatch.GetElapsedTime(start)).TotalMilliseconds);
        return left <= 0 ? null : TimeSpan.FromMilliseconds(Math.Min(left, int.MaxValue));
    }
}
