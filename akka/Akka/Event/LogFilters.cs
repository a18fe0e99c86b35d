using System.Text.RegularExpressions;
using Akka.Actor;

namespace Akka.Event;

/// <summary>What a filter looks at.</summary>
public enum LogFilterType
{
    /// <summary>Who logs.</summary>
    Source,

    /// <summary>What is logged.</summary>
    Content,
}

/// <summary>What a filter says about a log event.</summary>
public enum LogFilterDecision
{
    /// <summary>It is logged.</summary>
    Keep,

    /// <summary>It is not logged.</summary>
    Drop,

    /// <summary>The others may say.</summary>
    NoDecision,
}

/// <summary>Says which log events are not worth logging.</summary>
public abstract class LogFilterBase : INoSerializationVerificationNeeded, IDeadLetterSuppression
{
    /// <summary>What the filter looks at: filters of content cost the text of each event.</summary>
    public abstract LogFilterType FilterType { get; }

    /// <summary>Says about an event.</summary>
    /// <param name="content">The event.</param>
    /// <param name="expandedMessage">The text of its message, for filters of content.</param>
    public abstract LogFilterDecision ShouldKeepMessage(LogEvent content, string? expandedMessage = null);
}

/// <summary>Drops what comes from one source.</summary>
public sealed class ExactMatchLogSourceFilter(string source, StringComparison comparison = StringComparison.OrdinalIgnoreCase) : LogFilterBase
{
    /// <inheritdoc />
    public override LogFilterType FilterType => LogFilterType.Source;

    /// <inheritdoc />
    public override LogFilterDecision ShouldKeepMessage(LogEvent content, string? expandedMessage = null) =>
        string.Equals(content.LogSource, source, comparison) ? LogFilterDecision.Drop : LogFilterDecision.NoDecision;
}

/// <summary>Drops what comes from sources that match.</summary>
public sealed class RegexLogSourceFilter(Regex sourceRegex) : LogFilterBase
{
    /// <inheritdoc />
    public override LogFilterType FilterType => LogFilterType.Source;

    /// <inheritdoc />
    public override LogFilterDecision ShouldKeepMessage(LogEvent content, string? expandedMessage = null) =>
        sourceRegex.IsMatch(content.LogSource) ? LogFilterDecision.Drop : LogFilterDecision.NoDecision;
}

/// <summary>Drops what has a message that matches.</summary>
public sealed class RegexLogMessageFilter(Regex messageRegex) : LogFilterBase
{
    /// <inheritdoc />
    public override LogFilterType FilterType => LogFilterType.Content;

    /// <inheritdoc />
    public override LogFilterDecision ShouldKeepMessage(LogEvent content, string? expandedMessage = null) =>
        messageRegex.IsMatch(expandedMessage ?? content.Message?.ToString() ?? "") ? LogFilterDecision.Drop : LogFilterDecision.NoDecision;
}
