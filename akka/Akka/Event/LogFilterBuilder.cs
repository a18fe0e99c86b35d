using System.Text.RegularExpressions;

namespace Akka.Event;

/// <summary>Builds the log filters of a system: what any of them excludes is not logged.</summary>
public sealed class LogFilterBuilder
{
    private readonly List<LogFilterBase> _filters = [];

    /// <summary>Adds a filter.</summary>
    public LogFilterBuilder Add(LogFilterBase filter)
    {
        _filters.Add(filter);
        return this;
    }

    /// <summary>Adds filters.</summary>
    public LogFilterBuilder AddRange(IEnumerable<LogFilterBase> filters)
    {
        _filters.AddRange(filters);
        return this;
    }

    /// <summary>Excludes one source.</summary>
    public LogFilterBuilder ExcludeSourceExactly(string source, StringComparison comparison = StringComparison.OrdinalIgnoreCase) =>
        Add(new ExactMatchLogSourceFilter(source, comparison));

    /// <summary>Excludes the sources that begin with a text.</summary>
    public LogFilterBuilder ExcludeSourceStartingWith(string sourceStart) =>
        ExcludeSourceRegex(new Regex("^" + Regex.Escape(sourceStart)));

    /// <summary>Excludes the sources that hold a text.</summary>
    public LogFilterBuilder ExcludeSourceContaining(string sourcePart) =>
        ExcludeSourceRegex(new Regex(Regex.Escape(sourcePart)));

    /// <summary>Excludes the sources that end with a text.</summary>
    public LogFilterBuilder ExcludeSourceEndingWith(string sourceEnd) =>
        ExcludeSourceRegex(new Regex(Regex.Escape(sourceEnd) + "$"));

    /// <summary>Excludes the sources that match.</summary>
    public LogFilterBuilder ExcludeSourceRegex(Regex regex) => Add(new RegexLogSourceFilter(regex));

    /// <summary>Excludes the messages that hold a text.</summary>
    public LogFilterBuilder ExcludeMessageContaining(string messagePart) => ExcludeMessageRegex(new Regex(Regex.Escape(messagePart)));

    /// <summary>Excludes the messages that match.</summary>
    public LogFilterBuilder ExcludeMessageRegex(Regex regex) => Add(new RegexLogMessageFilter(regex));

    /// <summary>What has been built, for the system's setup.</summary>
    public LogFilterSetup Build() => new([.. _filters]);
}
