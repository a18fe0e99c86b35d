using Akka.Actor;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    private T Expect<T>(TimeSpan? timeout, string? hint, Action<T, IActorRef>? assert, CancellationToken cancellationToken)
    {
        var max = RemainingOrDilated(timeout);
        LogCall("Expecting message of type {0} within {1}. {2}", typeof(T), max, hint ?? "");
        return TryReceiveOne(out var envelope, max, cancellationToken)
            ? Checked(envelope, hint, assert)
            : throw NothingCame<T>(max, hint, cancellationToken);
    }

    private async ValueTask<T> ExpectAsync<T>(TimeSpan? timeout, string? hint, Action<T, IActorRef>? assert, CancellationToken cancellationToken)
    {
        var max = RemainingOrDilated(timeout);
        LogCall("Expecting message of type {0} within {1}. {2}", typeof(T), max, hint ?? "");
        var (success, envelope) = await TryReceiveOneAsync(max, cancellationToken).ConfigureAwait(false);
        return success
            ? Checked(envelope, hint, assert)
            : throw NothingCame<T>(max, hint, cancellationToken);
    }

    private T Checked<T>(MessageEnvelope envelope, string? hint, Action<T, IActorRef>? assert)
    {
        if (envelope.Message is not T message)
        {
            throw Failure(
                "Failed: Expected a message of type {0}, but received {{{2}}} (type {1}) instead {3} from {4}",
                typeof(T), envelope.Message?.GetType(), envelope.Message, hint ?? "", envelope.Sender);
        }

        assert?.Invoke(message, envelope.Sender);
        return message;
    }

    private AssertionsMustThrowException NothingCame<T>(TimeSpan max, string? hint, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Failure("Failed: Timeout {0} while waiting for a message of type {1} {2}", max, typeof(T), hint ?? "");
    }

    private Action<T, IActorRef> EqualTo<T>(T expected, string? hint) =>
        (message, _) => _assertions.AssertEqual(expected, message, hint ?? "");

    private Action<T, IActorRef> Satisfying<T>(Predicate<T>? isMessage, string? hint) =>
        (message, _) => AssertIsMessage(isMessage, message, hint);

    private Action<T, IActorRef> Satisfying<T>(Func<T, IActorRef, bool> isMessageAndSender, string? hint) =>
        (message, sender) => _assertions.AssertTrue(
            isMessageAndSender(message, sender),
            "Got a message of the expected type <{2}> from {4}. Also expected {0} but the message {{{1}}} of type <{3}> did not match",
            hint ?? "the predicate to return true", message!, typeof(T).FullName!, message!.GetType().FullName!, sender);

    private Action<Terminated, IActorRef> EndOf(IActorRef target, string? hint) =>
        (terminated, _) => _assertions.AssertEqual(target, terminated.ActorRef, TerminatedHint(target, hint));

    private void AssertIsMessage<T>(Predicate<T>? isMessage, T message, string? hint)
    {
        _assertions.AssertTrue(
            isMessage is null || isMessage(message),
            "Got a message of the expected type <{2}>. Also expected {0} but the message {{{1}}} of type <{3}> did not match",
            hint ?? "the predicate to return true", message!, typeof(T).FullName!, message!.GetType().FullName!);
    }

    private static string TerminatedHint(IActorRef target, string? hint) => $"Terminated {target}. {hint}";
}
