using System.Globalization;

namespace Akka.Actor;

/// <summary>A <see cref="FutureActorRef{T}"/> that does not wait for ever.</summary>
internal sealed class LimitedFutureActorRef<T>(TaskCompletionSource<T> result, IActorRefProvider provider, TimeSpan timeout)
    : FutureActorRef<T>(result, provider)
{
    // The longest time that a Timer can wait, some 49 days; what is longer is as good as for ever.
    private const long LongestWait = uint.MaxValue - 1L;

    private CancellationTokenRegistration _cancellation;
    private Timer? _timer;

    /// <summary>Whether a time-out of that length limits anything.</summary>
    internal static bool Limits(TimeSpan timeout) => timeout > TimeSpan.Zero && timeout.TotalMilliseconds < LongestWait;

    /// <summary>Starts the waiting; before the question is sent, so that no answer can come before.</summary>
    internal void Start(CancellationToken cancellationToken)
    {
        if (Limits(timeout))
        {
            // Real time, whatever the system's scheduler is: an Ask from a test must end although nobody moves the test's clock.
            _timer = new Timer(static self => ((LimitedFutureActorRef<T>)self!).Expire(), this, Timeout.Infinite, Timeout.Infinite);
            _timer.Change(timeout, Timeout.InfiniteTimeSpan);
        }

        _cancellation = cancellationToken.UnsafeRegister(
            static (self, token) => ((LimitedFutureActorRef<T>)self!).Cancel(token),
            this);
        if (Task.IsCompleted)
        {
            Release();
        }
    }

    private protected override void Release()
    {
        _timer?.Dispose();
        _cancellation.Unregister();
    }

    private void Expire() => Fail(new AskTimeoutException(string.Create(CultureInfo.InvariantCulture, $"Timeout after {timeout.TotalSeconds:F2} seconds")));
}
