using System.Collections;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>Takes messages until one is the right one, and drops the others.</summary>
    /// <param name="isMessage">True of the right one.</param>
    /// <param name="max">How long for all of them.</param>
    /// <param name="hint">Told with the failure.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The right one.</returns>
    public object FishForMessage(Predicate<object> isMessage, [AutoDilate] TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        FishForMessage<object>(isMessage, null, max, hint, cancellationToken);

    /// <inheritdoc cref="FishForMessage(Predicate{object}, TimeSpan?, string, CancellationToken)"/>
    public ValueTask<object> FishForMessageAsync(Predicate<object> isMessage, [AutoDilate] TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        FishForMessageAsync<object>(isMessage, null, max, hint, cancellationToken);

    /// <typeparam name="T">The type of the right one.</typeparam>
    /// <inheritdoc cref="FishForMessage(Predicate{object}, TimeSpan?, string, CancellationToken)"/>
    public T FishForMessage<T>(Predicate<T> isMessage, [AutoDilate] TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        FishForMessage(isMessage, null, max, hint, cancellationToken);

    /// <inheritdoc cref="FishForMessage{T}(Predicate{T}, TimeSpan?, string, CancellationToken)"/>
    public ValueTask<T> FishForMessageAsync<T>(Predicate<T> isMessage, [AutoDilate] TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        FishForMessageAsync(isMessage, null, max, hint, cancellationToken);

    /// <summary>Takes messages until one is the right one.</summary>
    /// <typeparam name="T">The type of the right one.</typeparam>
    /// <param name="isMessage">True of the right one.</param>
    /// <param name="allMessages">Emptied, then filled with the messages before the right one; null drops them.</param>
    /// <param name="max">How long for all of them.</param>
    /// <param name="hint">Told with the failure.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The right one.</returns>
    public T FishForMessage<T>(Predicate<T> isMessage, ArrayList? allMessages, [AutoDilate] TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default)
    {
        var wait = RemainingOrDilated(max);
        var end = Now + wait;
        allMessages?.Clear();
        while (true)
        {
            var message = ReceiveOne(Until(end), cancellationToken) ?? throw NothingCaught(wait, hint, cancellationToken);
            if (message is T typed && isMessage(typed))
                return typed;
            allMessages?.Add(message);
        }
    }

    /// <inheritdoc cref="FishForMessage{T}(Predicate{T}, ArrayList, TimeSpan?, string, CancellationToken)"/>
    public async ValueTask<T> FishForMessageAsync<T>(Predicate<T> isMessage, ArrayList? allMessages, [AutoDilate] TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default)
    {
        var wait = RemainingOrDilated(max);
        var end = Now + wait;
        allMessages?.Clear();
        while (true)
        {
            var message = await ReceiveOneAsync(Until(end), cancellationToken).ConfigureAwait(false) ?? throw NothingCaught(wait, hint, cancellationToken);
            if (message is T typed && isMessage(typed))
                return typed;
            allMessages?.Add(message);
        }
    }

    /// <summary>Takes what comes until the time is over, and fails when a message of one type is among it.</summary>
    /// <typeparam name="T">The type that must not come.</typeparam>
    /// <param name="max">How long.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task FishUntilMessageAsync<T>([AutoDilate] TimeSpan? max = null, CancellationToken cancellationToken = default)
    {
        var heard = ReceiveWhileAsync<object>(_ => true, max, cancellationToken: cancellationToken).ConfigureAwait(false);
        await foreach (var message in heard)
            _assertions.AssertFalse(message is T, "did not expect a message of type {0}", typeof(T));
    }

    /// <summary>Takes what comes until nothing comes for a while.</summary>
    /// <param name="max">How long the silence must last, not dilated; null for <c>akka.test.single-expect-default</c>.</param>
    /// <param name="maxMessages">How many messages may come before it; null for any number, and then perhaps for ever.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The messages before the silence, read-only.</returns>
    public async Task<ArrayList> WaitForRadioSilenceAsync(TimeSpan? max = null, uint? maxMessages = null, CancellationToken cancellationToken = default)
    {
        var messages = new ArrayList();
        while (await ReceiveOneAsync(max, cancellationToken).ConfigureAwait(false) is { } message)
        {
            messages.Add(message);
            _assertions.AssertFalse(messages.Count > maxMessages, "maxMessages violated (current iteration: {0}).", messages.Count);
        }

        return ArrayList.ReadOnly(messages);
    }

    private AssertionsMustThrowException NothingCaught(TimeSpan max, string? hint, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Untrue("Timeout ({0}) during fishForMessage{1}", max, string.IsNullOrEmpty(hint) ? "" : ", hint: " + hint);
    }
}
