using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>Takes the next message, whatever it is.</summary>
    /// <param name="max">How long to wait for it, not dilated; null for <c>akka.test.single-expect-default</c>, <see cref="Timeout.InfiniteTimeSpan"/> for ever.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The message; null where none came.</returns>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public object? ReceiveOne(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        TryReceiveOne(out var envelope, max, cancellationToken) ? envelope.Message : null;

    /// <inheritdoc cref="ReceiveOne(TimeSpan?, CancellationToken)"/>
    public async ValueTask<object?> ReceiveOneAsync(TimeSpan? max = null, CancellationToken cancellationToken = default)
    {
        var (success, envelope) = await TryReceiveOneAsync(max, cancellationToken).ConfigureAwait(false);
        return success ? envelope.Message : null;
    }

    /// <summary>Takes the next message with its sender.</summary>
    /// <param name="envelope">The message and its sender; <see cref="NullMessageEnvelope"/> where none came.</param>
    /// <param name="max">How long to wait for it, not dilated; null for <c>akka.test.single-expect-default</c>, <see cref="Timeout.InfiniteTimeSpan"/> for ever.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether one came.</returns>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public bool TryReceiveOne(out MessageEnvelope envelope, TimeSpan? max = null, CancellationToken cancellationToken = default)
    {
        var success = _state.Heard.TryTake(out var heard, GetTimeoutOrDefault(max), cancellationToken);
        envelope = Note("Received", heard);
        return success;
    }

    /// <summary>Takes the next message with its sender.</summary>
    /// <param name="max">How long to wait for it, not dilated; null for <c>akka.test.single-expect-default</c>, <see cref="Timeout.InfiniteTimeSpan"/> for ever.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether one came, and the message and its sender; <see cref="NullMessageEnvelope"/> where none came.</returns>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public async ValueTask<(bool success, MessageEnvelope envelope)> TryReceiveOneAsync(TimeSpan? max, CancellationToken cancellationToken = default)
    {
        var (success, heard) = await _state.Heard.TryTakeAsync(GetTimeoutOrDefault(max), cancellationToken).ConfigureAwait(false);
        return (success, Note("Received", heard));
    }

    private MessageEnvelope Note(string what, MessageEnvelope? heard)
    {
        _state.LastWasNoMsg = false;
        _state.Last = heard ?? NullMessageEnvelope.Instance;
        LogCall(what + " {0}", _state.Last);
        return _state.Last;
    }
}
