namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>Looks at the next message and leaves it where it is.</summary>
    /// <param name="max">How long to wait for it, not dilated; null for <c>akka.test.single-expect-default</c>, <see cref="Timeout.InfiniteTimeSpan"/> for ever.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The message; null where none came, also because a wait with an end was cancelled.</returns>
    /// <exception cref="OperationCanceledException">A wait without end was cancelled.</exception>
    public object? PeekOne(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        TryPeekOne(out var envelope, max, cancellationToken) ? envelope.Message : null;

    /// <inheritdoc cref="PeekOne(TimeSpan?, CancellationToken)"/>
    public async ValueTask<object?> PeekOneAsync(TimeSpan? max = null, CancellationToken cancellationToken = default)
    {
        var (success, envelope) = await TryPeekOneAsync(max, cancellationToken).ConfigureAwait(false);
        return success ? envelope.Message : null;
    }

    /// <summary>Looks at the next message and leaves it where it is, however long it takes to come.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The message.</returns>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public object? PeekOne(CancellationToken cancellationToken) => PeekOne(Timeout.InfiniteTimeSpan, cancellationToken);

    /// <inheritdoc cref="PeekOne(CancellationToken)"/>
    public ValueTask<object?> PeekOneAsync(CancellationToken cancellationToken) => PeekOneAsync(Timeout.InfiniteTimeSpan, cancellationToken);

    /// <summary>Looks at the next message and its sender and leaves them where they are.</summary>
    /// <param name="envelope">The message and its sender; <see cref="NullMessageEnvelope"/> where none came.</param>
    /// <param name="max">How long to wait for it, not dilated; null for <c>akka.test.single-expect-default</c>, <see cref="Timeout.InfiniteTimeSpan"/> for ever.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether one came.</returns>
    public bool TryPeekOne(out MessageEnvelope envelope, TimeSpan? max, CancellationToken cancellationToken)
    {
        var success = _state.Heard.TryPeek(out var heard, GetTimeoutOrDefault(max), cancellationToken);
        envelope = Note("Peeked", heard);
        return success;
    }

    /// <summary>Looks at the next message and its sender and leaves them where they are.</summary>
    /// <param name="max">How long to wait for it, not dilated; null for <c>akka.test.single-expect-default</c>, <see cref="Timeout.InfiniteTimeSpan"/> for ever.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether one came, and the message and its sender.</returns>
    public async ValueTask<(bool success, MessageEnvelope envelope)> TryPeekOneAsync(TimeSpan? max, CancellationToken cancellationToken)
    {
        var (success, heard) = await _state.Heard.TryPeekAsync(GetTimeoutOrDefault(max), cancellationToken).ConfigureAwait(false);
        return (success, Note("Peeked", heard));
    }
}
