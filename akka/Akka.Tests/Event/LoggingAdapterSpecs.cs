using Akka.Actor;
using Akka.Event;
using Xunit;

namespace Akka.Tests.Event;

public sealed class LoggingAdapterSpecs : IAsyncLifetime
{
    private readonly ActorSystem _system = ActorSystem.Create("adapter", "akka.loglevel = DEBUG, akka.stdout-loglevel = OFF, akka.loggers = []");
    private readonly Listener _log;
    private readonly Exception _cause = new InvalidOperationException("boom");

    public LoggingAdapterSpecs()
    {
        _log = new Listener(_system);
        _system.EventStream.Subscribe(_log.Ref, typeof(LogEvent));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _system.Terminate();

    public static TheoryData<LogLevel> Levels => [LogLevel.DebugLevel, LogLevel.InfoLevel, LogLevel.WarningLevel, LogLevel.ErrorLevel];

    private async Task Logs(LogLevel level, string message, Exception? cause)
    {
        var logged = await _log.Next<LogEvent>();
        Assert.Equal(level, logged.LogLevel());
        Assert.Equal(message, logged.Message!.ToString());
        Assert.Same(cause, logged.Cause);
        Assert.Equal(level.ClassFor(), logged.GetType());
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public async Task A_text_is_logged_as_it_stands(LogLevel level)
    {
        var log = _system.Log;
        log.Log(level, "{not} a {0} template");
        await Logs(level, "{not} a {0} template", null);
        log.Log(level, _cause, "text");
        await Logs(level, "text", _cause);
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public async Task A_template_is_filled_with_an_array(LogLevel level)
    {
        _system.Log.Log(level, "{0} and {1}", ["a", 2]);
        await Logs(level, "a and 2", null);
        _system.Log.Log(level, _cause, "{0} and {1}", ["a", 2]);
        await Logs(level, "a and 2", _cause);
    }

    [Theory]
    [MemberData(nameof(Levels))]
    public async Task A_template_is_filled_with_up_to_six_arguments(LogLevel level)
    {
        var log = _system.Log;
        log.Log(level, _cause, "{0}", 1);
        log.Log(level, _cause, "{0}{1}", 1, 2);
        log.Log(level, _cause, "{0}{1}{2}", 1, 2, 3);
        log.Log(level, _cause, "{0}{1}{2}{3}", 1, 2, 3, 4);
        log.Log(level, _cause, "{0}{1}{2}{3}{4}", 1, 2, 3, 4, 5);
        log.Log(level, _cause, "{0}{1}{2}{3}{4}{5}", 1, 2, 3, 4, 5, 6);
        for (var count = 1; count <= 6; count++)
        {
            await Logs(level, "123456"[..count], _cause);
        }
    }

    [Fact]
    public async Task Each_level_has_methods_of_its_own()
    {
        var log = _system.Log;
        log.Debug("text");
        log.Debug("{0}", 1);
        log.Debug(_cause, "{0}{1}", 1, 2);
        log.Info("text");
        log.Info("{0}{1}{2}", 1, 2, 3);
        log.Info(_cause, "text");
        log.Warning("{0}", ["array"]);
        log.Warning("{0}{1}{2}{3}", 1, 2, 3, 4);
        log.Warning(_cause, "{0}", ["array"]);
        log.Error("{0}{1}{2}{3}{4}", 1, 2, 3, 4, 5);
        log.Error(_cause, "text");
        log.Error(_cause, "{0}{1}{2}{3}{4}{5}", 1, 2, 3, 4, 5, 6);
        await Logs(LogLevel.DebugLevel, "text", null);
        await Logs(LogLevel.DebugLevel, "1", null);
        await Logs(LogLevel.DebugLevel, "12", _cause);
        await Logs(LogLevel.InfoLevel, "text", null);
        await Logs(LogLevel.InfoLevel, "123", null);
        await Logs(LogLevel.InfoLevel, "text", _cause);
        await Logs(LogLevel.WarningLevel, "array", null);
        await Logs(LogLevel.WarningLevel, "1234", null);
        await Logs(LogLevel.WarningLevel, "array", _cause);
        await Logs(LogLevel.ErrorLevel, "12345", null);
        await Logs(LogLevel.ErrorLevel, "text", _cause);
        await Logs(LogLevel.ErrorLevel, "123456", _cause);
    }

    [Fact]
    public async Task A_template_with_names_is_filled_in_order()
    {
        _system.Log.Info("{User} joined {Room}", "anna", "lobby");
        var logged = await _log.Next<Info>();
        Assert.Equal("anna joined lobby", logged.Message!.ToString());
        Assert.True(logged.TryGetProperties(out var properties));
        Assert.Equal("anna", properties["User"]);
        Assert.Equal("lobby", properties["Room"]);
        Assert.Equal("{User} joined {Room}", logged.GetTemplate());
        Assert.Equal(["User", "Room"], logged.GetPropertyNames());
        Assert.Equal(["anna", "lobby"], logged.GetParameters());
    }

    [Fact]
    public async Task A_text_has_no_properties()
    {
        _system.Log.Info("text");
        var logged = await _log.Next<Info>();
        Assert.False(logged.TryGetProperties(out _));
        Assert.Equal("text", logged.GetTemplate());
        Assert.Empty(logged.GetPropertyNames());
        Assert.Empty(logged.GetParameters());
    }

    [Theory]
    [InlineData(LogLevel.DebugLevel)]
    [InlineData(LogLevel.InfoLevel)]
    [InlineData(LogLevel.WarningLevel)]
    [InlineData(LogLevel.ErrorLevel)]
    [InlineData((LogLevel)int.MaxValue)]
    public async Task What_is_below_the_level_is_not_logged(LogLevel lowest)
    {
        _system.EventStream.SetLogLevel(lowest);
        var log = _system.Log;
        foreach (var level in new[] { LogLevel.DebugLevel, LogLevel.InfoLevel, LogLevel.WarningLevel, LogLevel.ErrorLevel })
        {
            Assert.Equal(level >= lowest, log.IsEnabled(level));
            log.Log(level, "text");
            log.Log(level, null, "{0}", 1);
            log.Log(level, "{0}", ["array"]);
            if (level >= lowest)
            {
                await Logs(level, "text", null);
                await Logs(level, "1", null);
                await Logs(level, "array", null);
            }
        }
        await _log.HearsNothingMore();
        Assert.Equal(lowest, _system.EventStream.LogLevel);
        Assert.Equal(LogLevel.DebugLevel >= lowest, log.IsDebugEnabled);
        Assert.Equal(LogLevel.InfoLevel >= lowest, log.IsInfoEnabled);
        Assert.Equal(LogLevel.WarningLevel >= lowest, log.IsWarningEnabled);
        Assert.Equal(LogLevel.ErrorLevel >= lowest, log.IsErrorEnabled);
    }

    [Fact]
    public void The_logger_of_nobody_logs_nothing()
    {
        var log = NoLogger.Instance;
        log.Error("text");
        log.Error("{0}", 1);
        Assert.False(log.IsDebugEnabled || log.IsInfoEnabled || log.IsWarningEnabled || log.IsErrorEnabled || log.IsEnabled(LogLevel.ErrorLevel));
        Assert.NotNull(log.Formatter);
    }

    [Fact]
    public async Task A_logger_may_have_a_formatter_of_its_own()
    {
        Logging.GetLogger(_system, "me", new Shouting()).Info("{0} {1}", "a", "b");
        Assert.Equal("A B!", (await _log.Next<Info>()).Message!.ToString());
    }

    [Fact]
    public async Task The_system_may_have_a_formatter_of_its_own()
    {
        var name = $"{typeof(Shouting).FullName}, {typeof(Shouting).Assembly.GetName().Name}";
        var system = ActorSystem.Create("shouting", $"akka.stdout-loglevel = OFF, akka.loggers = [], akka.logger-formatter = \"{name}\"");
        var log = new Listener(system);
        system.EventStream.Subscribe(log.Ref, typeof(Info));
        system.Log.Info("{0}", "a");
        Assert.Equal("A!", (await log.Next<Info>()).Message!.ToString());
        await system.Terminate();
    }

    public sealed class Shouting : ILogMessageFormatter
    {
        public string Format(string format, params object[] args) => $"{string.Format(format, args).ToUpperInvariant()}!";

        public string Format(string format, IEnumerable<object> args) => Format(format, args.ToArray());
    }
}
