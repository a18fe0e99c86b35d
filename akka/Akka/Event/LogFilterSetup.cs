namespace Akka.Event;

/// <summary>The log filters of a system, as a part of its setup.</summary>
public sealed class LogFilterSetup(LogFilterBase[] filters) : Actor.Setup.Setup
{
    /// <summary>The filters, asked in order.</summary>
    public LogFilterBase[] Filters { get; } = filters;

    /// <summary>What asks them.</summary>
    public LogFilterEvaluator CreateEvaluator() => Filters.Length == 0 ? LogFilterEvaluator.NoFilters : new LogFilterEvaluator(Filters);
}
