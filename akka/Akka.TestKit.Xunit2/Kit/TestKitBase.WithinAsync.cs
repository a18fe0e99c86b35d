namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>Runs a block of the test, bounds its waits by what is left of its time, and fails when it takes longer, without waiting for its end.</summary>
    /// <param name="max">How long the block may take. Inside another block, no longer than that one has left.</param>
    /// <param name="actionAsync">The block.</param>
    /// <param name="epsilonValue">How much longer it may take without failing, not dilated. Default nothing.</param>
    /// <param name="cancellationToken">Ends the wait for the block.</param>
    /// <inheritdoc cref="Within(TimeSpan, Action, TimeSpan?, CancellationToken)" path="/remarks"/>
    public Task WithinAsync([AutoDilate] TimeSpan max, Func<Task> actionAsync, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        WithinAsync(TimeSpan.Zero, max, actionAsync, null, epsilonValue, cancellationToken);

    /// <param name="min">How long the block must take at least, not dilated.</param>
    /// <param name="max">How long the block may take. Inside another block, no longer than that one has left.</param>
    /// <param name="actionAsync">The block.</param>
    /// <param name="hint">Told with the failure.</param>
    /// <param name="epsilonValue">How much longer it may take without failing, not dilated. Default nothing.</param>
    /// <param name="cancellationToken">Ends the wait for the block.</param>
    /// <inheritdoc cref="WithinAsync(TimeSpan, Func{Task}, TimeSpan?, CancellationToken)"/>
    public Task WithinAsync(TimeSpan min, [AutoDilate] TimeSpan max, Func<Task> actionAsync, string? hint = null, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        WithinAsync<object?>(
            min,
            max,
            async () =>
            {
                await actionAsync();
                return null;
            },
            hint,
            epsilonValue,
            cancellationToken);

    /// <typeparam name="T">What the block returns.</typeparam>
    /// <param name="max">How long the block may take. Inside another block, no longer than that one has left.</param>
    /// <param name="function">The block.</param>
    /// <param name="epsilonValue">How much longer it may take without failing, not dilated. Default nothing.</param>
    /// <param name="cancellationToken">Ends the wait for the block.</param>
    /// <returns>What the block returned.</returns>
    /// <inheritdoc cref="WithinAsync(TimeSpan, Func{Task}, TimeSpan?, CancellationToken)"/>
    public Task<T> WithinAsync<T>([AutoDilate] TimeSpan max, Func<Task<T>> function, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        WithinAsync(TimeSpan.Zero, max, function, null, epsilonValue, cancellationToken);

    /// <typeparam name="T">What the block returns.</typeparam>
    /// <param name="min">How long the block must take at least, not dilated.</param>
    /// <param name="max">How long the block may take. Inside another block, no longer than that one has left.</param>
    /// <param name="function">The block.</param>
    /// <param name="hint">Told with the failure.</param>
    /// <param name="epsilonValue">How much longer it may take without failing, not dilated. Default nothing.</param>
    /// <param name="cancellationToken">Ends the wait for the block.</param>
    /// <returns>What the block returned.</returns>
    /// <inheritdoc cref="WithinAsync(TimeSpan, Func{Task}, TimeSpan?, CancellationToken)"/>
    public async Task<T> WithinAsync<T>(TimeSpan min, [AutoDilate] TimeSpan max, Func<Task<T>> function, string? hint = null, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default)
    {
        var block = new TimedBlock(this, min, max, hint, epsilonValue);
        T result;
        try
        {
            var running = function();
            await ((Task)running).WaitAsync(block.Patience, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            if (!running.IsCompleted)
            {
                cancellationToken.ThrowIfCancellationRequested();
                throw block.StillRuns();
            }

            result = await running;
        }
        finally
        {
            block.Leave();
        }

        block.AssertInTime();
        return result;
    }
}
