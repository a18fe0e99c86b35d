using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>Runs a block of the test, bounds its waits by what is left of its time, and fails when it took longer.</summary>
    /// <param name="max">How long the block may take. Inside another block, no longer than that one has left.</param>
    /// <param name="action">The block.</param>
    /// <param name="epsilonValue">How much longer it may take without failing, not dilated. Default nothing.</param>
    /// <param name="cancellationToken">Not looked at: a block that blocks its thread has to end by itself.</param>
    /// <remarks>A block that ends with an expectation of silence, or with a ReceiveWhile, is not blamed for its length.</remarks>
    public void Within([AutoDilate] TimeSpan max, Action action, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        Within(TimeSpan.Zero, max, action, null, epsilonValue, cancellationToken);

    /// <summary>Runs a block of the test, bounds its waits by what is left of its time, and fails when it took longer or was too fast.</summary>
    /// <param name="min">How long the block must take at least, not dilated.</param>
    /// <param name="max">How long the block may take. Inside another block, no longer than that one has left.</param>
    /// <param name="action">The block.</param>
    /// <param name="hint">Told with the failure.</param>
    /// <param name="epsilonValue">How much longer it may take without failing, not dilated. Default nothing.</param>
    /// <param name="cancellationToken">Not looked at: a block that blocks its thread has to end by itself.</param>
    /// <inheritdoc cref="Within(TimeSpan, Action, TimeSpan?, CancellationToken)" path="/remarks"/>
    public void Within(TimeSpan min, [AutoDilate] TimeSpan max, Action action, string? hint = null, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        Within<object?>(
            min,
            max,
            () =>
            {
                action();
                return null;
            },
            hint,
            epsilonValue,
            cancellationToken);

    /// <typeparam name="T">What the block returns.</typeparam>
    /// <param name="max">How long the block may take. Inside another block, no longer than that one has left.</param>
    /// <param name="function">The block.</param>
    /// <param name="epsilonValue">How much longer it may take without failing, not dilated. Default nothing.</param>
    /// <param name="cancellationToken">Not looked at: a block that blocks its thread has to end by itself.</param>
    /// <returns>What the block returned.</returns>
    /// <inheritdoc cref="Within(TimeSpan, Action, TimeSpan?, CancellationToken)"/>
    public T Within<T>([AutoDilate] TimeSpan max, Func<T> function, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        Within(TimeSpan.Zero, max, function, null, epsilonValue, cancellationToken);

    /// <typeparam name="T">What the block returns.</typeparam>
    /// <param name="min">How long the block must take at least, not dilated.</param>
    /// <param name="max">How long the block may take. Inside another block, no longer than that one has left.</param>
    /// <param name="function">The block.</param>
    /// <param name="hint">Told with the failure.</param>
    /// <param name="epsilonValue">How much longer it may take without failing, not dilated. Default nothing.</param>
    /// <param name="cancellationToken">Not looked at: a block that blocks its thread has to end by itself.</param>
    /// <returns>What the block returned.</returns>
    /// <inheritdoc cref="Within(TimeSpan, TimeSpan, Action, string, TimeSpan?, CancellationToken)"/>
    public T Within<T>(TimeSpan min, [AutoDilate] TimeSpan max, Func<T> function, string? hint = null, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default)
    {
        var block = new TimedBlock(this, min, max, hint, epsilonValue);
        T result;
        try
        {
            result = function();
        }
        finally
        {
            block.Leave();
        }

        block.AssertInTime();
        return result;
    }

    /// <summary>The bounds of one block, and whether it kept them.</summary>
    private sealed class TimedBlock
    {
        private readonly TestKitBase _kit;
        private readonly TimeSpan _start = Now;
        private readonly TimeSpan _min;
        private readonly TimeSpan _epsilon;
        private readonly TimeSpan? _endOfOuter;
        private readonly string _hint;

        public TimedBlock(TestKitBase kit, TimeSpan min, TimeSpan max, string? hint, TimeSpan? epsilon)
        {
            min.EnsureIsPositiveFinite(nameof(min));
            max.EnsureIsPositiveFinite(nameof(max));
            _kit = kit;
            _min = min;
            _hint = hint ?? "";
            _epsilon = epsilon ?? TimeSpan.Zero;
            _endOfOuter = kit._state.End;
            TimeSpan? left = _endOfOuter - _start;
            kit._assertions.AssertTrue(left is null || left >= min, "Required min time {0} not possible, only {1} left. {2}", min, left ?? TimeSpan.Zero, _hint);
            Max = left is { } outer ? kit.Dilated(max).Min(outer) : kit.Dilated(max);
            kit._state.LastWasNoMsg = false;
            kit._state.End = _start + Max;
        }

        public TimeSpan Max { get; }

        /// <summary>Longer than this no block is waited for.</summary>
        public TimeSpan Patience => Max + _epsilon + TimeSpan.FromMilliseconds(500);

        public void Leave() => _kit._state.End = _endOfOuter;

        public void AssertInTime()
        {
            var elapsed = Now - _start;
            if (elapsed < _min)
                throw _kit.Failure("Failed: Block took {0}, should have at least been {1}. {2}", elapsed, _min, _hint);
            if (!_kit._state.LastWasNoMsg && elapsed > Max + _epsilon)
                throw _kit.Failure("Failed: Block took {0}, exceeding {1}. {2}", elapsed, Max, _hint);
        }

        public AssertionsMustThrowException StillRuns() =>
            _kit.Failure("Failed: Block took {0}, exceeding {1}, and is still running. {2}", Now - _start, Max, _hint);
    }
}
