namespace Akka.TestKit;

/// <summary>Closed until it has been counted down; waits for that, and never for ever.</summary>
public class TestLatch
{
    /// <summary>How long it waits where nothing is said: 5 s.</summary>
    [Obsolete("Use TestKitSettings.DefaultTimeout, which can be configured.")]
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(5);

    private readonly CountdownEvent _latch;
    private readonly TimeSpan _defaultTimeout;
    private readonly Func<TimeSpan, TimeSpan> _dilate;

    /// <summary>Makes a latch that opens when counted down once. It waits 5 s by default.</summary>
    public TestLatch()
        : this(1)
    {
    }

    /// <summary>Makes a latch. It waits 5 s by default.</summary>
    /// <param name="count">How often it must be counted down to open.</param>
    public TestLatch(int count)
        : this(count, TimeSpan.FromSeconds(5))
    {
    }

    /// <summary>Makes a latch.</summary>
    /// <param name="count">How often it must be counted down to open.</param>
    /// <param name="defaultTimeout">How long it waits by default.</param>
    public TestLatch(int count, TimeSpan defaultTimeout)
        : this(timeout => timeout, defaultTimeout, count)
    {
    }

    /// <summary>Makes a latch whose times are scaled.</summary>
    /// <param name="dilate">Scales the times.</param>
    /// <param name="defaultTimeout">How long it waits by default.</param>
    /// <param name="count">How often it must be counted down to open.</param>
    protected TestLatch(Func<TimeSpan, TimeSpan> dilate, TimeSpan defaultTimeout, int count)
    {
        _latch = new CountdownEvent(count);
        _defaultTimeout = defaultTimeout;
        _dilate = dilate;
    }

    internal TestLatch(Func<TimeSpan, TimeSpan> dilate, int count, TimeSpan defaultTimeout)
        : this(dilate, defaultTimeout, count)
    {
    }

    /// <summary>Whether it is open.</summary>
    public bool IsOpen => _latch.CurrentCount == 0;

    /// <summary>Counts it down by one.</summary>
    /// <exception cref="InvalidOperationException">It is open already.</exception>
    public void CountDown() => _latch.Signal();

    /// <summary>Opens it, whatever the count.</summary>
    public void Open()
    {
        while (!IsOpen)
            CountDown();
    }

    /// <summary>Closes it again, with its first count.</summary>
    public void Reset() => _latch.Reset();

    /// <summary>Waits for it to open.</summary>
    /// <param name="timeout">How long; dilated where a test kit made the latch.</param>
    /// <exception cref="TimeoutException">It has not opened in time.</exception>
    /// <exception cref="ArgumentException">The timeout is <see cref="TimeSpan.MaxValue"/>.</exception>
    public void Ready(TimeSpan timeout)
    {
        if (timeout == TimeSpan.MaxValue)
            throw new ArgumentException($"TestLatch does not support waiting for {timeout}", nameof(timeout));
        var dilated = _dilate(timeout);
        if (!_latch.Wait(dilated))
            throw new TimeoutException($"Timeout of {dilated}");
    }

    /// <summary>Waits for it to open, as long as it does by default.</summary>
    /// <exception cref="TimeoutException">It has not opened in time.</exception>
    public void Ready() => Ready(_defaultTimeout);
}
