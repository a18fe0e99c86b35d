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
    public IReadOnlyList<T> ReceiveWhile<T>([AutoDilate] TimeSpan? max, Func<object, T?> filter, int msgs = int.MaxValue, CancellationToken cancellationToken = default) =>
        ReceiveWhile(filter, max, null, msgs, cancellationToken);

    /// <inheritdoc cref="ReceiveWhile{T}(TimeSpan?, Func{object, T}, int, CancellationToken)"/>
    public IAsyncEnumerable<T> ReceiveWhileAsync<T>([AutoDilate] TimeSpan? max, Func<object, T?> filter, int msgs = int.MaxValue, CancellationToken cancellationToken = default) =>
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
        TakeSeries(AsMade(filter), max, idle, msgs, cancellationToken);

    /// <inheritdoc cref="ReceiveWhile{T}(Func{object, T}, TimeSpan?, TimeSpan?, int, CancellationToken)"/>
    public IAsyncEnumerable<T> ReceiveWhileAsync<T>(Func<object, T?> filter, [AutoDilate] TimeSpan? max = null, TimeSpan? idle = null, int msgs = int.MaxValue, CancellationToken cancellationToken = default) =>
        TakeSeriesAsync(AsMade(filter), max, idle, msgs, cancellationToken);

    /// <summary>Takes messages of one type as long as the function says true. The first of which it says false stays.</summary>
    /// <typeparam name="T">The type of the messages.</typeparam>
    /// <param name="shouldContinue">True of a message that belongs to the series.</param>
    /// <param name="max">How long for all of them. It is no failure when the time runs out.</param>
    /// <param name="idle">How long to wait for each, not dilated; null for no limit.</param>
    /// <param name="msgs">How many at most.</param>
    /// <param name="shouldIgnoreOtherMessageTypes">Whether messages of other types are dropped; else the first of them ends the series and stays.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The messages in the order in which they came.</returns>
    public IReadOnlyList<T> ReceiveWhile<T>(Predicate<T> shouldContinue, [AutoDilate] TimeSpan? max = null, TimeSpan? idle = null, int msgs = int.MaxValue, bool shouldIgnoreOtherMessageTypes = true, CancellationToken cancellationToken = default) =>
        TakeSeries(AsContinued(shouldContinue, shouldIgnoreOtherMessageTypes), max, idle, msgs, cancellationToken);

    /// <inheritdoc cref="ReceiveWhile{T}(Predicate{T}, TimeSpan?, TimeSpan?, int, bool, CancellationToken)"/>
    public IAsyncEnumerable<T> ReceiveWhileAsync<T>(Predicate<T> shouldContinue, [AutoDilate] TimeSpan? max = null, TimeSpan? idle = null, int msgs = int.MaxValue, bool shouldIgnoreOtherMessageTypes = true, CancellationToken cancellationToken = default) =>
        TakeSeriesAsync(AsContinued(shouldContinue, shouldIgnoreOtherMessageTypes), max, idle, msgs, cancellationToken);

    private static Judge<T> AsMade<T>(Func<object, T?> filter) => (object message, out T? made) =>
        (made = filter(message)) is null ? Verdict.Leave : Verdict.Take;

    private static Judge<T> AsContinued<T>(Predicate<T> shouldContinue, bool dropOtherTypes) => (object message, out T? made) =>
    {
        made = message is T typed ? typed : default;
        if (message is not T)
            return dropOtherTypes ? Verdict.Drop : Verdict.Leave;
        return shouldContinue(made!) ? Verdict.Take : Verdict.Leave;
    };

    private List<T> TakeSeries<T>(Judge<T> judge, TimeSpan? max, TimeSpan? idle, int msgs, CancellationToken cancellationToken)
    {
        var series = new Series<T>(this, judge, max, idle, msgs);
        var taken = new List<T>();
        while (series.WantsMore)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!TryPeekOne(out var next, series.Left, cancellationToken))
                break;
            var verdict = series.Judge(next, out var made);
            if (verdict == Verdict.Leave)
                break;
            if (verdict == Verdict.Take)
                taken.Add(made!);
        }

        series.End();
        return taken;
    }

    private async IAsyncEnumerable<T> TakeSeriesAsync<T>(Judge<T> judge, TimeSpan? max, TimeSpan? idle, int msgs, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var series = new Series<T>(this, judge, max, idle, msgs);
        while (series.WantsMore)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (success, next) = await TryPeekOneAsync(series.Left, cancellationToken).ConfigureAwait(false);
            if (!success)
                break;
            var verdict = series.Judge(next, out var made);
            if (verdict == Verdict.Leave)
                break;
            if (verdict == Verdict.Take)
                yield return made!;
        }

        series.End();
    }

    /// <summary>What becomes of a message: it is part of the series, it is thrown away, or it ends the series and stays.</summary>
    private enum Verdict
    {
        Take,
        Drop,
        Leave,
    }

    private delegate Verdict Judge<T>(object message, out T? made);

    /// <summary>A series of messages in the making: looks at each before it takes it, so that the one behind the series stays.</summary>
    private sealed class Series<T>(TestKitBase kit, Judge<T> judge, TimeSpan? max, TimeSpan? idle, int msgs)
    {
        private readonly TimeSpan _stop = Now + kit.RemainingOrDilated(max);
        private MessageEnvelope _last = NullMessageEnvelope.Instance;
        private int _taken;

        public bool WantsMore => _taken < msgs;

        public TimeSpan Left => Until(_stop).AtMost(idle);

        public Verdict Judge(MessageEnvelope next, out T? made)
        {
            var verdict = judge(next.Message, out made);
            if (verdict == Verdict.Leave)
                return verdict;
            kit._state.Heard.TryTake(out _, TimeSpan.Zero, CancellationToken.None);
            _last = next;
            if (verdict == Verdict.Take)
                _taken++;
            return verdict;
        }

        public void End()
        {
            kit._state.Last = _last;
            // The time was meant to run out.
            kit._state.LastWasNoMsg = true;
        }
    }
}
