using System.Runtime.CompilerServices;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>Takes messages as long as the function makes something of them. The first of which it makes null stays.</summary>
    /// <typeparam name="T">What is made of the messages.</typeparam>
    /// <param name="max">How long for all of them. It is no failure when the time runs out.</param>
    /// <param name="filter">Makes something of a message, or null to stop.</param>
    /// <param name="msgs">How many at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What was made of the messages, in the order in which they came.</returns>
    public IReadOnlyList<T> ReceiveWhile<T>([AutoDilate] TimeSpan? max, Func<object, T?> filter, int msgs = int.MaxValue, CancellationToken cancellationToken = default)
        where T : class =>
        ReceiveWhile(filter, max, null, msgs, cancellationToken);

    /// <inheritdoc cref="ReceiveWhile{T}(TimeSpan?, Func{object, T}, int, CancellationToken)"/>
    public IAsyncEnumerable<T> ReceiveWhileAsync<T>([AutoDilate] TimeSpan? max, Func<object, T?> filter, int msgs = int.MaxValue, CancellationToken cancellationToken = default)
        where T : class =>
        ReceiveWhileAsync(filter, max, null, msgs, cancellationToken);

    /// <inheritdoc cref="ReceiveWhile{T}(Func{object, T}, TimeSpan?, TimeSpan?, int, CancellationToken)"/>
    public IReadOnlyList<T> ReceiveWhile<T>([AutoDilate] TimeSpan? max, TimeSpan? idle, Func<object, T?> filter, int msgs = int.MaxValue, CancellationToken cancellationToken = default) =>
        ReceiveWhile(filter, max, idle, msgs, cancellationToken);

    /// <inheritdoc cref="ReceiveWhile{T}(Func{object, T}, TimeSpan?, TimeSpan?, int, CancellationToken)"/>
    public IAsyncEnumerable<T> ReceiveWhileAsync<T>([AutoDilate] TimeSpan? max, TimeSpan? idle, Func<object, T?> filter, int msgs = int.MaxValue, CancellationToken cancellationToken = default) =>
        ReceiveWhileAsync(filter, max, idle, msgs, cancellationToken);

    /// <summary>Takes messages as long as the function makes something of them. The first of which it makes null stays.</summary>
    /// <typeparam name="T">What is made of the messages.</typeparam>
    /// <param name="filter">Makes something of a message, or null to stop.</param>
    /// <param name="max">How long for all of them. It is no failure when the time runs out.</param>
    /// <param name="idle">How long to wait for each, not dilated; null for no limit.</param>
    /// <param name="msgs">How many at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What was made of the messages, in the order in which they came.</returns>
    public IReadOnlyList<T> ReceiveWhile<T>(Func<object, T?> filter, [AutoDilate] TimeSpan? max = null, TimeSpan? idle = null, int msgs = int.MaxValue, CancellationToken cancellationToken = default) =>
        TakeSeries(filter, max, idle, msgs, dropOtherTypes: false, cancellationToken);

    /// <inheritdoc cref="ReceiveWhile{T}(Func{object, T}, TimeSpan?, TimeSpan?, int, CancellationToken)"/>
    public IAsyncEnumerable<T> ReceiveWhileAsync<T>(Func<object, T?> filter, [AutoDilate] TimeSpan? max = null, TimeSpan? idle = null, int msgs = int.MaxValue, CancellationToken cancellationToken = default) =>
        TakeSeriesAsync(filter, max, idle, msgs, dropOtherTypes: false, cancellationToken);

    /// <summary>Takes messages of one type as long as the function says true. The first of which it says false stays.</summary>
    /// <typeparam name="T">The type of the messages.</typeparam>
    /// <param name="shouldContinue">True of a message that belongs to the series.</param>
    /// <param name="max">How long for all of them. It is no failure when the time runs out.</param>
    /// <param name="idle">How long to wait for each, not dilated; null for no limit.</param>
    /// <param name="msgs">How many at most.</param>
    /// <param name="shouldIgnoreOtherMessageTypes">Whether messages of other types are dropped; else the first of them ends the series and stays.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The messages in the order in which they came.</returns>
    public IReadOnlyList<T> ReceiveWhile<T>(Predicate<T> shouldContinue, [AutoDilate] TimeSpan? max = null, TimeSpan? idle = null, int msgs = int.MaxValue, bool shouldIgnoreOtherMessageTypes = true, CancellationToken cancellationToken = default)
        where T : class =>
        TakeSeries(Continue(shouldContinue), max, idle, msgs, shouldIgnoreOtherMessageTypes, cancellationToken);

    /// <inheritdoc cref="ReceiveWhile{T}(Predicate{T}, TimeSpan?, TimeSpan?, int, bool, CancellationToken)"/>
    public IAsyncEnumerable<T> ReceiveWhileAsync<T>(Predicate<T> shouldContinue, [AutoDilate] TimeSpan? max = null, TimeSpan? idle = null, int msgs = int.MaxValue, bool shouldIgnoreOtherMessageTypes = true, CancellationToken cancellationToken = default)
        where T : class =>
        TakeSeriesAsync(Continue(shouldContinue), max, idle, msgs, shouldIgnoreOtherMessageTypes, cancellationToken);

    private static Func<object, T?> Continue<T>(Predicate<T> shouldContinue)
        where T : class =>
        message => message is T typed && shouldContinue(typed) ? typed : null;

    private List<T> TakeSeries<T>(Func<object, T?> filter, TimeSpan? max, TimeSpan? idle, int msgs, bool dropOtherTypes, CancellationToken cancellationToken)
    {
        var series = new Series<T>(this, filter, max, idle, msgs, dropOtherTypes);
        var taken = new List<T>();
        while (series.WantsMore)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!TryPeekOne(out var next, series.Left, cancellationToken) || !series.Takes(next, out var made))
                break;
            if (made is not null)
                taken.Add(made);
        }

        series.End();
        return taken;
    }

    private async IAsyncEnumerable<T> TakeSeriesAsync<T>(Func<object, T?> filter, TimeSpan? max, TimeSpan? idle, int msgs, bool dropOtherTypes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var series = new Series<T>(this, filter, max, idle, msgs, dropOtherTypes);
        while (series.WantsMore)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (success, next) = await TryPeekOneAsync(series.Left, cancellationToken).ConfigureAwait(false);
            if (!success || !series.Takes(next, out var made))
                break;
            if (made is not null)
                yield return made;
        }

        series.End();
    }

    /// <summary>A series of messages in the making: looks at each before it takes it, so that the one behind the series stays.</summary>
    private sealed class Series<T>(TestKitBase kit, Func<object, T?> filter, TimeSpan? max, TimeSpan? idle, int msgs, bool dropOtherTypes)
    {
        private readonly TimeSpan _stop = Now + kit.RemainingOrDilated(max);
        private MessageEnvelope _last = NullMessageEnvelope.Instance;
        private int _taken;

        public bool WantsMore => _taken < msgs;

        public TimeSpan Left => Until(_stop).AtMost(idle);

        public bool Takes(MessageEnvelope next, out T? made)
        {
            made = filter(next.Message);
            if (made is null && (!dropOtherTypes || next.Message is T))
                return false;
            kit._state.Heard.TryTake(out _, TimeSpan.Zero, CancellationToken.None);
            _last = next;
            _taken += made is null ? 0 : 1;
            return true;
        }

        public void End()
        {
            kit._state.Last = _last;
            // The time was meant to run out.
            kit._state.LastWasNoMsg = true;
        }
    }
}
