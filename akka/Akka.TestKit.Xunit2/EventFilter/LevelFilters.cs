using Akka.Event;
using Akka.TestKit.Internal.StringMatcher;

namespace Akka.TestKit.Internal;

/// <summary>Means debug events.</summary>
public class DebugFilter : EventFilterBase
{
    /// <inheritdoc/>
    public DebugFilter(IStringMatcher? messageMatcher = null, IStringMatcher? sourceMatcher = null)
        : base(messageMatcher, sourceMatcher)
    {
    }

    /// <inheritdoc/>
    protected override string FilterDescriptiveName => "Debug";

    /// <inheritdoc/>
    protected override bool IsMatch(LogEvent evt) => evt is Debug && InternalDoMatch(evt.LogSource, evt.Message);
}

/// <summary>Means info events.</summary>
public class InfoFilter : EventFilterBase
{
    /// <inheritdoc/>
    public InfoFilter(IStringMatcher? messageMatcher = null, IStringMatcher? sourceMatcher = null)
        : base(messageMatcher, sourceMatcher)
    {
    }

    /// <inheritdoc/>
    protected override string FilterDescriptiveName => "Info";

    /// <inheritdoc/>
    protected override bool IsMatch(LogEvent evt) => evt is Info && InternalDoMatch(evt.LogSource, evt.Message);
}

/// <summary>Means warnings.</summary>
public class WarningFilter : EventFilterBase
{
    /// <inheritdoc/>
    public WarningFilter(IStringMatcher? messageMatcher = null, IStringMatcher? sourceMatcher = null)
        : base(messageMatcher, sourceMatcher)
    {
    }

    /// <inheritdoc/>
    protected override string FilterDescriptiveName => "Warning";

    /// <inheritdoc/>
    protected override bool IsMatch(LogEvent evt) => evt is Warning && InternalDoMatch(evt.LogSource, evt.Message);
}

/// <summary>Means the events of which a function says true.</summary>
public class CustomEventFilter : EventFilterBase
{
    private readonly Predicate<LogEvent> _predicate;

    /// <summary>Means the events of which a function says true.</summary>
    /// <param name="predicate">The function.</param>
    public CustomEventFilter(Predicate<LogEvent> predicate)
        : base(null, null) =>
        _predicate = predicate;

    /// <inheritdoc/>
    protected override string FilterDescriptiveName => "Custom";

    /// <inheritdoc/>
    protected override bool IsMatch(LogEvent evt) => _predicate(evt);
}
