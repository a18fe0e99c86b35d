namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>Expects silence for what is left of Within, else for <c>akka.test.expect-no-message-default</c>.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public void ExpectNoMsg(CancellationToken cancellationToken = default) => ExpectSilence(NoMessageRemainingOrDefault, cancellationToken);

    /// <inheritdoc cref="ExpectNoMsg(CancellationToken)"/>
    public ValueTask ExpectNoMsgAsync(CancellationToken cancellationToken = default) => ExpectSilenceAsync(NoMessageRemainingOrDefault, cancellationToken);

    /// <summary>Expects silence for a while.</summary>
    /// <param name="duration">How long.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public void ExpectNoMsg([AutoDilate] TimeSpan duration, CancellationToken cancellationToken = default) =>
        ExpectSilence(Dilated(duration), cancellationToken);

    /// <inheritdoc cref="ExpectNoMsg(TimeSpan, CancellationToken)"/>
    public ValueTask ExpectNoMsgAsync([AutoDilate] TimeSpan duration, CancellationToken cancellationToken = default) =>
        ExpectSilenceAsync(Dilated(duration), cancellationToken);

    /// <summary>Expects silence for a while.</summary>
    /// <param name="milliseconds">How long.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public void ExpectNoMsg(int milliseconds, CancellationToken cancellationToken = default) =>
        ExpectNoMsg(TimeSpan.FromMilliseconds(milliseconds), cancellationToken);

    /// <inheritdoc cref="ExpectNoMsg(int, CancellationToken)"/>
    public ValueTask ExpectNoMsgAsync(int milliseconds, CancellationToken cancellationToken = default) =>
        ExpectNoMsgAsync(TimeSpan.FromMilliseconds(milliseconds), cancellationToken);

    private void ExpectSilence(TimeSpan duration, CancellationToken cancellationToken)
    {
        var start = Now;
        if (TryReceiveOne(out var envelope, duration, cancellationToken))
            throw NotSilent(duration, envelope, start);
        _state.LastWasNoMsg = true;
    }

    private async ValueTask ExpectSilenceAsync(TimeSpan duration, CancellationToken cancellationToken)
    {
        var start = Now;
        var (heard, envelope) = await TryReceiveOneAsync(duration, cancellationToken).ConfigureAwait(false);
        if (heard)
            throw NotSilent(duration, envelope, start);
        _state.LastWasNoMsg = true;
    }

    private AssertionsMustThrowException NotSilent(TimeSpan duration, MessageEnvelope envelope, TimeSpan start) => Failure(
        "Failed: Expected no messages during {0}, instead we received {1} after {2}", duration, envelope, Now - start);
}
