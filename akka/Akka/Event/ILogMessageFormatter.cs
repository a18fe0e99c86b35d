namespace Akka.Event;

/// <summary>Fills the holes of log templates. `akka.logger-formatter` names the one of a system.</summary>
public interface ILogMessageFormatter
{
    /// <summary>Fills a template.</summary>
    string Format(string format, params object[] args);

    /// <summary>Fills a template.</summary>
    string Format(string format, IEnumerable<object> args);
}
