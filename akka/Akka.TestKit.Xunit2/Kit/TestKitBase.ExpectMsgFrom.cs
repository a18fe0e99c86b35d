using Akka.Actor;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>Expects the next message to be of a type and to come from an actor.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="sender">Who must have sent it.</param>
    /// <param name="duration">How long to wait for it.</param>
    /// <param name="hint">Told with the failure.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The message.</returns>
    public T ExpectMsgFrom<T>(IActorRef sender, [AutoDilate] TimeSpan? duration = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect(duration, hint, From<T>(sender, hint, null), cancellationToken);

    /// <inheritdoc cref="ExpectMsgFrom{T}(IActorRef, TimeSpan?, string, CancellationToken)"/>
    public ValueTask<T> ExpectMsgFromAsync<T>(IActorRef sender, [AutoDilate] TimeSpan? duration = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync(duration, hint, From<T>(sender, hint, null), cancellationToken);

    /// <summary>Expects the next message to equal a value and to come from an actor.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="sender">Who must have sent it.</param>
    /// <param name="message">The value.</param>
    /// <param name="timeout">How long to wait for it.</param>
    /// <param name="hint">Told with the failure.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The message.</returns>
    public T ExpectMsgFrom<T>(IActorRef sender, T message, [AutoDilate] TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect(timeout, hint, From(sender, hint, EqualTo(message, hint)), cancellationToken);

    /// <inheritdoc cref="ExpectMsgFrom{T}(IActorRef, T, TimeSpan?, string, CancellationToken)"/>
    public ValueTask<T> ExpectMsgFromAsync<T>(IActorRef sender, T message, [AutoDilate] TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync(timeout, hint, From(sender, hint, EqualTo(message, hint)), cancellationToken);

    /// <summary>Expects the next message to be of a type, to satisfy a predicate and to come from an actor.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="sender">Who must have sent it.</param>
    /// <param name="isMessage">True of the right message; null takes any.</param>
    /// <param name="timeout">How long to wait for it.</param>
    /// <param name="hint">What the predicate wants; told with the failure.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The message.</returns>
    public T ExpectMsgFrom<T>(IActorRef sender, Predicate<T>? isMessage, [AutoDilate] TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect(timeout, hint, From(sender, hint, Satisfying(isMessage, hint)), cancellationToken);

    /// <inheritdoc cref="ExpectMsgFrom{T}(IActorRef, Predicate{T}, TimeSpan?, string, CancellationToken)"/>
    public ValueTask<T> ExpectMsgFromAsync<T>(IActorRef sender, Predicate<T>? isMessage, [AutoDilate] TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync(timeout, hint, From(sender, hint, Satisfying(isMessage, hint)), cancellationToken);

    /// <summary>Expects the next message to be of a type, and it and its sender to satisfy their predicates.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="isSender">True of the right sender; null takes any.</param>
    /// <param name="isMessage">True of the right message; null takes any.</param>
    /// <param name="timeout">How long to wait for it.</param>
    /// <param name="hint">What the predicates want; told with the failure.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The message.</returns>
    public T ExpectMsgFrom<T>(Predicate<IActorRef>? isSender, Predicate<T>? isMessage, [AutoDilate] TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect(timeout, hint, From(isSender, isMessage, hint), cancellationToken);

    /// <inheritdoc cref="ExpectMsgFrom{T}(Predicate{IActorRef}, Predicate{T}, TimeSpan?, string, CancellationToken)"/>
    public ValueTask<T> ExpectMsgFromAsync<T>(Predicate<IActorRef>? isSender, Predicate<T>? isMessage, [AutoDilate] TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync(timeout, hint, From(isSender, isMessage, hint), cancellationToken);

    /// <summary>Expects the next message to be of a type and to come from an actor, and hands it to the test's own assertions.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="sender">Who must have sent it.</param>
    /// <param name="assertMessage">Throws what the framework takes for a failed test; null asserts nothing.</param>
    /// <param name="timeout">How long to wait for it.</param>
    /// <param name="hint">Told with the failure.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The message.</returns>
    public T ExpectMsgFrom<T>(IActorRef sender, Action<T>? assertMessage, [AutoDilate] TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect(timeout, hint, From<T>(sender, hint, (message, _) => assertMessage?.Invoke(message)), cancellationToken);

    /// <inheritdoc cref="ExpectMsgFrom{T}(IActorRef, Action{T}, TimeSpan?, string, CancellationToken)"/>
    public ValueTask<T> ExpectMsgFromAsync<T>(IActorRef sender, Action<T>? assertMessage, [AutoDilate] TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync(timeout, hint, From<T>(sender, hint, (message, _) => assertMessage?.Invoke(message)), cancellationToken);

    /// <summary>Expects the next message to be of a type, and hands its sender and it to the test's own assertions.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="assertSender">Throws what the framework takes for a failed test; null asserts nothing.</param>
    /// <param name="assertMessage">Throws what the framework takes for a failed test; null asserts nothing.</param>
    /// <param name="timeout">How long to wait for it.</param>
    /// <param name="hint">Told with the failure.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The message.</returns>
    public T ExpectMsgFrom<T>(Action<IActorRef>? assertSender, Action<T>? assertMessage, [AutoDilate] TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect(timeout, hint, Asserting(assertSender, assertMessage), cancellationToken);

    /// <inheritdoc cref="ExpectMsgFrom{T}(Action{IActorRef}, Action{T}, TimeSpan?, string, CancellationToken)"/>
    public ValueTask<T> ExpectMsgFromAsync<T>(Action<IActorRef>? assertSender, Action<T>? assertMessage, [AutoDilate] TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync(timeout, hint, Asserting(assertSender, assertMessage), cancellationToken);

    private Action<T, IActorRef> From<T>(IActorRef expected, string? hint, Action<T, IActorRef>? assert) => (message, sender) =>
    {
        _assertions.AssertEqual(expected, sender, WrongSender(sender, expected.ToString(), hint));
        assert?.Invoke(message, sender);
    };

    private Action<T, IActorRef> From<T>(Predicate<IActorRef>? isSender, Predicate<T>? isMessage, string? hint) => (message, sender) =>
    {
        _assertions.AssertTrue(
            isSender is null || isSender(sender),
            "{0} The message was {{{1}}}", WrongSender(sender, hint ?? "the predicate to return true", null), message!);
        AssertIsMessage(isMessage, message, hint);
    };

    private static Action<T, IActorRef> Asserting<T>(Action<IActorRef>? assertSender, Action<T>? assertMessage) => (message, sender) =>
    {
        assertSender?.Invoke(sender);
        assertMessage?.Invoke(message);
    };

    private static string WrongSender(IActorRef actual, string? expected, string? hint) =>
        $"Sender does not match. Got a message from sender {actual}. But expected {expected} {hint}";
}
