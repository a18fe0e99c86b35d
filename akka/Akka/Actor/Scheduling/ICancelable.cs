namespace Akka.Actor;

/// <summary>Something that can be called off: what waits for it sees <see cref="Token"/>.</summary>
public interface ICancelable
{
    /// <summary>Whether it has been called off.</summary>
    bool IsCancellationRequested { get; }

    /// <summary>Fires when it is called off.</summary>
    CancellationToken Token { get; }

    /// <summary>Calls it off, now. Calling twice is harmless.</summary>
    void Cancel();

    /// <summary>Calls it off after <paramref name="delay"/>.</summary>
    void CancelAfter(TimeSpan delay);

    /// <summary>Calls it off after that many milliseconds.</summary>
    void CancelAfter(int millisecondsDelay);

    /// <summary>Calls it off, now; says whether the first exception of a callback ends the others.</summary>
    void Cancel(bool throwOnFirstException);
}
