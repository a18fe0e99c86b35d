namespace Akka.TestKit.Internal;

public partial class InternalEventFilterApplier
{
    /// <inheritdoc/>
    public Task ExpectOneAsync(Func<Task> action, CancellationToken cancellationToken = default) =>
        InterceptAsync(Returning(action), 1, null, cancellationToken);

    /// <inheritdoc/>
    [Obsolete("Give a function that returns a task, or call ExpectOne.")]
    public Task ExpectOneAsync(Action action, CancellationToken cancellationToken = default) =>
        InterceptAsync(Ending(action), 1, null, cancellationToken);

    /// <inheritdoc/>
    public Task ExpectOneAsync([AutoDilate] TimeSpan timeout, Func<Task> action, CancellationToken cancellationToken = default) =>
        InterceptAsync(Returning(action), 1, timeout, cancellationToken);

    /// <inheritdoc/>
    public Task<T> ExpectOneAsync<T>(Func<Task<T>> func, CancellationToken cancellationToken = default) =>
        InterceptAsync(func, 1, null, cancellationToken);

    /// <inheritdoc/>
    public Task<T> ExpectOneAsync<T>([AutoDilate] TimeSpan timeout, Func<Task<T>> func, CancellationToken cancellationToken = default) =>
        InterceptAsync(func, 1, timeout, cancellationToken);

    /// <inheritdoc/>
    public Task ExpectAsync(int expectedCount, Func<Task> actionAsync, CancellationToken cancellationToken = default) =>
        InterceptAsync(Returning(actionAsync), expectedCount, null, cancellationToken);

    /// <inheritdoc/>
    public Task ExpectAsync(int expectedCount, [AutoDilate] TimeSpan timeout, Func<Task> action, CancellationToken cancellationToken = default) =>
        InterceptAsync(Returning(action), expectedCount, timeout, cancellationToken);

    /// <inheritdoc/>
    [Obsolete("Give a function that returns a task, or call Expect.")]
    public Task ExpectAsync(int expectedCount, [AutoDilate] TimeSpan timeout, Action action, CancellationToken cancellationToken = default) =>
        InterceptAsync(Ending(action), expectedCount, timeout, cancellationToken);

    /// <inheritdoc/>
    public Task<T> ExpectAsync<T>(int expectedCount, Func<Task<T>> func, CancellationToken cancellationToken = default) =>
        InterceptAsync(func, expectedCount, null, cancellationToken);

    /// <inheritdoc/>
    public Task<T> ExpectAsync<T>(int expectedCount, [AutoDilate] TimeSpan timeout, Func<Task<T>> func, CancellationToken cancellationToken = default) =>
        InterceptAsync(func, expectedCount, timeout, cancellationToken);

    /// <inheritdoc/>
    public Task MuteAsync(Func<Task> action, CancellationToken cancellationToken = default) =>
        InterceptAsync(Returning(action), null, null, cancellationToken);

    /// <inheritdoc/>
    [Obsolete("Give a function that returns a task, or call Mute.")]
    public Task MuteAsync(Action action, CancellationToken cancellationToken = default) =>
        InterceptAsync(Ending(action), null, null, cancellationToken);

    /// <inheritdoc/>
    public Task<T> MuteAsync<T>(Func<Task<T>> func, CancellationToken cancellationToken = default) =>
        InterceptAsync(func, null, null, cancellationToken);

    /// <inheritdoc/>
    public Task ExpectAsync(int expectedCount, Func<Task> actionAsync, [AutoDilate] TimeSpan? timeout, CancellationToken cancellationToken = default) =>
        InterceptAsync(Returning(actionAsync), expectedCount, timeout, cancellationToken);

    private async Task<T> InterceptAsync<T>(Func<Task<T>> func, int? expected, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        using var matches = new Matches(_system.EventStream, _filters, expected);
        var result = await func();
        if (expected is not null)
        {
            var wait = WaitFor(expected.Value, timeout);
            await matches.Reached.WaitAsync(wait, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
            AssertCount(matches, wait);
        }

        return result;
    }

    private static Func<Task<object?>> Ending(Action action) => () =>
    {
        action();
        return Task.FromResult<object?>(null);
    };

    private static Func<Task<object?>> Returning(Func<Task> action) => async () =>
    {
        await action();
        return null;
    };
}
