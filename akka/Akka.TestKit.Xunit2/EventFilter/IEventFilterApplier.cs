namespace Akka.TestKit;

/// <summary>What can be done with filters of log events: expect events, or mute them.</summary>
/// <remarks>Without a timeout an expectation waits <c>akka.test.filter-leeway</c> after the part of the test has run, and inside Within what is left of it.
/// It ends as soon as all events have come, so that later ones are not counted; where none is expected, it waits the whole leeway, but not up to the end of Within.</remarks>
public interface IEventFilterApplier
{
    /// <summary>Puts another filter behind these: what one of them all matches counts.</summary>
    EventFilterFactory And { get; }

    /// <summary>Runs a part of the test and expects one event that the filters match, not more and not fewer; they are not logged.</summary>
    /// <param name="action">The part of the test.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    void ExpectOne(Action action, CancellationToken cancellationToken = default);

    /// <summary>Runs a part of the test and expects one event that the filters match, not more and not fewer; they are not logged.</summary>
    /// <param name="actionAsync">The part of the test.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task ExpectOneAsync(Func<Task> actionAsync, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="ExpectOne(Action, CancellationToken)"/>
    [Obsolete("Give a function that returns a task, or call ExpectOne.")]
    Task ExpectOneAsync(Action action, CancellationToken cancellationToken = default);

    /// <summary>Runs a part of the test and expects one event that the filters match, not more and not fewer; they are not logged.</summary>
    /// <param name="timeout">How long to wait for them after the part has run.</param>
    /// <param name="action">The part of the test.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    void ExpectOne([AutoDilate] TimeSpan timeout, Action action, CancellationToken cancellationToken = default);

    /// <summary>Runs a part of the test and expects one event that the filters match, not more and not fewer; they are not logged.</summary>
    /// <param name="timeout">How long to wait for them after the part has run.</param>
    /// <param name="action">The part of the test.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task ExpectOneAsync([AutoDilate] TimeSpan timeout, Func<Task> action, CancellationToken cancellationToken = default);

    /// <summary>Runs a part of the test and expects one event that the filters match, not more and not fewer; they are not logged.</summary>
    /// <typeparam name="T">What the part returns.</typeparam>
    /// <param name="func">The part of the test.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What the part returned.</returns>
    T ExpectOne<T>(Func<T> func, CancellationToken cancellationToken = default);

    /// <summary>Runs a part of the test and expects one event that the filters match, not more and not fewer; they are not logged.</summary>
    /// <typeparam name="T">What the part returns.</typeparam>
    /// <param name="func">The part of the test.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What the part returned.</returns>
    Task<T> ExpectOneAsync<T>(Func<Task<T>> func, CancellationToken cancellationToken = default);

    /// <summary>Runs a part of the test and expects one event that the filters match, not more and not fewer; they are not logged.</summary>
    /// <typeparam name="T">What the part returns.</typeparam>
    /// <param name="timeout">How long to wait for them after the part has run.</param>
    /// <param name="func">The part of the test.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What the part returned.</returns>
    T ExpectOne<T>([AutoDilate] TimeSpan timeout, Func<T> func, CancellationToken cancellationToken = default);

    /// <summary>Runs a part of the test and expects one event that the filters match, not more and not fewer; they are not logged.</summary>
    /// <typeparam name="T">What the part returns.</typeparam>
    /// <param name="timeout">How long to wait for them after the part has run.</param>
    /// <param name="func">The part of the test.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What the part returned.</returns>
    Task<T> ExpectOneAsync<T>([AutoDilate] TimeSpan timeout, Func<Task<T>> func, CancellationToken cancellationToken = default);

    /// <summary>Runs a part of the test and expects so many events that the filters match, not more and not fewer; they are not logged.</summary>
    /// <param name="expectedCount">How many; 0 for none.</param>
    /// <param name="action">The part of the test.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    void Expect(int expectedCount, Action action, CancellationToken cancellationToken = default);

    /// <summary>Runs a part of the test and expects so many events that the filters match, not more and not fewer; they are not logged.</summary>
    /// <param name="expectedCount">How many; 0 for none.</param>
    /// <param name="actionAsync">The part of the test.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task ExpectAsync(int expectedCount, Func<Task> actionAsync, CancellationToken cancellationToken = default);

    /// <summary>Runs a part of the test and expects so many events that the filters match, not more and not fewer; they are not logged.</summary>
    /// <param name="expectedCount">How many; 0 for none.</param>
    /// <param name="timeout">How long to wait for them after the part has run.</param>
    /// <param name="action">The part of the test.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    void Expect(int expectedCount, [AutoDilate] TimeSpan timeout, Action action, CancellationToken cancellationToken = default);

    /// <summary>Runs a part of the test and expects so many events that the filters match, not more and not fewer; they are not logged.</summary>
    /// <param name="expectedCount">How many; 0 for none.</param>
    /// <param name="timeout">How long to wait for them after the part has run.</param>
    /// <param name="action">The part of the test.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task ExpectAsync(int expectedCount, [AutoDilate] TimeSpan timeout, Func<Task> action, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="Expect(int, TimeSpan, Action, CancellationToken)"/>
    [Obsolete("Give a function that returns a task, or call Expect.")]
    Task ExpectAsync(int expectedCount, [AutoDilate] TimeSpan timeout, Action action, CancellationToken cancellationToken = default);

    /// <summary>Runs a part of the test and expects so many events that the filters match, not more and not fewer; they are not logged.</summary>
    /// <typeparam name="T">What the part returns.</typeparam>
    /// <param name="expectedCount">How many; 0 for none.</param>
    /// <param name="func">The part of the test.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What the part returned.</returns>
    T Expect<T>(int expectedCount, Func<T> func, CancellationToken cancellationToken = default);

    /// <summary>Runs a part of the test and expects so many events that the filters match, not more and not fewer; they are not logged.</summary>
    /// <typeparam name="T">What the part returns.</typeparam>
    /// <param name="expectedCount">How many; 0 for none.</param>
    /// <param name="func">The part of the test.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What the part returned.</returns>
    Task<T> ExpectAsync<T>(int expectedCount, Func<Task<T>> func, CancellationToken cancellationToken = default);

    /// <summary>Runs a part of the test and expects so many events that the filters match, not more and not fewer; they are not logged.</summary>
    /// <typeparam name="T">What the part returns.</typeparam>
    /// <param name="expectedCount">How many; 0 for none.</param>
    /// <param name="timeout">How long to wait for them after the part has run.</param>
    /// <param name="func">The part of the test.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What the part returned.</returns>
    T Expect<T>(int expectedCount, [AutoDilate] TimeSpan timeout, Func<T> func, CancellationToken cancellationToken = default);

    /// <summary>Runs a part of the test and expects so many events that the filters match, not more and not fewer; they are not logged.</summary>
    /// <typeparam name="T">What the part returns.</typeparam>
    /// <param name="expectedCount">How many; 0 for none.</param>
    /// <param name="timeout">How long to wait for them after the part has run.</param>
    /// <param name="func">The part of the test.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What the part returned.</returns>
    Task<T> ExpectAsync<T>(int expectedCount, [AutoDilate] TimeSpan timeout, Func<Task<T>> func, CancellationToken cancellationToken = default);

    /// <summary>Runs a part of the test and mutes what the filters match meanwhile.</summary>
    /// <param name="action">The part of the test.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    void Mute(Action action, CancellationToken cancellationToken = default);

    /// <summary>Runs a part of the test and mutes what the filters match meanwhile.</summary>
    /// <param name="action">The part of the test.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task MuteAsync(Func<Task> action, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="Mute(Action, CancellationToken)"/>
    [Obsolete("Give a function that returns a task, or call Mute.")]
    Task MuteAsync(Action action, CancellationToken cancellationToken = default);

    /// <summary>Runs a part of the test and mutes what the filters match meanwhile.</summary>
    /// <typeparam name="T">What the part returns.</typeparam>
    /// <param name="func">The part of the test.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What the part returned.</returns>
    T Mute<T>(Func<T> func, CancellationToken cancellationToken = default);

    /// <summary>Runs a part of the test and mutes what the filters match meanwhile.</summary>
    /// <typeparam name="T">What the part returns.</typeparam>
    /// <param name="func">The part of the test.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>What the part returned.</returns>
    Task<T> MuteAsync<T>(Func<Task<T>> func, CancellationToken cancellationToken = default);

    /// <summary>Runs a part of the test and expects so many events that the filters match, not more and not fewer; they are not logged.</summary>
    /// <param name="expectedCount">How many; 0 for none.</param>
    /// <param name="actionAsync">The part of the test.</param>
    /// <param name="timeout">How long to wait for them after the part has run; null for <c>akka.test.filter-leeway</c>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task ExpectAsync(int expectedCount, Func<Task> actionAsync, [AutoDilate] TimeSpan? timeout, CancellationToken cancellationToken = default);

    /// <summary>Mutes what the filters match from now on.</summary>
    /// <returns>Takes the filters away again, when unmuted or disposed.</returns>
    IUnmutableFilter Mute();
}
