using System.Text.RegularExpressions;
using Akka.Event;
using Akka.TestKit.Internal;
using Akka.TestKit.Internal.StringMatcher;

namespace Akka.TestKit;

public partial class EventFilterFactory
{
    /// <summary>Means errors with a cause of a type. The text of the event or of its cause may match.</summary>
    /// <typeparam name="TException">The type or a base of it.</typeparam>
    /// <param name="pattern">What the text must match.</param>
    /// <param name="source">Where the event comes from.</param>
    public IEventFilterApplier Exception<TException>(Regex pattern, string? source = null)
        where TException : Exception =>
        Exception(typeof(TException), pattern, source);

    /// <summary>Means errors with a cause of a type. The text of the event or of its cause may match.</summary>
    /// <param name="exceptionType">The type or a base of it.</param>
    /// <param name="pattern">What the text must match.</param>
    /// <param name="source">Where the event comes from.</param>
    /// <param name="checkInnerExceptions">Whether the causes of the cause are looked at too.</param>
    /// <exception cref="ArgumentException">The type is no exception.</exception>
    public IEventFilterApplier Exception(Type exceptionType, Regex pattern, string? source = null, bool checkInnerExceptions = false) =>
        CreateApplier(new ErrorFilter(exceptionType, new RegexMatcher(pattern), Source(source), checkInnerExceptions), _system);

    /// <summary>Means errors with a cause of a type. The text of the event or of its cause may match.</summary>
    /// <typeparam name="TException">The type or a base of it.</typeparam>
    /// <param name="message">The whole text.</param>
    /// <param name="start">The start of the text.</param>
    /// <param name="contains">A part of the text.</param>
    /// <param name="source">Where the event comes from.</param>
    public IEventFilterApplier Exception<TException>(string? message = null, string? start = null, string? contains = null, string? source = null)
        where TException : Exception =>
        Exception(typeof(TException), message, start, contains, source);

    /// <summary>Means errors with a cause of a type. The text of the event or of its cause may match.</summary>
    /// <param name="exceptionType">The type or a base of it.</param>
    /// <param name="message">The whole text.</param>
    /// <param name="start">The start of the text.</param>
    /// <param name="contains">A part of the text.</param>
    /// <param name="source">Where the event comes from.</param>
    /// <param name="checkInnerExceptions">Whether the causes of the cause are looked at too.</param>
    /// <exception cref="ArgumentException">The type is no exception.</exception>
    public IEventFilterApplier Exception(Type exceptionType, string? message = null, string? start = null, string? contains = null, string? source = null, bool checkInnerExceptions = false) =>
        CreateApplier(new ErrorFilter(exceptionType, CreateMessageMatcher(message, start, contains), Source(source), checkInnerExceptions), _system);

    /// <summary>Means all dead letters.</summary>
    public IEventFilterApplier DeadLetter() => Letter(_ => true, null);

    /// <summary>Means the dead letters with a message of a type.</summary>
    /// <typeparam name="TMessage">The type or a base of it.</typeparam>
    /// <param name="source">The path of whom the letter did not reach.</param>
    public IEventFilterApplier DeadLetter<TMessage>(string? source = null) => Letter(message => message is TMessage, source);

    /// <summary>Means the dead letters with a message of a type of which a function says true.</summary>
    /// <typeparam name="TMessage">The type or a base of it.</typeparam>
    /// <param name="isMatch">The function.</param>
    /// <param name="source">The path of whom the letter did not reach.</param>
    public IEventFilterApplier DeadLetter<TMessage>(Func<TMessage, bool> isMatch, string? source = null) =>
        Letter(message => message is TMessage typed && isMatch(typed), source);

    /// <summary>Means the dead letters with a message of a type.</summary>
    /// <param name="type">The type or a base of it.</param>
    /// <param name="source">The path of whom the letter did not reach.</param>
    public IEventFilterApplier DeadLetter(Type type, string? source = null) => Letter(type.IsInstanceOfType, source);

    /// <summary>Means the dead letters with a message of a type of which a function says true.</summary>
    /// <param name="type">The type or a base of it.</param>
    /// <param name="isMatch">The function.</param>
    /// <param name="source">The path of whom the letter did not reach.</param>
    public IEventFilterApplier DeadLetter(Type type, Func<object, bool> isMatch, string? source = null) =>
        Letter(message => type.IsInstanceOfType(message) && isMatch(message), source);

    private IEventFilterApplier Letter(Predicate<object> isMatch, string? source) =>
        CreateApplier(new DeadLettersFilter(null, Source(source), letter => isMatch(letter.Message)), _system);
}
