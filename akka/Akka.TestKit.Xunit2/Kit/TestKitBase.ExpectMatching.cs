using System.Runtime.CompilerServices;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>Expects the next messages to satisfy the predicates, each one once, in whatever order.</summary>
    /// <param name="predicates">What the messages must be.</param>
    /// <returns>The messages in the order in which they came.</returns>
    public IReadOnlyCollection<object> ExpectMsgAllOfMatchingPredicates(params PredicateInfo[] predicates) =>
        AllMatching(RemainingOrDefault, predicates, CancellationToken.None);

    /// <param name="predicates">What the messages must be.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <inheritdoc cref="ExpectMsgAllOfMatchingPredicates(PredicateInfo[])"/>
    public IReadOnlyCollection<object> ExpectMsgAllOfMatchingPredicates(IReadOnlyCollection<PredicateInfo> predicates, CancellationToken cancellationToken) =>
        AllMatching(RemainingOrDefault, predicates, cancellationToken);

    /// <inheritdoc cref="ExpectMsgAllOfMatchingPredicates(IReadOnlyCollection{PredicateInfo}, CancellationToken)"/>
    public IAsyncEnumerable<object> ExpectMsgAllOfMatchingPredicatesAsync(IReadOnlyCollection<PredicateInfo> predicates, CancellationToken cancellationToken = default) =>
        AllMatchingAsync(RemainingOrDefault, predicates, cancellationToken);

    /// <param name="max">How long to wait for all of them; finite.</param>
    /// <param name="predicates">What the messages must be.</param>
    /// <inheritdoc cref="ExpectMsgAllOfMatchingPredicates(PredicateInfo[])"/>
    public IReadOnlyCollection<object> ExpectMsgAllOfMatchingPredicates([AutoDilate] TimeSpan max, params PredicateInfo[] predicates) =>
        ExpectMsgAllOfMatchingPredicates(max, predicates, CancellationToken.None);

    /// <param name="max">How long to wait for all of them; finite.</param>
    /// <param name="predicates">What the messages must be.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <inheritdoc cref="ExpectMsgAllOfMatchingPredicates(PredicateInfo[])"/>
    public IReadOnlyCollection<object> ExpectMsgAllOfMatchingPredicates([AutoDilate] TimeSpan max, IReadOnlyCollection<PredicateInfo> predicates, CancellationToken cancellationToken)
    {
        max.EnsureIsPositiveFinite(nameof(max));
        return AllMatching(Dilated(max), predicates, cancellationToken);
    }

    /// <inheritdoc cref="ExpectMsgAllOfMatchingPredicates(TimeSpan, IReadOnlyCollection{PredicateInfo}, CancellationToken)"/>
    public IAsyncEnumerable<object> ExpectMsgAllOfMatchingPredicatesAsync([AutoDilate] TimeSpan max, IReadOnlyCollection<PredicateInfo> predicates, CancellationToken cancellationToken = default)
    {
        max.EnsureIsPositiveFinite(nameof(max));
        return AllMatchingAsync(Dilated(max), predicates, cancellationToken);
    }

    private List<object> AllMatching(TimeSpan max, IReadOnlyCollection<PredicateInfo> predicates, CancellationToken cancellationToken)
    {
        var wanted = new Wanted<PredicateInfo>(predicates, static (predicate, message) => predicate.Matches(message));
        var came = TakeN(predicates.Count, max, cancellationToken);
        came.ForEach(wanted.Came);
        wanted.AssertAllCame(_assertions);
        return came;
    }

    private async IAsyncEnumerable<object> AllMatchingAsync(TimeSpan max, IReadOnlyCollection<PredicateInfo> predicates, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var wanted = new Wanted<PredicateInfo>(predicates, static (predicate, message) => predicate.Matches(message));
        await foreach (var message in TakeNAsync(predicates.Count, max, cancellationToken).ConfigureAwait(false))
        {
            wanted.Came(message);
            yield return message;
        }

        wanted.AssertAllCame(_assertions);
    }
}
