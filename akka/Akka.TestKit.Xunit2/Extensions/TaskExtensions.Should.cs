using Xunit.Sdk;

namespace Akka.TestKit.Extensions;

public static partial class TaskExtensions
{
    /// <summary>Fails the test unless the task ends in time; what it throws is thrown.</summary>
    /// <param name="task">The task.</param>
    /// <param name="timeout">How long it may take, not dilated.</param>
    /// <param name="because">Why it must; told with the failure.</param>
    /// <param name="becauseArgs">What the reason names.</param>
    public static async Task ShouldCompleteWithin(this Task task, TimeSpan timeout, string because = "", params object[] becauseArgs)
    {
        if (!await task.AwaitWithTimeout(timeout).ConfigureAwait(false))
            throw new XunitException($"Expected the task to complete within {timeout}{Reason(because, becauseArgs)}, but it is still running.");
        await task.ConfigureAwait(false);
    }

    /// <typeparam name="T">What the task makes.</typeparam>
    /// <returns>What the task made.</returns>
    /// <inheritdoc cref="ShouldCompleteWithin(Task, TimeSpan, string, object[])"/>
    public static async Task<T> ShouldCompleteWithin<T>(this Task<T> task, TimeSpan timeout, string because = "", params object[] becauseArgs)
    {
        await ((Task)task).ShouldCompleteWithin(timeout, because, becauseArgs).ConfigureAwait(false);
        return await task.ConfigureAwait(false);
    }

    /// <summary>Fails the test unless the task makes a value in time; what it throws is thrown.</summary>
    /// <typeparam name="T">What the task makes.</typeparam>
    /// <param name="task">The task.</param>
    /// <param name="expected">What it must make.</param>
    /// <param name="timeout">How long it may take, not dilated.</param>
    /// <param name="because">Why it must; told with the failure.</param>
    /// <param name="becauseArgs">What the reason names.</param>
    public static async Task ShouldCompleteWithin<T>(this Task<T> task, T expected, TimeSpan timeout, string because = "", params object[] becauseArgs)
    {
        var made = await task.ShouldCompleteWithin(timeout, because, becauseArgs).ConfigureAwait(false);
        if (!Equals(made, expected))
            throw new XunitException($"Expected the task to make {expected}{Reason(because, becauseArgs)}, but it made {made}.");
    }

    /// <summary>Fails the test unless the task throws in time.</summary>
    /// <typeparam name="T">What it must throw, or a base of it.</typeparam>
    /// <param name="task">The task.</param>
    /// <param name="timeout">How long it may take, not dilated.</param>
    /// <param name="because">Why it must; told with the failure.</param>
    /// <param name="becauseArgs">What the reason names.</param>
    /// <returns>What it threw.</returns>
    public static async Task<T> ShouldThrowWithin<T>(this Task task, TimeSpan timeout, string because = "", params object[] becauseArgs)
        where T : Exception
    {
        try
        {
            await task.ShouldCompleteWithin(timeout).ConfigureAwait(false);
        }
        catch (T thrown)
        {
            return thrown;
        }
        catch (Exception other)
        {
            throw new XunitException($"Expected the task to throw {typeof(T)}{Reason(because, becauseArgs)}, but it threw {other.GetType()}.", other);
        }

        throw new XunitException($"Expected the task to throw {typeof(T)}{Reason(because, becauseArgs)}, but it threw nothing.");
    }

    /// <summary>Fails the test unless the task throws an exception in time.</summary>
    /// <typeparam name="T">The type of the exception.</typeparam>
    /// <param name="task">The task.</param>
    /// <param name="expected">What it must throw.</param>
    /// <param name="timeout">How long it may take, not dilated.</param>
    /// <param name="because">Why it must; told with the failure.</param>
    /// <param name="becauseArgs">What the reason names.</param>
    public static async Task ShouldThrowWithin<T>(this Task task, T expected, TimeSpan timeout, string because = "", params object[] becauseArgs)
        where T : Exception
    {
        var thrown = await task.ShouldThrowWithin<T>(timeout, because, becauseArgs).ConfigureAwait(false);
        if (!Equals(thrown, expected))
            throw new XunitException($"Expected the task to throw {expected}{Reason(because, becauseArgs)}, but it threw another: {thrown}", thrown);
    }

    private static string Reason(string because, object[] args)
    {
        if (string.IsNullOrWhiteSpace(because))
            return "";
        var reason = args.Length == 0 ? because : string.Format(null, because, args);
        return reason.StartsWith("because", StringComparison.OrdinalIgnoreCase) ? " " + reason : " because " + reason;
    }
}
