using System.Runtime.CompilerServices;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>Takes so many messages, within what is left of Within, else <c>akka.test.single-expect-default</c> for all of them.</summary>
    /// <param name="numberOfMessages">How many.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The messages in the order in which they came.</returns>
    public IReadOnlyCollection<object> ReceiveN(int numberOfMessages, CancellationToken cancellationToken = default) =>
        TakeN(numberOfMessages, RemainingOrDefault, cancellationToken);

    /// <summary>Takes so many messages, within the given time for all of them.</summary>
    /// <param name="numberOfMessages">How many.</param>
    /// <param name="max">How long to wait for all of them; finite.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The messages in the order in which they came.</returns>
    public IReadOnlyCollection<object> ReceiveN(int numberOfMessages, [AutoDilate] TimeSpan max, CancellationToken cancellationToken = default)
    {
        max.EnsureIsPositiveFinite(nameof(max));
        return TakeN(numberOfMessages, Dilated(max), cancellationToken);
    }

    /// <summary>Takes so many messages one by one, within what is left of Within, else <c>akka.test.single-expect-default</c> for all of them.</summary>
    /// <inheritdoc cref="ReceiveN(int, CancellationToken)"/>
    public IAsyncEnumerable<object> ReceiveNAsync(int numberOfMessages, CancellationToken cancellationToken = default) =>
        TakeNAsync(numberOfMessages, RemainingOrDefault, cancellationToken);

    /// <summary>Takes so many messages one by one, within the given time for all of them.</summary>
    /// <inheritdoc cref="ReceiveN(int, TimeSpan, CancellationToken)"/>
    public IAsyncEnumerable<object> ReceiveNAsync(int numberOfMessages, [AutoDilate] TimeSpan max, CancellationToken cancellationToken = default)
    {
        max.EnsureIsPositiveFinite(nameof(max));
        return TakeNAsync(numberOfMessages, Dilated(max), cancellationToken);
    }

    private List<object> TakeN(int count, TimeSpan max, CancellationToken cancellationToken)
    {
        var start = Now;
        var taken = new List<object>();
        while (taken.Count < count)
            taken.Add(ReceiveOne(Until(start + max), cancellationToken) ?? throw TooFew(count, taken.Count, max, start, cancellationToken));
        return taken;
    }

    private async IAsyncEnumerable<object> TakeNAsync(int count, TimeSpan max, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var start = Now;
        for (var taken = 0; taken < count; taken++)
        {
            var message = await ReceiveOneAsync(Until(start + max), cancellationToken).ConfigureAwait(false);
            yield return message ?? throw TooFew(count, taken, max, start, cancellationToken);
        }
    }

    private AssertionsMustThrowException TooFew(int wanted, int got, TimeSpan max, TimeSpan start, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Untrue("Timeout ({0}) while expecting {1} messages. Only got {2} after {3}.", max, wanted, got, Now - start);
    }
}
