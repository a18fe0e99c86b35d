using Akka.Actor;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>Expects the next message to be of a type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="duration">How long to wait for it.</param>
    /// <param name="hint">Told with the failure.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The message.</returns>
    public T ExpectMsg<T>([AutoDilate] TimeSpan? duration = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(duration, hint, null, cancellationToken);

    /// <inheritdoc cref="ExpectMsg{T}(TimeSpan?, string, CancellationToken)"/>
    public ValueTask<T> ExpectMsgAsync<T>([AutoDilate] TimeSpan? duration = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync<T>(duration, hint, null, cancellationToken);

    /// <summary>Expects the next message to equal a value.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="message">The value.</param>
    /// <param name="timeout">How long to wait for it.</param>
    /// <param name="hint">Told with the failure.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The message.</returns>
    public T ExpectMsg<T>(T message, [AutoDilate] TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect(timeout, hint, EqualTo(message, hint), cancellationToken);

    /// <inheritdoc cref="ExpectMsg{T}(T, TimeSpan?, string, CancellationToken)"/>
    public ValueTask<T> ExpectMsgAsync<T>(T message, [AutoDilate] TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync(timeout, hint, EqualTo(message, hint), cancellationToken);

    /// <summary>Expects the next message to be of a type and to satisfy a predicate.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="isMessage">True of the right message; null takes any.</param>
    /// <param name="timeout">How long to wait for it.</param>
    /// <param name="hint">What the predicate wants; told with the failure.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The message.</returns>
    public T ExpectMsg<T>(Predicate<T>? isMessage, [AutoDilate] TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect(timeout, hint, Satisfying(isMessage, hint), cancellationToken);

    /// <inheritdoc cref="ExpectMsg{T}(Predicate{T}, TimeSpan?, string, CancellationToken)"/>
    public ValueTask<T> ExpectMsgAsync<T>(Predicate<T>? isMessage, [AutoDilate] TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync(timeout, hint, Satisfying(isMessage, hint), cancellationToken);

    /// <summary>Expects the next message to be of a type, and hands it to the test's own assertions.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="assert">Throws what the framework takes for a failed test.</param>
    /// <param name="timeout">How long to wait for it.</param>
    /// <param name="hint">Told with the failure.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The message.</returns>
    public T ExpectMsg<T>(Action<T> assert, [AutoDilate] TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(timeout, hint, (message, _) => assert(message), cancellationToken);

    /// <inheritdoc cref="ExpectMsg{T}(Action{T}, TimeSpan?, string, CancellationToken)"/>
    public ValueTask<T> ExpectMsgAsync<T>(Action<T> assert, [AutoDilate] TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync<T>(timeout, hint, (message, _) => assert(message), cancellationToken);

    /// <summary>Expects the next message to be of a type and to satisfy a predicate of it and its sender.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="isMessageAndSender">True of the right message from the right sender.</param>
    /// <param name="timeout">How long to wait for it.</param>
    /// <param name="hint">What the predicate wants; told with the failure.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The message.</returns>
    public T ExpectMsg<T>(Func<T, IActorRef, bool> isMessageAndSender, [AutoDilate] TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect(timeout, hint, Satisfying(isMessageAndSender, hint), cancellationToken);

    /// <inheritdoc cref="ExpectMsg{T}(Func{T, IActorRef, bool}, TimeSpan?, string, CancellationToken)"/>
    public ValueTask<T> ExpectMsgAsync<T>(Func<T, IActorRef, bool> isMessageAndSender, [AutoDilate] TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync(timeout, hint, Satisfying(isMessageAndSender, hint), cancellationToken);

    /// <summary>Expects the next message to be of a type, and hands it and its sender to the test's own assertions.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="assertMessageAndSender">Throws what the framework takes for a failed test.</param>
    /// <param name="timeout">How long to wait for it.</param>
    /// <param name="hint">Told with the failure.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The message.</returns>
    public T ExpectMsg<T>(Action<T, IActorRef> assertMessageAndSender, [AutoDilate] TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect(timeout, hint, assertMessageAndSender, cancellationToken);

    /// <inheritdoc cref="ExpectMsg{T}(Action{T, IActorRef}, TimeSpan?, string, CancellationToken)"/>
    public ValueTask<T> ExpectMsgAsync<T>(Action<T, IActorRef> assertMessageAndSender, [AutoDilate] TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync(timeout, hint, assertMessageAndSender, cancellationToken);

    /// <summary>Expects the next message to equal a value as a function sees it.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="expected">The value.</param>
    /// <param name="comparer">Says whether the value and the message are equal.</param>
    /// <param name="timeout">How long to wait for it.</param>
    /// <param name="hint">Told with the failure.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The message.</returns>
    public T ExpectMsg<T>(T expected, Func<T, T, bool> comparer, [AutoDilate] TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect<T>(timeout, hint, (message, _) => _assertions.AssertEqual(expected, message, comparer, hint ?? ""), cancellationToken);

    /// <inheritdoc cref="ExpectMsg{T}(T, Func{T, T, bool}, TimeSpan?, string, CancellationToken)"/>
    public ValueTask<T> ExpectMsgAsync<T>(T expected, Func<T, T, bool> comparer, [AutoDilate] TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync<T>(timeout, hint, (message, _) => _assertions.AssertEqual(expected, message, comparer, hint ?? ""), cancellationToken);

    /// <summary>Expects the next message to say that an actor is gone. The test must watch it: see <see cref="Watch"/>.</summary>
    /// <param name="target">The actor.</param>
    /// <param name="timeout">How long to wait for it.</param>
    /// <param name="hint">Told with the failure.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The message.</returns>
    public Terminated ExpectTerminated(IActorRef target, [AutoDilate] TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        Expect(timeout, TerminatedHint(target, hint), EndOf(target, hint), cancellationToken);

    /// <inheritdoc cref="ExpectTerminated(IActorRef, TimeSpan?, string, CancellationToken)"/>
    public ValueTask<Terminated> ExpectTerminatedAsync(IActorRef target, [AutoDilate] TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync(timeout, TerminatedHint(target, hint), EndOf(target, hint), cancellationToken);
}
