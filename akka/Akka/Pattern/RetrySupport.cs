using Akka.Actor;
using Akka.Util;
using Akka.Util.Internal;

namespace Akka.Pattern;

/// <summary>Tries something asynchronous again where it fails, by exception or by failed task.</summary>
/// <remarks>
/// <c>attempts</c> is how often it is tried again after the first failure: 5 means at most 6 calls. The last failure is the
/// result where all fail. Negative is an <see cref="ArgumentException"/>.
/// </remarks>
public static class RetrySupport
{
    /// <summary>Tries again at once.</summary>
    public static Task<T> Retry<T>(Func<Task<T>> attempt, int attempts) =>
        Retry(attempt, attempts, _ => Option<TimeSpan>.None, null!);

    /// <summary>Tries again after a delay that doubles from <paramref name="minBackoff"/> to <paramref name="maxBackoff"/>, longer by up to <paramref name="randomFactor"/> times itself.</summary>
    public static Task<T> Retry<T>(Func<Task<T>> attempt, int attempts, TimeSpan minBackoff, TimeSpan maxBackoff, int randomFactor, IScheduler scheduler)
    {
        if (minBackoff <= TimeSpan.Zero)
        {
            throw new ArgumentException("Parameter minBackoff must be > 0", nameof(minBackoff));
        }

        if (maxBackoff < minBackoff)
        {
            throw new ArgumentException("Parameter maxBackoff must be >= minBackoff", nameof(maxBackoff));
        }

        if (randomFactor is < 0 or > 1)
        {
            throw new ArgumentException("RandomFactor must be between 0.0 and 1.0", nameof(randomFactor));
        }

        return Retry(
            attempt,
            attempts,
            attempted => BackoffSupervisor.CalculateDelay(attempted, minBackoff, maxBackoff, randomFactor),
            scheduler);
    }

    /// <summary>Tries again after <paramref name="delay"/>.</summary>
    public static Task<T> Retry<T>(Func<Task<T>> attempt, int attempts, TimeSpan delay, IScheduler scheduler) =>
        Retry(attempt, attempts, _ => delay, scheduler);

    /// <summary>Tries again after the delay that <paramref name="delayFunction"/> gives for the number of the attempt, 1 for the first; at once where it gives none.</summary>
    public static Task<T> Retry<T>(Func<Task<T>> attempt, int attempts, Func<int, Option<TimeSpan>> delayFunction, IScheduler scheduler)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        if (attempts < 0)
        {
            throw new ArgumentException("Parameter attempts must be >= 0", nameof(attempts));
        }

        return Run(attempt, attempts, delayFunction, scheduler);
    }

    private static async Task<T> Run<T>(Func<Task<T>> attempt, int attempts, Func<int, Option<TimeSpan>> delayFunction, IScheduler? scheduler)
    {
        for (var attempted = 1; ; attempted++)
        {
            var running = FutureTimeoutSupport.Begin(attempt);
            await ((Task)running).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (running.IsCompletedSuccessfully || attempted > attempts)
            {
                return await running.ConfigureAwait(false);
            }

            var delay = delayFunction(attempted);
            if (delay.HasValue && delay.Value > TimeSpan.Zero && scheduler is not null)
            {
                await FutureTimeoutSupport.After(delay.Value, scheduler, () => TaskEx.Completed).ConfigureAwait(false);
            }
        }
    }
}
