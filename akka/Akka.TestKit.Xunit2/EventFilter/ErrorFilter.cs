using Akka.Event;
using Akka.TestKit.Internal.StringMatcher;

namespace Akka.TestKit.Internal;

/// <summary>Means errors, perhaps only those with a cause of one type. The text of the event or of the cause may match.</summary>
public class ErrorFilter : EventFilterBase
{
    private readonly Type? _cause;
    private readonly bool _inner;

    /// <summary>Means errors with or without a cause.</summary>
    /// <param name="messageMatcher">Of the text; null means every one.</param>
    /// <param name="sourceMatcher">Of the source; null means every one.</param>
    public ErrorFilter(IStringMatcher? messageMatcher = null, IStringMatcher? sourceMatcher = null)
        : this(null, messageMatcher, sourceMatcher)
    {
    }

    /// <summary>Means errors with a cause of a type.</summary>
    /// <param name="exceptionType">The type or a base of it; null means every error.</param>
    /// <param name="messageMatcher">Of the text; null means every one.</param>
    /// <param name="sourceMatcher">Of the source; null means every one.</param>
    /// <param name="recurseInnerExceptions">Whether the causes of the cause are looked at too.</param>
    /// <exception cref="ArgumentException">The type is no exception.</exception>
    public ErrorFilter(Type? exceptionType, IStringMatcher? messageMatcher = null, IStringMatcher? sourceMatcher = null, bool recurseInnerExceptions = false)
        : base(messageMatcher, sourceMatcher)
    {
        if (exceptionType is not null && !exceptionType.IsAssignableTo(typeof(Exception)))
            throw new ArgumentException("The type must be an exception. It was: " + exceptionType, nameof(exceptionType));
        _cause = exceptionType;
        _inner = recurseInnerExceptions;
    }

    /// <inheritdoc/>
    protected override string FilterDescriptiveName => _cause is null ? "Error" : $"Error with Cause <{_cause}>";

    /// <inheritdoc/>
    protected override bool IsMatch(LogEvent evt) => evt is Error error && IsMatch(error, error.Cause);

    private bool IsMatch(Error error, Exception? cause)
    {
        if (cause is null)
            return _cause is null && InternalDoMatch(error.LogSource, error.Message);
        if ((_cause is null || _cause.IsInstanceOfType(cause)) && IsMatch(error.LogSource, error.Message, cause.Message))
            return true;
        return _inner && cause.InnerException is { } inner && IsMatch(error, inner);
    }

    private bool IsMatch(string source, object? logged, string causeMessage) =>
        (logged is null && causeMessage.Length == 0)
        || InternalDoMatch(source, logged)
        || InternalDoMatch(source, causeMessage);
}
