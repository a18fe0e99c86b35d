namespace Akka.TestKit.Extensions;

/// <summary>Waits of tests for tasks, bounded in time.</summary>
public static partial class TaskExtensions
{
    /// <summary>Waits for a task, and throws what it throws.</summary>
    /// <param name="parentTask">The task.</param>
    /// <param name="timeout">How long.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether the task has ended in time.</returns>
    public static async Task<bool> AwaitWithTimeout(this Task parentTask, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        await parentTask.WaitAsync(timeout, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (parentTask.IsFaulted)
            await parentTask.ConfigureAwait(false);
        return parentTask.IsCompleted;
    }

    /// <summary>Waits for a task, and throws what it throws.</summary>
    /// <typeparam name="T">What the task makes.</typeparam>
    /// <param name="parentTask">The task.</param>
    /// <param name="timeout">How long.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What the task made.</returns>
    /// <exception cref="TaskCanceledException">The task has not ended in time.</exception>
    public static async Task<T> WithTimeout<T>(this Task<T> parentTask, TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        if (!await parentTask.AwaitWithTimeout(timeout, cancellationToken).ConfigureAwait(false))
            throw new TaskCanceledException($"Task timed out after {timeout.TotalSeconds} seconds");
        return await parentTask.ConfigureAwait(false);
    }
}
