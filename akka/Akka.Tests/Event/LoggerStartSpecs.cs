using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;
using Xunit;

namespace Akka.Tests.Event;

public class LoggerStartSpecs
{
    private static ActorSystem Create<TLogger>(string name, string config = "") => ActorSystem.Create(
        name, ConfigurationFactory.ParseString($"akka.stdout-loglevel = OFF, akka.loggers = [\"{typeof(TLogger).AssemblyQualifiedName}\"]\n{config}"));

    [Theory]
    [InlineData("Akka.Event.DefaultLogger")]
    [InlineData("Akka.Event.DefaultLogger, Akka")]
    [InlineData("Akka.Event.DefaultLogger, Akka, Version=99.0.0.0, Culture=neutral, PublicKeyToken=1234567890abcdef")]
    [InlineData("Akka.Event.TraceLogger, Akka")]
    [InlineData("Akka.Event.StandardOutLogger")]
    public async Task The_loggers_of_the_kernel_are_known_by_many_names(string name)
    {
        var system = ActorSystem.Create("known", $"akka.stdout-loglevel = OFF, akka.loglevel = OFF, akka.loggers = [\"{name}\"]");
        Assert.Equal([name], system.Settings.Loggers);
        await system.Terminate();
    }

    [Fact]
    public void A_logger_that_does_not_exist_stops_the_start()
    {
        var refused = Assert.Throws<ConfigurationException>(() => ActorSystem.Create("unknown", "akka.stdout-loglevel = OFF, akka.loggers = [\"No.Such, Thing\"]"));
        Assert.Contains("akka.loggers", refused.Message, StringComparison.Ordinal);
        Assert.Contains("No.Such, Thing", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_logger_hears_the_level_and_those_above()
    {
        Recording.Events.Clear();
        var system = Create<Recording>("levels", "akka.loglevel = WARNING");
        system.Log.Info("info");
        system.Log.Warning("warning");
        system.Log.Error("error");
        await Eventually.Holds(() => Recording.Of("ActorSystem(levels)").Count() == 2);
        Assert.Equal(["warning", "error"], Recording.Of("ActorSystem(levels)").Select(logged => logged.Message));
        system.EventStream.SetLogLevel(LogLevel.ErrorLevel);
        system.Log.Warning("warning 2");
        system.EventStream.SetLogLevel(LogLevel.DebugLevel);
        system.Log.Debug("debug");
        await Eventually.Holds(() => Recording.Of("ActorSystem(levels)").Count() == 3);
        Assert.Equal("debug", Recording.Of("ActorSystem(levels)").Last().Message);
        await system.Terminate();
    }

    [Fact]
    public async Task A_logger_that_is_slow_to_start_does_not_hold_up_the_system()
    {
        Slow.Ready = new TaskCompletionSource();
        var system = Create<Slow>("slow", "akka.logger-startup-timeout = 10ms, akka.loglevel = DEBUG");
        var log = new Listener(system);
        system.EventStream.Subscribe(log.Ref, typeof(Debug));
        Slow.Ready.SetResult();
        while (!(await log.Next<Debug>()).Message!.ToString()!.EndsWith($"[{typeof(Slow).FullName}] started", StringComparison.Ordinal))
        {
        }
        Slow.Heard.Clear();
        system.Log.Error("hello");
        await Eventually.Holds(() => Slow.Heard.Any(logged => Equals(logged.Message, "hello")));
        await system.Terminate();
    }

    [Fact]
    public async Task Loggers_may_start_while_the_system_does_not_wait()
    {
        Slow.Ready = new TaskCompletionSource();
        var system = Create<Slow>("async", "akka.logger-async-start = on, akka.loglevel = DEBUG");
        var log = new Listener(system);
        system.EventStream.Subscribe(log.Ref, typeof(Debug));
        Slow.Ready.SetResult();
        while (!(await log.Next<Debug>()).Message!.ToString()!.EndsWith($"[{typeof(Slow).FullName}] started", StringComparison.Ordinal))
        {
        }
        await system.Terminate();
    }

    [Fact]
    public async Task A_logger_that_fails_to_start_does_not_keep_the_system_from_starting()
    {
        var system = Create<Failing>("failing", "akka.logger-startup-timeout = 10ms, akka.loglevel = OFF");
        Assert.False(system.WhenTerminated.IsCompleted);
        await system.Terminate();
    }

    [Fact]
    public async Task When_the_system_stops_standard_output_takes_over()
    {
        var system = ActorSystem.Create("stopping", ConfigurationFactory.ParseString(
            $"akka.loglevel = OFF, akka.stdout-loglevel = DEBUG, akka.stdout-logger-class = \"{typeof(Buffered).AssemblyQualifiedName}\", akka.loggers = [\"{typeof(Recording).AssemblyQualifiedName}\"]"));
        var stdout = Assert.IsType<Buffered>(system.Settings.StdoutLogger);
        await system.Terminate();
        var lines = stdout.Heard.Where(logged => logged.LogSource == "EventStream").Select(logged => logged.Message!.ToString()).ToList();
        Assert.Contains("StandardOutLogger started", lines);
        Assert.Equal(["Shutting down: Buffered started", "All default loggers stopped"], lines[^2..]);
    }

    [Fact]
    public async Task What_actors_log_when_they_stop_is_written_before_the_loggers_stop()
    {
        Recording.Events.Clear();
        var system = Create<Recording>("last");
        for (var i = 0; i < 200; i++)
        {
            system.ActorOf(Props.Create(() => new LastWords()), $"last-{i}");
        }
        await system.Terminate();
        Assert.Equal(200, Recording.Events.Count(logged => logged.LogSource.StartsWith("akka://last/user/last-", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_logger_that_hangs_does_not_keep_the_system_from_stopping()
    {
        Hanging.Released = new TaskCompletionSource();
        var system = Create<Hanging>("hanging");
        system.Log.Error("hang");
        await Hanging.Entered.Task.WaitAsync(TimeSpan.FromSeconds(20));
        await system.Terminate().WaitAsync(TimeSpan.FromSeconds(20));
        Hanging.Released.SetResult();
    }

    [Fact]
    public async Task Standard_output_that_is_off_hears_nothing()
    {
        var system = ActorSystem.Create("off", ConfigurationFactory.ParseString(
            $"akka.loglevel = OFF, akka.stdout-loglevel = OFF, akka.loggers = [], akka.stdout-logger-class = \"{typeof(Buffered).AssemblyQualifiedName}\""));
        var stdout = Assert.IsType<Buffered>(system.Settings.StdoutLogger);
        system.Log.Error("hello");
        await system.Terminate();
        Assert.Empty(stdout.Heard);
    }

    [Fact]
    public async Task Before_the_loggers_are_there_standard_output_writes()
    {
        var system = ActorSystem.Create("before", ConfigurationFactory.ParseString(
            $"akka.loglevel = DEBUG, akka.stdout-loglevel = DEBUG, akka.stdout-logger-class = \"{typeof(Buffered).AssemblyQualifiedName}\", akka.loggers = [\"{typeof(Recording).AssemblyQualifiedName}\"]"));
        var stdout = Assert.IsType<Buffered>(system.Settings.StdoutLogger);
        Assert.Equal("StandardOutLogger started", stdout.Heard.First().Message);
        system.Log.Warning("hello");
        Assert.DoesNotContain(stdout.Heard, logged => Equals(logged.Message, "hello"));
        await system.Terminate();
    }

    public sealed class Recording : ActorBase, IRequiresMessageQueue<ILoggerMessageQueueSemantics>
    {
        public static readonly ConcurrentQueue<LogEvent> Events = new();

        public static IEnumerable<LogEvent> Of(string source) => Events.Where(logged => logged.LogSource == source);

        protected override bool Receive(object message)
        {
            if (message is InitializeLogger)
            {
                Sender.Tell(new LoggerInitialized());
            }
            else if (message is LogEvent logged)
            {
                Events.Enqueue(logged);
            }
            return true;
        }
    }

    public sealed class Slow : ReceiveActor
    {
        public static readonly ConcurrentQueue<LogEvent> Heard = new();

        public Slow()
        {
            Receive<InitializeLogger>(_ =>
            {
                var system = Sender;
                Ready.Task.ContinueWith(_ => system.Tell(new LoggerInitialized()), TaskScheduler.Default);
            });
            Receive<LogEvent>(Heard.Enqueue);
        }

        public static TaskCompletionSource Ready { get; set; } = new();
    }

    private sealed class LastWords : ReceiveActor
    {
        private readonly ILoggingAdapter _log = Context.GetLogger();

        protected override void PostStop() => _log.Warning("goodbye");
    }

    public sealed class Hanging : ReceiveActor
    {
        public Hanging()
        {
            Receive<InitializeLogger>(_ => Sender.Tell(new LoggerInitialized()));
            ReceiveAsync<Error>(async _ =>
            {
                Entered.TrySetResult();
                await Released.Task;
            });
        }

        public static TaskCompletionSource Entered { get; } = new();

        public static TaskCompletionSource Released { get; set; } = new();
    }

    public sealed class Failing : ReceiveActor
    {
        public Failing() => throw new InvalidOperationException("boom");
    }

    public sealed class Buffered : MinimalLogger
    {
        public ConcurrentQueue<LogEvent> Heard { get; } = new();

        protected override void Log(object message) => Heard.Enqueue((LogEvent)message);
    }
}
