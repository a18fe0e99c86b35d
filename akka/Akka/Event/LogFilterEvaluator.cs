namespace Akka.Event;

/// <summary>Asks the filters of a system about its log events.</summary>
public class LogFilterEvaluator(LogFilterBase[] filters)
{
    /// <summary>Drops nothing.</summary>
    public static readonly LogFilterEvaluator NoFilters = new([]);

    /// <summary>Whether no filter looks at the message, so that dropping an event costs no text.</summary>
    public bool EvaluatesLogSourcesOnly { get; } = LookAtSourcesOnly(filters);

    private static bool LookAtSourcesOnly(LogFilterBase[] filters)
    {
        foreach (var filter in filters)
        {
            if (filter.FilterType != LogFilterType.Source)
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>Says whether an event is to be logged.</summary>
    /// <param name="evt">The event.</param>
    /// <param name="expandedLogMessage">Its line of the log; empty when it is dropped.</param>
    /// <exception cref="FormatException">The event's template does not suit its arguments.</exception>
    public virtual bool ShouldTryKeepMessage(LogEvent evt, out string expandedLogMessage)
    {
        expandedLogMessage = "";
        var message = EvaluatesLogSourcesOnly ? null : evt.Message?.ToString();
        foreach (var filter in filters)
        {
            var decision = filter.ShouldKeepMessage(evt, message);
            if (decision == LogFilterDecision.Drop)
            {
                return false;
            }
            if (decision == LogFilterDecision.Keep)
            {
                break;
            }
        }
        expandedLogMessage = EvaluatesLogSourcesOnly ? evt.ToString() : evt.Line(message);
        return true;
    }
}
