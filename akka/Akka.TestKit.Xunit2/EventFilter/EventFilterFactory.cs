using System.Text.RegularExpressions;
using Akka.Actor;
using Akka.Event;
using Akka.TestKit.Internal;
using Akka.TestKit.Internal.StringMatcher;

namespace Akka.TestKit;

/// <summary>Makes filters of log events, to expect or to mute them.</summary>
/// <remarks>Of the texts that a method takes, the first that is given counts: <c>message</c> is the whole text in any case, <c>start</c> its start,
/// <c>contains</c> a part of it. <c>source</c> is the log source or the path of an actor. What is null does not matter.</remarks>
public partial class EventFilterFactory
{
    private readonly TestKitBase _testKit;
    private readonly ActorSystem _system;
    private readonly IReadOnlyList<EventFilterBase> _filters;

    /// <summary>Makes filters for the system of a test.</summary>
    /// <param name="testkit">The test.</param>
    public EventFilterFactory(TestKitBase testkit)
        : this(testkit, testkit.Sys)
    {
    }

    /// <summary>Makes filters for a system.</summary>
    /// <param name="testkit">The test.</param>
    /// <param name="system">The system, with <see cref="TestEventListener"/> among its loggers.</param>
    public EventFilterFactory(TestKitBase testkit, ActorSystem system)
        : this(testkit, system, [])
    {
    }

    /// <summary>Makes filters for a system, behind others.</summary>
    /// <param name="testkit">The test.</param>
    /// <param name="actorSystem">The system, with <see cref="TestEventListener"/> among its loggers.</param>
    /// <param name="filters">The others: what one of them all matches counts.</param>
    public EventFilterFactory(TestKitBase testkit, ActorSystem actorSystem, IReadOnlyList<EventFilterBase> filters)
    {
        _testKit = testkit;
        _system = actorSystem;
        _filters = filters;
    }

    /// <summary>Means the events of which a function says true.</summary>
    /// <param name="predicate">The function.</param>
    public IEventFilterApplier Custom(Predicate<LogEvent> predicate) => CreateApplier(new CustomEventFilter(predicate), _system);

    /// <summary>Means the events of one level of which a function says true.</summary>
    /// <typeparam name="TLogEvent">The level.</typeparam>
    /// <param name="predicate">The function.</param>
    public IEventFilterApplier Custom<TLogEvent>(Predicate<TLogEvent> predicate)
        where TLogEvent : LogEvent =>
        Custom(evt => evt is TLogEvent typed && predicate(typed));

    /// <summary>Means the events of one level.</summary>
    /// <param name="logLevel">The level.</param>
    /// <param name="message">The whole text.</param>
    /// <param name="start">The start of the text.</param>
    /// <param name="contains">A part of the text.</param>
    /// <param name="source">Where the event comes from.</param>
    public IEventFilterApplier ForLogLevel(LogLevel logLevel, string? message = null, string? start = null, string? contains = null, string? source = null) =>
        CreateApplier(LevelFilter(logLevel, CreateMessageMatcher(message, start, contains), Source(source)), _system);

    /// <summary>Means the events of one level.</summary>
    /// <param name="logLevel">The level.</param>
    /// <param name="pattern">What the text must match.</param>
    /// <param name="source">Where the event comes from.</param>
    public IEventFilterApplier ForLogLevel(LogLevel logLevel, Regex pattern, string? source = null) =>
        CreateApplier(LevelFilter(logLevel, new RegexMatcher(pattern), Source(source)), _system);

    /// <summary>Makes a matcher of the first text that is given.</summary>
    /// <param name="message">The whole text.</param>
    /// <param name="start">The start of the text.</param>
    /// <param name="contains">A part of the text.</param>
    protected static IStringMatcher CreateMessageMatcher(string? message, string? start, string? contains) =>
        (message, start, contains) switch
        {
            ({ } whole, _, _) => new EqualsString(whole),
            (_, { } first, _) => new StartsWithString(first),
            (_, _, { } part) => new ContainsString(part),
            _ => MatchesAll.Instance,
        };

    /// <summary>Puts a filter behind the others and offers what can be done with them.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="system">The system.</param>
    protected IEventFilterApplier CreateApplier(EventFilterBase filter, ActorSystem system) =>
        new InternalEventFilterApplier(_testKit, system, [.. _filters, filter]);

    private static EqualsStringAndPathMatcher? Source(string? source) => source is null ? null : new EqualsStringAndPathMatcher(source);

    private static EventFilterBase LevelFilter(LogLevel level, IStringMatcher message, IStringMatcher? source) => level switch
    {
        LogLevel.DebugLevel => new DebugFilter(message, source),
        LogLevel.InfoLevel => new InfoFilter(message, source),
        LogLevel.WarningLevel => new WarningFilter(message, source),
        LogLevel.ErrorLevel => new ErrorFilter(message, source),
        _ => throw new ArgumentOutOfRangeException(nameof(level), $"Unknown {nameof(LogLevel)} value: {level}"),
    };
}
