using Akka.Event;

namespace Akka.TestKit;

/// <summary>Says of a log event whether it is kept from the log.</summary>
public interface IEventFilter
{
    /// <summary>Looks at an event.</summary>
    /// <param name="logEvent">The event.</param>
    /// <returns>True to keep it from the log.</returns>
    bool Apply(LogEvent logEvent);
}

/// <summary>Filters that can be taken away again.</summary>
public interface IUnmutableFilter : IDisposable
{
    /// <summary>Has what they filtered be logged again. Done once, however often it is called.</summary>
    void Unmute();
}
