using System.Diagnostics.CodeAnalysis;

namespace Akka.Event;

/// <summary>Reading the template and the arguments of a log event.</summary>
public static class LogEventExtensions
{
    /// <summary>The arguments by the names of their holes; false for an event that has no template.</summary>
    public static bool TryGetProperties(this LogEvent evt, [NotNullWhen(true)] out IReadOnlyDictionary<string, object?>? properties)
    {
        properties = (evt.Message as LogMessage)?.GetProperties();
        return properties is not null;
    }

    /// <summary>The names of the template's holes, in order; none for an event that has no template.</summary>
    public static IReadOnlyList<string> GetPropertyNames(this LogEvent evt) => (evt.Message as LogMessage)?.PropertyNames ?? [];

    /// <summary>The template; the text itself for an event that has none.</summary>
    public static string GetTemplate(this LogEvent evt) => (evt.Message as LogMessage)?.Format ?? evt.Message?.ToString() ?? "";

    /// <summary>The arguments, in order; none for an event that has no template.</summary>
    public static IEnumerable<object> GetParameters(this LogEvent evt) => (evt.Message as LogMessage)?.Parameters() ?? [];
}
