using System.Diagnostics;
using System.Globalization;
using Akka.Event;
using Xunit;
using Debug = Akka.Event.Debug;

namespace Akka.Tests.Event;

public class LogEventSpecs
{
    [Fact]
    public void A_line_of_the_log_says_level_time_thread_source_and_message()
    {
        var line = new Warning("akka://chat/user/a", typeof(string), "hello").ToString();
        Assert.Matches(@"^\[WARNING\]\[\d\d/\d\d/\d{4} \d\d:\d\d:\d\d\.\d{3}Z\]\[Thread \d{4,}\]\[akka://chat/user/a\] hello$", line);
    }

    [Fact]
    public void A_line_of_the_log_ends_with_the_cause()
    {
        var line = new Error(new InvalidOperationException("boom"), "source", typeof(string), "hello").ToString();
        Assert.EndsWith($"[source] hello{Environment.NewLine}Cause: System.InvalidOperationException: boom", line, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_knows_when_and_where_it_was_made()
    {
        var made = new Info("source", typeof(string), 42);
        Assert.Equal(DateTimeKind.Utc, made.Timestamp.Kind);
        Assert.Same(Thread.CurrentThread, made.Thread);
        Assert.Equal("source", made.LogSource);
        Assert.Equal(typeof(string), made.LogClass);
        Assert.Equal(42, made.Message);
        Assert.Null(made.Cause);
        Assert.Null(made.ActivityContext);
    }

    [Fact]
    public void An_event_knows_the_trace_it_belongs_to()
    {
        using var activity = new Activity("test").Start();
        var made = new Debug("source", typeof(string), "text");
        Assert.Equal(activity.TraceId, made.ActivityContext!.Value.TraceId);
        activity.Stop();
        Assert.Equal(activity.SpanId, made.ActivityContext!.Value.SpanId);
    }

    [Theory]
    [InlineData("DEBUG", LogLevel.DebugLevel)]
    [InlineData("INFO", LogLevel.InfoLevel)]
    [InlineData("Info", LogLevel.InfoLevel)]
    [InlineData("WARNING", LogLevel.WarningLevel)]
    [InlineData("error", LogLevel.ErrorLevel)]
    [InlineData("OFF", (LogLevel)int.MaxValue)]
    public void A_level_has_a_name_in_any_case(string name, LogLevel level)
    {
        Assert.Equal(level, Logging.LogLevelFor(name));
        Assert.Equal(name.ToUpper(CultureInfo.InvariantCulture), level.StringFor());
    }

    [Fact]
    public void What_is_no_level_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Logging.LogLevelFor("LOUD"));
        Assert.Throws<ArgumentException>(() => ((LogLevel)17).ClassFor());
        Assert.Throws<ArgumentException>(() => Logging.LogLevelFor<Loud>());
    }

    [Fact]
    public void A_class_of_events_has_a_level()
    {
        Assert.Equal(LogLevel.DebugLevel, Logging.LogLevelFor<Debug>());
        Assert.Equal(LogLevel.InfoLevel, Logging.LogLevelFor<Info>());
        Assert.Equal(LogLevel.WarningLevel, Logging.LogLevelFor<Warning>());
        Assert.Equal(LogLevel.ErrorLevel, Logging.LogLevelFor<Error>());
    }

    private sealed class Loud : LogEvent
    {
        public override LogLevel LogLevel() => Akka.Event.LogLevel.ErrorLevel;
    }
}
