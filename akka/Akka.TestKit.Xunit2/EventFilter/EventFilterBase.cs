using Akka.Event;
using Akka.TestKit.Internal.StringMatcher;

namespace Akka.TestKit.Internal;

/// <summary>Hears of an event that a filter has matched.</summary>
/// <param name="eventFilter">The filter.</param>
/// <param name="logEvent">The event.</param>
public delegate void EventMatched(EventFilterBase eventFilter, LogEvent logEvent);

/// <summary>A filter that looks at the text and the source of an event, and says when it has matched one.</summary>
public abstract class EventFilterBase : IEventFilter
{
    private readonly IStringMatcher _message;
    private readonly IStringMatcher _source;

    /// <summary>Says what is meant.</summary>
    /// <param name="messageMatcher">Of the text; null means every one.</param>
    /// <param name="sourceMatcher">Of the source; null means every one.</param>
    protected EventFilterBase(IStringMatcher? messageMatcher, IStringMatcher? sourceMatcher)
    {
        _message = messageMatcher ?? MatchesAll.Instance;
        _source = sourceMatcher ?? MatchesAll.Instance;
    }

    /// <summary>Raised by the logger's turn for each event that matches.</summary>
    public event EventMatched? EventMatched;

    /// <summary>What the filter means, told with failures.</summary>
    protected abstract string FilterDescriptiveName { get; }

    /// <inheritdoc/>
    public bool Apply(LogEvent logEvent)
    {
        if (!IsMatch(logEvent))
            return false;
        OnEventMatched(logEvent);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var clauses = new List<string>();
        if (_message is not MatchesAll)
            clauses.Add($"Message {_message}");
        if (_source is not MatchesAll)
            clauses.Add($"Source {_source}");
        return clauses.Count == 0 ? FilterDescriptiveName : $"{FilterDescriptiveName} when {string.Join(" and ", clauses)}";
    }

    /// <summary>Says of an event whether it is meant.</summary>
    /// <param name="evt">The event.</param>
    protected abstract bool IsMatch(LogEvent evt);

    /// <summary>Raises <see cref="EventMatched"/>.</summary>
    /// <param name="logEvent">The event.</param>
    protected virtual void OnEventMatched(LogEvent logEvent) => EventMatched?.Invoke(this, logEvent);

    /// <summary>Says of a text and a source whether they are meant.</summary>
    /// <param name="src">The source.</param>
    /// <param name="msg">What was logged; its text counts, and of a template also the template itself.</param>
    protected bool InternalDoMatch(string src, object? msg) => _source.IsMatch(src) && IsMatch(msg);

    private bool IsMatch(object? msg) =>
        _message.IsMatch(msg is null ? "null" : msg.ToString()) || (msg is LogMessage template && _message.IsMatch(template.Format));
}
