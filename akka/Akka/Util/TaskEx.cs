namespace Akka.Util.Internal;

/// <summary>Tasks that are done.</summary>
internal static class TaskEx
{
    /// <summary>Done, well.</summary>
    public static readonly Task<Done> Completed = Task.FromResult(Done.Instance);

    /// <summary>Done, badly.</summary>
    public static Task<T> FromException<T>(Exception cause) => Task.FromException<T>(cause);
}
