using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Configuration;
using Akka.Event;
using Akka.Hosting;
using Akka.Hosting.Logging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Xunit;
using LogLevel = Akka.Event.LogLevel;

namespace Akka.Tests.Hosting;

public class LoggerConfigSpecs
{
    private static Config Configured(Action<LoggerConfigBuilder> describe) => Some.Builder().ConfigureLoggers(describe).Configuration.Value;

    [Fact]
    public void Without_a_word_standard_output_logs_from_INFO_on()
    {
        var config = Configured(_ => { });
        Assert.Equal("Info", config.GetString("akka.loglevel"));
        Assert.Equal("false", config.GetString("akka.log-config-on-start"));
        Assert.Contains("Akka.Event.DefaultLogger", Assert.Single(config.GetStringList("akka.loggers")), StringComparison.Ordinal);
        Assert.Null(config.GetConfig("akka.actor.debug"));
        Assert.Null(config.GetString("akka.log-dead-letters"));
        Assert.Null(config.GetString("akka.logger-formatter"));
    }

    [Fact]
    public void Level_and_loggers_are_as_described()
    {
        var config = Configured(loggers =>
        {
            loggers.LogLevel = LogLevel.WarningLevel;
            loggers.LogConfigOnStart = true;
            loggers.ClearLoggers();
        });
        Assert.Equal("Warning", config.GetString("akka.loglevel"));
        Assert.True(config.GetBoolean("akka.log-config-on-start"));
        Assert.Empty(config.GetStringList("akka.loggers"));
    }

    [Fact]
    public void A_logger_is_added_once()
    {
        var loggers = Configured(builder => builder.ClearLoggers().AddLoggerFactory().AddDefaultLogger().AddLogger<LoggerFactoryLogger>()).GetStringList("akka.loggers");
        Assert.Equal([typeof(LoggerFactoryLogger).AssemblyQualifiedName!, typeof(DefaultLogger).AssemblyQualifiedName!], loggers);
    }

    [Fact]
    public void What_is_described_counts_over_what_was_configured()
    {
        var config = Some.Builder().AddHocon("akka.loglevel = ERROR", HoconAddMode.Append).ConfigureLoggers(loggers => loggers.LogLevel = LogLevel.DebugLevel).Configuration.Value;
        Assert.Equal("Debug", config.GetString("akka.loglevel"));
    }

    [Fact]
    public void Debugging_is_as_described()
    {
        var config = Configured(loggers => loggers.DebugOptions = new DebugOptions
        {
            Receive = true,
            AutoReceive = true,
            LifeCycle = true,
            EventStream = true,
            FiniteStateMachine = true,
            Unhandled = true,
            RouterMisconfiguration = false,
        });
        var debug = config.GetConfig("akka.actor.debug");
        foreach (var key in new[] { "receive", "autoreceive", "lifecycle", "event-stream", "fsm", "unhandled" })
        {
            Assert.True(debug.GetBoolean(key), key);
        }
        Assert.False(debug.GetBoolean("router-misconfiguration", true));
        Assert.Equal("", new DebugOptions().ToString());
    }

    [Fact]
    public void The_log_of_dead_letters_is_as_described()
    {
        var config = Configured(loggers => loggers.DeadLetterOptions = new DeadLetterOptions { LogCount = 99, LogDuringShutdown = false, LogSuspendDuration = TimeSpan.Zero });
        Assert.Equal(99, config.GetInt("akka.log-dead-letters"));
        Assert.False(config.GetBoolean("akka.log-dead-letters-during-shutdown", true));
        Assert.Equal("infinite", config.GetString("akka.log-dead-letters-suspend-duration"));
        Assert.True(((Config)new DeadLetterOptions { ShouldLog = TriStateValue.All }.ToString()).GetBoolean("akka.log-dead-letters"));
        Assert.False(((Config)new DeadLetterOptions { ShouldLog = TriStateValue.None }.ToString()).GetBoolean("akka.log-dead-letters", true));
        Assert.Equal(10, ((Config)new DeadLetterOptions { ShouldLog = TriStateValue.Some }.ToString()).GetInt("akka.log-dead-letters"));
        Assert.Throws<ConfigurationException>(() => new DeadLetterOptions { LogCount = 0 }.ToString());
    }

    [Fact]
    public void Filters_are_part_of_the_setup_of_the_system()
    {
        var builder = Some.Builder().ConfigureLoggers(loggers =>
        {
            loggers.LogFilterBuilder = new LogFilterBuilder().ExcludeSourceContaining("a");
            loggers.WithLogFilter(filters => filters.ExcludeMessageContaining("b"));
        });
        var filters = Assert.IsType<LogFilterSetup>(Assert.Single(builder.Setups)).Filters;
        Assert.IsType<RegexLogSourceFilter>(filters[0]);
        Assert.IsType<RegexLogMessageFilter>(filters[1]);
    }

    [Fact]
    public void A_formatter_needs_an_empty_constructor()
    {
        Assert.Contains("Shouting", Configured(loggers => loggers.WithDefaultLogMessageFormatter<Shouting>()).GetString("akka.logger-formatter"), StringComparison.Ordinal);
        Assert.Contains(
            "must have an empty constructor",
            Assert.Throws<ConfigurationException>(() => Configured(loggers => loggers.WithDefaultLogMessageFormatter<Unmakeable>())).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_goes_to_Microsoft_Extensions_Logging_with_the_path_of_the_actor_in_each_line()
    {
        var log = new Recording();
        using var host = Logging(log, loggers => loggers.AddLoggerFactory());
        await host.StartAsync();
        host.Services.GetRequiredService<ActorRegistry>().Get<Talkative>().Tell("hello");
        await Eventually.Holds(() => log.Lines.Any(line => line.Text.Contains("heard", StringComparison.Ordinal)));
        var heard = log.Lines.Single(line => line.Text.Contains("heard", StringComparison.Ordinal));
        Assert.Equal("[akka://hosted/user/talkative] heard hello", heard.Text);
        Assert.Equal(Microsoft.Extensions.Logging.LogLevel.Warning, heard.Level);
        Assert.Equal("Akka.Actor.ActorSystem", heard.Category);
        Assert.Equal("boom", heard.Cause!.Message);
        Assert.Equal("hello", heard.State["What"]);
        Assert.Equal("heard {What}", heard.State["{OriginalFormat}"]);
        Assert.Equal("akka://hosted/user/talkative", heard.State["ActorPath"]);
        Assert.Equal("akka://hosted/user/talkative", heard.State["LogSource"]);
        Assert.IsType<int>(heard.State["Thread"]);
        Assert.IsType<DateTime>(heard.State["Timestamp"]);
        await host.StopAsync();
    }

    [Theory]
    [InlineData(LogLevel.DebugLevel, Microsoft.Extensions.Logging.LogLevel.Debug)]
    [InlineData(LogLevel.InfoLevel, Microsoft.Extensions.Logging.LogLevel.Information)]
    [InlineData(LogLevel.WarningLevel, Microsoft.Extensions.Logging.LogLevel.Warning)]
    [InlineData(LogLevel.ErrorLevel, Microsoft.Extensions.Logging.LogLevel.Error)]
    public async Task Each_level_has_its_like(LogLevel level, Microsoft.Extensions.Logging.LogLevel like)
    {
        var log = new Recording();
        using var host = Logging(log, loggers => loggers.AddLoggerFactory());
        await host.StartAsync();
        host.Services.GetRequiredService<ActorSystem>().Log.Log(level, "hello");
        await Eventually.Holds(() => log.Lines.Any(line => line.Text == "[ActorSystem(hosted)] hello"));
        Assert.Equal(like, log.Lines.Single(line => line.Text == "[ActorSystem(hosted)] hello").Level);
        await host.StopAsync();
    }

    [Fact]
    public async Task A_factory_of_ones_own_may_be_given()
    {
        var log = new Recording();
        using var factory = LoggerFactory.Create(logging => logging.AddProvider(log));
        using var host = Some.Host(builder => builder.ConfigureLoggers(loggers => loggers.ClearLoggers().AddLoggerFactory(factory)));
        await host.StartAsync();
        host.Services.GetRequiredService<ActorSystem>().Log.Info("hello");
        await Eventually.Holds(() => log.Lines.Any(line => line.Text.EndsWith("hello", StringComparison.Ordinal)));
        await host.StopAsync();
    }

    [Fact]
    public async Task What_the_filters_exclude_is_not_handed_over()
    {
        var log = new Recording();
        using var host = Logging(log, loggers => loggers.AddLoggerFactory().WithLogFilter(filters => filters.ExcludeMessageContaining("secret")));
        await host.StartAsync();
        var system = host.Services.GetRequiredService<ActorSystem>();
        system.Log.Info("a {Kind}", "secret");
        system.Log.Info("the end");
        await Eventually.Holds(() => log.Lines.Any(line => line.Text.EndsWith("the end", StringComparison.Ordinal)));
        Assert.DoesNotContain(log.Lines, line => line.Text.Contains("secret", StringComparison.Ordinal));
        await host.StopAsync();
    }

    [Fact]
    public async Task A_template_that_does_not_suit_its_arguments_is_handed_over_with_them()
    {
        var log = new Recording();
        using var host = Logging(log, loggers => loggers.AddLoggerFactory());
        await host.StartAsync();
        host.Services.GetRequiredService<ActorSystem>().Log.Info("{0} and {1}", "one");
        await Eventually.Holds(() => log.Lines.Any(line => line.Text.Contains("Received a malformed formatted message. Format: [{0} and {1}], Args: [one]", StringComparison.Ordinal)));
        await host.StopAsync();
    }

    private static IHost Logging(Recording log, Action<LoggerConfigBuilder> describe) => Some.Host(
        builder => builder
            .ConfigureLoggers(loggers =>
            {
                loggers.ClearLoggers();
                loggers.LogLevel = LogLevel.DebugLevel;
                describe(loggers);
            })
            .WithActors((system, registry) => registry.Register<Talkative>(system.ActorOf(Props.Create(() => new Talkative()), "talkative"))),
        services => services.AddLogging(logging => logging.SetMinimumLevel(Microsoft.Extensions.Logging.LogLevel.Trace).AddProvider(log)));

    private sealed class Talkative : ReceiveActor
    {
        private readonly ILoggingAdapter _log = Context.GetLogger();

        public Talkative() => Receive<string>(text => _log.Warning(new InvalidOperationException("boom"), "heard {What}", text));
    }

    public sealed class Shouting : ILogMessageFormatter
    {
        public string Format(string format, params object[] args) => format;

        public string Format(string format, IEnumerable<object> args) => format;
    }

    public sealed class Unmakeable(string reason) : ILogMessageFormatter
    {
        public string Format(string format, params object[] args) => reason;

        public string Format(string format, IEnumerable<object> args) => reason;
    }

    private sealed record Line(string Category, Microsoft.Extensions.Logging.LogLevel Level, string Text, Exception? Cause, IReadOnlyDictionary<string, object?> State);

    private sealed class Recording : ILoggerProvider
    {
        public ConcurrentQueue<Line> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => new Logger(categoryName, Lines);

        public void Dispose()
        {
        }

        private sealed class Logger(string category, ConcurrentQueue<Line> lines) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => throw new NotSupportedException();

            public bool IsEnabled(Microsoft.Extensions.Logging.LogLevel logLevel) => true;

            public void Log<TState>(Microsoft.Extensions.Logging.LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                var values = (state as IReadOnlyList<KeyValuePair<string, object?>>)?.ToDictionary(pair => pair.Key, pair => pair.Value) ?? [];
                lines.Enqueue(new Line(category, logLevel, formatter(state, exception), exception, values));
            }
        }
    }
}
