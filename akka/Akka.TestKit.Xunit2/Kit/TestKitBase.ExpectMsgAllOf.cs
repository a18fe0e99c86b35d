using System.Runtime.CompilerServices;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>Expects the next message to equal one of several values.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="messages">The values.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The message.</returns>
    public T ExpectMsgAnyOf<T>(IEnumerable<T> messages, CancellationToken cancellationToken = default)
    {
        var max = RemainingOrDefault;
        return AnyOf(messages, ReceiveOne(max, cancellationToken), max, cancellationToken);
    }

    /// <inheritdoc cref="ExpectMsgAnyOf{T}(IEnumerable{T}, CancellationToken)"/>
    public async ValueTask<T> ExpectMsgAnyOfAsync<T>(IEnumerable<T> messages, CancellationToken cancellationToken = default)
    {
        var max = RemainingOrDefault;
        return AnyOf(messages, await ReceiveOneAsync(max, cancellationToken).ConfigureAwait(false), max, cancellationToken);
    }

    /// <summary>Expects the next messages to equal the values, each one once, in whatever order.</summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="messages">The values.</param>
    /// <returns>The messages in the order in which they came.</returns>
    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(params T[] messages) =>
        AllOf(RemainingOrDefault, messages, CancellationToken.None);

    /// <param name="messages">The values.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <inheritdoc cref="ExpectMsgAllOf{T}(T[])"/>
    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(IReadOnlyCollection<T> messages, CancellationToken cancellationToken = default) =>
        AllOf(RemainingOrDefault, messages, cancellationToken);

    /// <inheritdoc cref="ExpectMsgAllOf{T}(IReadOnlyCollection{T}, CancellationToken)"/>
    public IAsyncEnumerable<T> ExpectMsgAllOfAsync<T>(IReadOnlyCollection<T> messages, CancellationToken cancellationToken = default) =>
        AllOfAsync(RemainingOrDefault, messages, cancellationToken);

    /// <param name="max">How long to wait for all of them; finite.</param>
    /// <param name="messages">The values.</param>
    /// <inheritdoc cref="ExpectMsgAllOf{T}(T[])"/>
    public IReadOnlyCollection<T> ExpectMsgAllOf<T>([AutoDilate] TimeSpan max, params T[] messages) =>
        ExpectMsgAllOf(max, messages, CancellationToken.None);

    /// <param name="max">How long to wait for all of them; finite.</param>
    /// <param name="messages">The values.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <inheritdoc cref="ExpectMsgAllOf{T}(IReadOnlyCollection{T}, CancellationToken)"/>
    public IReadOnlyCollection<T> ExpectMsgAllOf<T>([AutoDilate] TimeSpan max, IReadOnlyCollection<T> messages, CancellationToken cancellationToken = default)
    {
        max.EnsureIsPositiveFinite(nameof(max));
        return AllOf(Dilated(max), messages, cancellationToken);
    }

    /// <inheritdoc cref="ExpectMsgAllOf{T}(TimeSpan, IReadOnlyCollection{T}, CancellationToken)"/>
    public IAsyncEnumerable<T> ExpectMsgAllOfAsync<T>([AutoDilate] TimeSpan max, IReadOnlyCollection<T> messages, CancellationToken cancellationToken = default)
    {
        max.EnsureIsPositiveFinite(nameof(max));
        return AllOfAsync(Dilated(max), messages, cancellationToken);
    }

    private T AnyOf<T>(IEnumerable<T> messages, object? message, TimeSpan max, CancellationToken cancellationToken)
    {
        if (message is null)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw Untrue("Timeout {0} during waiting for ExpectMsgAnyOf waiting for ({1})", max, string.Join(',', messages));
        }

        return message is T typed && messages.Contains(typed) ? typed : throw Untrue("ExpectMsgAnyOf found unexpected {0}", message);
    }

    private List<T> AllOf<T>(TimeSpan max, IReadOnlyCollection<T> messages, CancellationToken cancellationToken)
    {
        var wanted = new Wanted<T>(messages, static (value, message) => message is T typed && Equals(value, typed));
        var came = TakeN(messages.Count, max, cancellationToken);
        came.ForEach(wanted.Came);
        wanted.AssertAllCame(_assertions);
        return [.. came.OfType<T>()];
    }

    private async IAsyncEnumerable<T> AllOfAsync<T>(TimeSpan max, IReadOnlyCollection<T> messages, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var wanted = new Wanted<T>(messages, static (value, message) => message is T typed && Equals(value, typed));
        await foreach (var message in TakeNAsync(messages.Count, max, cancellationToken).ConfigureAwait(false))
        {
            wanted.Came(message);
            if (message is T typed)
                yield return typed;
        }

        wanted.AssertAllCame(_assertions);
    }

    /// <summary>Crosses off a list what came, each entry once.</summary>
    private sealed class Wanted<T>(IReadOnlyCollection<T> all, Func<T, object, bool> matches)
    {
        private readonly List<T> _missing = [.. all];
        private readonly List<object> _unexpected = [];

        public void Came(object message)
        {
            var match = _missing.FindIndex(wanted => matches(wanted, message));
            if (match < 0)
                _unexpected.Add(message);
            else
                _missing.RemoveAt(match);
        }

        public void AssertAllCame(ITestKitAssertions assertions)
        {
            var missing = _missing.Count == 0 ? "" : $"not found [{string.Join(", ", _missing)}] ";
            var unexpected = _unexpected.Count == 0 ? "" : $"found unexpected [{string.Join(", ", _unexpected)}]";
            if (missing.Length + unexpected.Length > 0)
                assertions.Fail(missing + unexpected);
        }
    }
}
