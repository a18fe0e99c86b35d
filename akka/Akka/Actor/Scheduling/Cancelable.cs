using Akka.Actor.Scheduler;

namespace Akka.Actor;

/// <summary>Calls off what has been scheduled with it. Its token is made only when somebody asks for it.</summary>
/// <remarks>Callbacks of the token run on the thread that cancels.</remarks>
public class Cancelable : ICancelable, IDisposable
{
    private readonly IActionScheduler _scheduler;
    private CancellationTokenSource? _source;
    private TimerEntry? _entry;
    private volatile bool _canceled;

    /// <summary>Called off only by <see cref="Cancel()"/>.</summary>
    public Cancelable(IScheduler scheduler)
        : this(scheduler.Advanced)
    {
    }

    /// <summary>Calls itself off after <paramref name="delay"/>.</summary>
    public Cancelable(IScheduler scheduler, TimeSpan delay)
        : this(scheduler.Advanced, delay)
    {
    }

    /// <summary>Calls itself off after that many milliseconds.</summary>
    public Cancelable(IScheduler scheduler, int millisecondsDelay)
        : this(scheduler.Advanced, TimeSpan.FromMilliseconds(millisecondsDelay))
    {
    }

    /// <summary>Calls itself off after <paramref name="delay"/>.</summary>
    public Cancelable(IActionScheduler scheduler, TimeSpan delay)
        : this(scheduler) => CancelAfter(delay);

    /// <summary>Called off only by <see cref="Cancel()"/>.</summary>
    public Cancelable(IActionScheduler scheduler) => _scheduler = scheduler;

    private Cancelable(IActionScheduler scheduler, CancellationTokenSource source)
        : this(scheduler) => _source = source;

    /// <inheritdoc/>
    public bool IsCancellationRequested => _canceled || Volatile.Read(ref _source) is { IsCancellationRequested: true };

    /// <inheritdoc/>
    public CancellationToken Token => (Volatile.Read(ref _source) ?? CreateSource()).Token;

    /// <summary>Whether <see cref="Dispose()"/> has been called; then it can no longer be called off.</summary>
    public bool IsDisposed { get; private set; }

    /// <summary>One that is called off from the start.</summary>
    public static ICancelable CreateCanceled() => AlreadyCanceledCancelable.Instance;

    /// <summary>One that is called off as soon as any of <paramref name="cancelables"/> is.</summary>
    public static ICancelable CreateLinkedCancelable(IScheduler scheduler, params ICancelable[] cancelables) =>
        CreateLinkedCancelable(scheduler.Advanced, cancelables);

    /// <summary>One that is called off as soon as any of <paramref name="cancellationTokens"/> is.</summary>
    public static ICancelable CreateLinkedCancelable(IScheduler scheduler, params CancellationToken[] cancellationTokens) =>
        CreateLinkedCancelable(scheduler.Advanced, cancellationTokens);

    /// <summary>One that is called off as soon as any of <paramref name="cancelables"/> is.</summary>
    public static ICancelable CreateLinkedCancelable(IActionScheduler scheduler, params ICancelable[] cancelables) =>
        CreateLinkedCancelable(scheduler, Array.ConvertAll(cancelables, cancelable => cancelable.Token));

    /// <summary>One that is called off as soon as any of <paramref name="cancellationTokens"/> is.</summary>
    public static ICancelable CreateLinkedCancelable(IActionScheduler scheduler, params CancellationToken[] cancellationTokens) =>
        new Cancelable(scheduler, CancellationTokenSource.CreateLinkedTokenSource(cancellationTokens));

    /// <inheritdoc/>
    public void Cancel() => Cancel(throwOnFirstException: false);

    /// <inheritdoc/>
    public void Cancel(bool throwOnFirstException)
    {
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        _canceled = true;
        Interlocked.MemoryBarrier();
        Interlocked.Exchange(ref _entry, null)?.Unschedule();
        Volatile.Read(ref _source)?.Cancel(throwOnFirstException);
    }

    /// <inheritdoc/>
    public void CancelAfter(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        ObjectDisposedException.ThrowIf(IsDisposed, this);
        if (!IsCancellationRequested)
        {
            _scheduler.ScheduleOnce(delay, CancelUnlessDisposed, this);
        }
    }

    /// <inheritdoc/>
    public void CancelAfter(int millisecondsDelay) => CancelAfter(TimeSpan.FromMilliseconds(millisecondsDelay));

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Lets the token's source go.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (!IsDisposed)
        {
            IsDisposed = true;
            if (disposing)
            {
                (Volatile.Read(ref _source) ?? CreateSource()).Dispose();
            }
        }
    }

    /// <summary>Remembers the entry to take out of the wheel. Of several with one cancelable only the first: the others see it when they are due.</summary>
    internal void Attach(TimerEntry entry) => Interlocked.CompareExchange(ref _entry, entry, null);

    internal void Detach(TimerEntry entry) => Interlocked.CompareExchange(ref _entry, null, entry);

    private void CancelUnlessDisposed()
    {
        if (!IsDisposed)
        {
            Cancel();
        }
    }

    private CancellationTokenSource CreateSource()
    {
        var created = new CancellationTokenSource();
        var source = Interlocked.CompareExchange(ref _source, created, null) ?? created;

        // A Cancel that ran before the source was there has not cancelled it.
        if (_canceled)
        {
            source.Cancel();
        }

        return source;
    }
}
