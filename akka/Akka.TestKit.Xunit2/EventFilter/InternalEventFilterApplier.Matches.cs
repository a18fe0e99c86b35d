using Akka.Event;
using Akka.TestKit.TestEvent;

namespace Akka.TestKit.Internal;

public partial class InternalEventFilterApplier
{
    /// <summary>Inside Within, an expectation of nothing must end before the block does.</summary>
    private static readonly TimeSpan SilenceBeforeEnd = TimeSpan.FromMilliseconds(200);

    private TimeSpan WaitFor(int expected, TimeSpan? timeout)
    {
        if (timeout is { } given)
            return _testKit.Dilated(given);
        var settings = _system.TryGetExtension<TestKitSettings>(out var own) ? own : _testKit.TestKitSettings;
        var leeway = _testKit.Dilated(settings.TestEventFilterLeeway);
        if (!_testKit.IsInsideWithin)
            return leeway;
        var left = expected > 0 ? _testKit.Remaining : _testKit.Remaining - SilenceBeforeEnd;
        if (left <= TimeSpan.Zero)
            return TimeSpan.Zero;
        return expected > 0 ? left : leeway.Min(left);
    }

    private void AssertCount(Matches matches, TimeSpan waited)
    {
        var (came, expected) = (matches.Count, matches.Expected);
        if (came == expected)
            return;
        var filters = string.Join(",", _filters);
        var provider = _system.TryGetExtension<TestKitAssertionsProvider>(out var own) ? own : TestKitAssertionsExtension.For(_testKit.Sys);
        provider.Assertions.Fail(came < expected
            ? $"Timeout ({waited}) while waiting for messages. Only received {came}/{expected} messages that matched filter [{filters}]"
            : $"Received {Messages(came - expected)} too many. Expected {Messages(expected)} but received {came} that matched filter [{filters}]");
    }

    private static string Messages(int count) => count == 1 ? "1 message" : $"{count} messages";

    /// <summary>Mutes and counts what the filters match until it is disposed.</summary>
    private sealed class Matches : IDisposable
    {
        private readonly EventStream _stream;
        private readonly IReadOnlyList<EventFilterBase> _filters;
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _count;

        public Matches(EventStream stream, IReadOnlyList<EventFilterBase> filters, int? expected)
        {
            _stream = stream;
            _filters = filters;
            Expected = expected ?? int.MaxValue;
            foreach (var filter in filters)
                filter.EventMatched += Note;
            stream.Publish(new Mute(filters));
        }

        public int Expected { get; }

        public int Count => Volatile.Read(ref _count);

        /// <summary>Done when all have come, or one where none should.</summary>
        public Task Reached => _reached.Task;

        public void Dispose()
        {
            foreach (var filter in _filters)
                filter.EventMatched -= Note;
            _stream.Publish(new Unmute(_filters));
        }

        private void Note(EventFilterBase filter, LogEvent logEvent)
        {
            if (Interlocked.Increment(ref _count) >= Math.Max(Expected, 1))
                _reached.TrySetResult();
        }
    }
}
