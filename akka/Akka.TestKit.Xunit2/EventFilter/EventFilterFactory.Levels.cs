using System.Text.RegularExpressions;
using Akka.Event;

namespace Akka.TestKit;

public partial class EventFilterFactory
{
    /// <summary>Means errors. The text of the event or of its cause may match.</summary>
    /// <param name="message">The whole text.</param>
    /// <param name="start">The start of the text.</param>
    /// <param name="contains">A part of the text.</param>
    /// <param name="source">Where the event comes from.</param>
    public IEventFilterApplier Error(string? message = null, string? start = null, string? contains = null, string? source = null) =>
        ForLogLevel(LogLevel.ErrorLevel, message, start, contains, source);

    /// <summary>Means errors. The text of the event or of its cause may match.</summary>
    /// <param name="pattern">What the text must match.</param>
    /// <param name="source">Where the event comes from.</param>
    public IEventFilterApplier Error(Regex pattern, string? source = null) => ForLogLevel(LogLevel.ErrorLevel, pattern, source);

    /// <summary>Means warnings.</summary>
    /// <inheritdoc cref="Error(string, string, string, string)"/>
    public IEventFilterApplier Warning(string? message = null, string? start = null, string? contains = null, string? source = null) =>
        ForLogLevel(LogLevel.WarningLevel, message, start, contains, source);

    /// <summary>Means warnings.</summary>
    /// <inheritdoc cref="Error(Regex, string)"/>
    public IEventFilterApplier Warning(Regex pattern, string? source = null) => ForLogLevel(LogLevel.WarningLevel, pattern, source);

    /// <summary>Means info events.</summary>
    /// <inheritdoc cref="Error(string, string, string, string)"/>
    public IEventFilterApplier Info(string? message = null, string? start = null, string? contains = null, string? source = null) =>
        ForLogLevel(LogLevel.InfoLevel, message, start, contains, source);

    /// <summary>Means info events.</summary>
    /// <inheritdoc cref="Error(Regex, string)"/>
    public IEventFilterApplier Info(Regex pattern, string? source = null) => ForLogLevel(LogLevel.InfoLevel, pattern, source);

    /// <summary>Means debug events.</summary>
    /// <inheritdoc cref="Error(string, string, string, string)"/>
    public IEventFilterApplier Debug(string? message = null, string? start = null, string? contains = null, string? source = null) =>
        ForLogLevel(LogLevel.DebugLevel, message, start, contains, source);

    /// <summary>Means debug events.</summary>
    /// <inheritdoc cref="Error(Regex, string)"/>
    public IEventFilterApplier Debug(Regex pattern, string? source = null) => ForLogLevel(LogLevel.DebugLevel, pattern, source);
}
