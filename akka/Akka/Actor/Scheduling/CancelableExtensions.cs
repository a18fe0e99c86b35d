namespace Akka.Actor;

/// <summary>Short ways with <see cref="ICancelable"/>.</summary>
public static class CancelableExtensions
{
    /// <summary>Calls <paramref name="cancelable"/> off, if there is one.</summary>
    public static void CancelIfNotNull(this ICancelable? cancelable) => cancelable?.Cancel();
}
