using Akka.Actor;
using Akka.Event;
using Akka.TestKit.TestEvent;

namespace Akka.TestKit.Internal;

/// <summary>Expects or mutes the events that some filters match. Made by <see cref="EventFilterFactory"/>.</summary>
public partial class InternalEventFilterApplier : IEventFilterApplier
{
    private readonly TestKitBase _testKit;
    private readonly ActorSystem _system;
    private readonly IReadOnlyList<EventFilterBase> _filters;

    /// <summary>Makes one.</summary>
    /// <param name="testkit">The test.</param>
    /// <param name="system">The system, with <see cref="TestEventListener"/> among its loggers.</param>
    /// <param name="filters">The filters.</param>
    public InternalEventFilterApplier(TestKitBase testkit, ActorSystem system, IReadOnlyList<EventFilterBase> filters)
    {
        _testKit = testkit;
        _system = system;
        _filters = filters;
    }

    /// <inheritdoc/>
    public EventFilterFactory And => new(_testKit, _system, _filters);

    /// <inheritdoc/>
    public void ExpectOne(Action action, CancellationToken cancellationToken = default) =>
        Intercept(Returning(action), 1, null, cancellationToken);

    /// <inheritdoc/>
    public void ExpectOne([AutoDilate] TimeSpan timeout, Action action, CancellationToken cancellationToken = default) =>
        Intercept(Returning(action), 1, timeout, cancellationToken);

    /// <inheritdoc/>
    public T ExpectOne<T>(Func<T> func, CancellationToken cancellationToken = default) =>
        Intercept(func, 1, null, cancellationToken);

    /// <inheritdoc/>
    public T ExpectOne<T>([AutoDilate] TimeSpan timeout, Func<T> func, CancellationToken cancellationToken = default) =>
        Intercept(func, 1, timeout, cancellationToken);

    /// <inheritdoc/>
    public void Expect(int expectedCount, Action action, CancellationToken cancellationToken = default) =>
        Intercept(Returning(action), expectedCount, null, cancellationToken);

    /// <inheritdoc/>
    public void Expect(int expectedCount, [AutoDilate] TimeSpan timeout, Action action, CancellationToken cancellationToken = default) =>
        Intercept(Returning(action), expectedCount, timeout, cancellationToken);

    /// <inheritdoc/>
    public T Expect<T>(int expectedCount, Func<T> func, CancellationToken cancellationToken = default) =>
        Intercept(func, expectedCount, null, cancellationToken);

    /// <inheritdoc/>
    public T Expect<T>(int expectedCount, [AutoDilate] TimeSpan timeout, Func<T> func, CancellationToken cancellationToken = default) =>
        Intercept(func, expectedCount, timeout, cancellationToken);

    /// <inheritdoc/>
    public void Mute(Action action, CancellationToken cancellationToken = default) =>
        Intercept(Returning(action), null, null, cancellationToken);

    /// <inheritdoc/>
    public T Mute<T>(Func<T> func, CancellationToken cancellationToken = default) =>
        Intercept(func, null, null, cancellationToken);

    /// <inheritdoc/>
    public IUnmutableFilter Mute()
    {
        _system.EventStream.Publish(new Mute(_filters));
        return new Unmuting(_system.EventStream, _filters);
    }

    private T Intercept<T>(Func<T> func, int? expected, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        using var matches = new Matches(_system.EventStream, _filters, expected);
        var result = func();
        if (expected is not null)
        {
            var wait = WaitFor(expected.Value, timeout);
            matches.Reached.Wait((int)wait.TotalMilliseconds, cancellationToken);
            AssertCount(matches, wait);
        }

        return result;
    }

    private static Func<object?> Returning(Action action) => () =>
    {
        action();
        return null;
    };

    /// <summary>Takes the filters away once.</summary>
    private sealed class Unmuting(EventStream stream, IReadOnlyList<EventFilterBase> filters) : IUnmutableFilter
    {
        private int _done;

        public void Unmute()
        {
            if (Interlocked.Exchange(ref _done, 1) == 0)
                stream.Publish(new Unmute(filters));
        }

        public void Dispose() => Unmute();
    }
}
