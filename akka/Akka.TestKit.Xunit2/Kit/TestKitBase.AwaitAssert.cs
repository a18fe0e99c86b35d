using Akka.Event;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>Repeats an assertion until it holds.</summary>
    /// <param name="assertion">Throws while it does not hold. What it throws when the time is over is thrown on.</param>
    /// <param name="duration">How long.</param>
    /// <param name="interval">How long between two attempts, not dilated; null for 20 ms, <see cref="Timeout.InfiniteTimeSpan"/> for one attempt more, at the end.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public void AwaitAssert(Action assertion, [AutoDilate] TimeSpan? duration = null, TimeSpan? interval = null, CancellationToken cancellationToken = default)
    {
        var attempts = new Attempts(this, duration, interval);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                assertion();
                return;
            }
            catch (Exception) when (attempts.MayRetry())
            {
                // The next attempt tells the same or better.
            }

            cancellationToken.WaitHandle.WaitOne(attempts.Pause);
        }
    }

    /// <inheritdoc cref="AwaitAssert(Action, TimeSpan?, TimeSpan?, CancellationToken)"/>
    public Task AwaitAssertAsync(Action assertion, [AutoDilate] TimeSpan? duration = null, TimeSpan? interval = null, CancellationToken cancellationToken = default) =>
        AwaitAssertAsync(
            () =>
            {
                assertion();
                return Task.CompletedTask;
            },
            duration,
            interval,
            cancellationToken);

    /// <inheritdoc cref="AwaitAssert(Action, TimeSpan?, TimeSpan?, CancellationToken)"/>
    public async Task AwaitAssertAsync(Func<Task> assertion, [AutoDilate] TimeSpan? duration = null, TimeSpan? interval = null, CancellationToken cancellationToken = default)
    {
        var attempts = new Attempts(this, duration, interval);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                // Not ConfigureAwait(false): the assertion is the test's code and keeps the test's sender.
                await assertion();
                return;
            }
            catch (Exception) when (attempts.MayRetry())
            {
                // The next attempt tells the same or better.
            }

            await Task.Delay(attempts.Pause, cancellationToken);
        }
    }

    /// <summary>Counts the attempts at an assertion and says when they end.</summary>
    private sealed class Attempts
    {
        private readonly TestKitBase _kit;
        private readonly TimeSpan _interval;
        private readonly TimeSpan _max;
        private readonly TimeSpan _start = Now;
        private int _failed;

        public Attempts(TestKitBase kit, TimeSpan? duration, TimeSpan? interval)
        {
            _kit = kit;
            _interval = interval == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : interval ?? DefaultInterval;
            _interval.EnsureIsPositiveFinite(nameof(interval));
            _max = kit.RemainingOrDilated(duration);
        }

        public TimeSpan Pause => TestKitBase.Pause(Until(_start + _max), _interval);

        public bool MayRetry()
        {
            _failed++;
            var elapsed = Now - _start;
            if (elapsed < _max)
                return true;
            _kit.Sys.Log.Warning("AwaitAssert failed, timeout [{0}] is over after [{1}] attempts and [{2}] elapsed time", _max, _failed, elapsed);
            return false;
        }
    }
}
