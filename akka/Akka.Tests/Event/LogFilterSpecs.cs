using System.Text.RegularExpressions;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Event;
using Xunit;

namespace Akka.Tests.Event;

public class LogFilterSpecs
{
    private static bool Keeps(Func<LogFilterBuilder, LogFilterBuilder> filters, string source, string message) =>
        filters(new LogFilterBuilder()).Build().CreateEvaluator().ShouldTryKeepMessage(new Info(source, typeof(string), message), out _);

    [Theory]
    [InlineData("Akka.Tests", false)]
    [InlineData("akka.tests", false)]
    [InlineData("Akka.Tests.More", true)]
    public void A_source_can_be_excluded_exactly(string source, bool kept) =>
        Assert.Equal(kept, Keeps(filters => filters.ExcludeSourceExactly("Akka.Tests"), source, "text"));

    [Fact]
    public void The_case_of_an_exact_source_may_count() =>
        Assert.True(Keeps(filters => filters.ExcludeSourceExactly("Akka.Tests", StringComparison.Ordinal), "akka.tests", "text"));

    [Theory]
    [InlineData("Akka.Tests", false)]
    [InlineData("Akka.Tests.More", false)]
    [InlineData("More.Akka.Tests", true)]
    [InlineData("AkkaxTests", true)]
    public void Sources_can_be_excluded_by_their_beginning(string source, bool kept) =>
        Assert.Equal(kept, Keeps(filters => filters.ExcludeSourceStartingWith("Akka.Tests"), source, "text"));

    [Theory]
    [InlineData("More.Akka.Tests.More", false)]
    [InlineData("AkkaxTests", true)]
    public void Sources_can_be_excluded_by_a_part(string source, bool kept) =>
        Assert.Equal(kept, Keeps(filters => filters.ExcludeSourceContaining("Akka.Tests"), source, "text"));

    [Theory]
    [InlineData("More.Akka.Tests", false)]
    [InlineData("Akka.Tests.More", true)]
    public void Sources_can_be_excluded_by_their_end(string source, bool kept) =>
        Assert.Equal(kept, Keeps(filters => filters.ExcludeSourceEndingWith("Akka.Tests"), source, "text"));

    [Theory]
    [InlineData("some foo-bar here", false)]
    [InlineData("some foo bar here", true)]
    public void Messages_can_be_excluded_by_a_part(string message, bool kept) =>
        Assert.Equal(kept, Keeps(filters => filters.ExcludeMessageContaining("foo-bar"), "source", message));

    [Fact]
    public void Sources_and_messages_can_be_excluded_by_expressions()
    {
        Assert.False(Keeps(filters => filters.ExcludeSourceRegex(new Regex("^a+$")), "aaa", "text"));
        Assert.False(Keeps(filters => filters.ExcludeMessageRegex(new Regex("\\d")), "a", "text 1"));
        Assert.True(Keeps(filters => filters.ExcludeMessageRegex(new Regex("\\d")), "1", "text"));
    }

    [Fact]
    public void What_any_filter_excludes_is_excluded()
    {
        LogFilterBuilder Both(LogFilterBuilder filters) => filters.ExcludeSourceExactly("a").ExcludeMessageContaining("x");
        Assert.False(Keeps(Both, "a", "y"));
        Assert.False(Keeps(Both, "b", "x"));
        Assert.True(Keeps(Both, "b", "y"));
    }

    [Fact]
    public void What_is_kept_has_its_line_written()
    {
        var evaluator = new LogFilterBuilder().ExcludeMessageContaining("nothing").Build().CreateEvaluator();
        var kept = new Info("source", typeof(string), "hello");
        Assert.True(evaluator.ShouldTryKeepMessage(kept, out var line));
        Assert.Equal(kept.ToString(), line);
        Assert.True(LogFilterEvaluator.NoFilters.ShouldTryKeepMessage(kept, out line));
        Assert.Equal(kept.ToString(), line);
    }

    [Fact]
    public void Filters_say_whether_they_look_at_messages()
    {
        Assert.True(new LogFilterBuilder().ExcludeSourceContaining("a").Build().CreateEvaluator().EvaluatesLogSourcesOnly);
        Assert.False(new LogFilterBuilder().ExcludeMessageContaining("a").Build().CreateEvaluator().EvaluatesLogSourcesOnly);
        Assert.Equal(LogFilterType.Source, new ExactMatchLogSourceFilter("a").FilterType);
        Assert.Equal(LogFilterType.Content, new RegexLogMessageFilter(new Regex("a")).FilterType);
    }

    [Fact]
    public void A_filter_that_keeps_is_the_last_to_be_asked()
    {
        var evaluator = new LogFilterBuilder().AddRange([new KeepErrors()]).ExcludeSourceContaining("a").Build().CreateEvaluator();
        Assert.True(evaluator.ShouldTryKeepMessage(new Error(null, "a", typeof(string), "text"), out _));
        Assert.False(evaluator.ShouldTryKeepMessage(new Info("a", typeof(string), "text"), out var line));
        Assert.Equal("", line);
    }

    [Fact]
    public async Task The_filters_of_a_system_keep_things_from_its_standard_output()
    {
        var setup = ActorSystemSetup.Create(
            BootstrapSetup.Create().WithConfig($"akka.stdout-logger-class = \"{typeof(Kept).AssemblyQualifiedName}\""),
            new LogFilterBuilder().ExcludeSourceContaining("noise").ExcludeMessageContaining("secret").Build());
        var system = ActorSystem.Create("filters", setup);
        var kept = Assert.IsType<Kept>(system.Settings.StdoutLogger);
        Logging.GetLogger(system, "noise").Warning("hello");
        Logging.GetLogger(system, "signal").Warning("a secret");
        Logging.GetLogger(system, "signal").Warning("hello");
        await Eventually.Holds(() => kept.Events.Count == 1);
        Assert.Equal("hello", kept.Events.Single().Message);
        await system.Terminate();
    }

    public sealed class Kept : StandardOutLogger
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<LogEvent> _events = new();

        public IReadOnlyCollection<LogEvent> Events => _events;

        protected override void Log(object message)
        {
            if (message is Warning logged && Filter.ShouldTryKeepMessage(logged, out _))
            {
                _events.Enqueue(logged);
            }
        }
    }

    private sealed class KeepErrors : LogFilterBase
    {
        public override LogFilterType FilterType => LogFilterType.Source;

        public override LogFilterDecision ShouldKeepMessage(LogEvent content, string? expandedMessage = null) =>
            content is Error ? LogFilterDecision.Keep : LogFilterDecision.NoDecision;
    }
}
