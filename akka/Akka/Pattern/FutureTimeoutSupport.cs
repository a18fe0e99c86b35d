using Akka.Actor;
using Akka.Util.Internal;

namespace Akka.Pattern;

/// <summary>Tasks that begin later.</summary>
public static class FutureTimeoutSupport
{
    /// <summary>The result of <paramref name="value"/>, which is called after <paramref name="duration"/>; at once where that is zero or less.</summary>
    public static Task<T> After<T>(TimeSpan duration, IScheduler scheduler, Func<Task<T>> value)
    {
        if (duration <= TimeSpan.Zero)
        {
            return Begin(value);
        }

        var begun = new TaskCompletionSource<Task<T>>(TaskCreationOptions.RunContinuationsAsynchronously);
        scheduler.Advanced.ScheduleOnce(duration, () => begun.TrySetResult(Begin(value)));
        return begun.Task.Unwrap();
    }

    /// <summary>The task of <paramref name="value"/>; a failed one where it throws.</summary>
    internal static Task<T> Begin<T>(Func<Task<T>> value)
    {
        try
        {
            return value();
        }
        catch (Exception cause)
        {
            return TaskEx.FromException<T>(cause);
        }
    }
}
