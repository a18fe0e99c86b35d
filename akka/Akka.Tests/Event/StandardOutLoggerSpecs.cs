using Akka.Actor;
using Akka.Event;
using Akka.Util;
using Xunit;

namespace Akka.Tests.Event;

[Collection("The console belongs to one at a time")]
public class StandardOutLoggerSpecs
{
    private static readonly Lock Console = new();

    private static string Written(Action write)
    {
        lock (Console)
        {
            var before = System.Console.Out;
            using var writer = new StringWriter();
            System.Console.SetOut(writer);
            try
            {
                write();
            }
            finally
            {
                System.Console.SetOut(before);
            }
            return writer.ToString();
        }
    }

    [Fact]
    public void A_log_event_is_written_as_a_line()
    {
        var logged = new Info("source", typeof(string), "hello");
        Assert.Contains(logged + Environment.NewLine, Written(() => new StandardOutLogger().Tell(logged)), StringComparison.Ordinal);
    }

    [Fact]
    public void Anything_else_is_written_too() =>
        Assert.Contains("42" + Environment.NewLine, Written(() => new StandardOutLogger().Tell(42)), StringComparison.Ordinal);

    [Fact]
    public void A_template_that_does_not_suit_its_arguments_is_written_with_what_is_wrong()
    {
        var system = ActorSystem.Create("malformed", "akka.loggers = [], akka.stdout-loglevel = OFF");
        var caught = default(LogEvent);
        var log = new Catching(logged => caught = logged);
        system.EventStream.Subscribe(log, typeof(Warning));
        system.Log.Warning("{0} and {1}", "one");
        var written = Written(() => new StandardOutLogger().Tell(caught!));
        Assert.Contains("Received a malformed formatted message. Format: [{0} and {1}], Args: [one]", written, StringComparison.Ordinal);
        Assert.Contains("FormatException", written, StringComparison.Ordinal);
        system.Terminate();
    }

    [Fact]
    public void It_says_at_once_that_it_is_ready()
    {
        var told = default(object);
        new StandardOutLogger().Tell(new InitializeLogger(new LoggingBus()), new Catching(_ => { }, message => told = message));
        Assert.IsType<LoggerInitialized>(told);
    }

    [Fact]
    public void Its_colours_can_be_chosen()
    {
        Assert.True(StandardOutLogger.UseColors);
        Assert.Equal(ConsoleColor.Gray, StandardOutLogger.DebugColor);
        Assert.Equal(ConsoleColor.White, StandardOutLogger.InfoColor);
        Assert.Equal(ConsoleColor.Yellow, StandardOutLogger.WarningColor);
        Assert.Equal(ConsoleColor.Red, StandardOutLogger.ErrorColor);
    }

    [Fact]
    public void Many_threads_write_whole_lines()
    {
        var written = Written(() => Parallel.For(0, 200, i => StandardOutWriter.WriteLine($"line {i:000}", ConsoleColor.Red)));
        var lines = written.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Where(line => line.StartsWith("line", StringComparison.Ordinal)).Order().ToList();
        Assert.Equal(Enumerable.Range(0, 200).Select(i => $"line {i:000}"), lines);
    }

    [Fact]
    public void Nothing_can_be_written() => Assert.NotNull(Written(() =>
    {
        StandardOutWriter.Write(null);
        StandardOutWriter.Write("", ConsoleColor.Blue, ConsoleColor.Yellow);
        StandardOutWriter.WriteLine(null);
    }));

    private sealed class Catching(Action<LogEvent> caught, Action<object>? told = null) : MinimalLogger
    {
        protected override void Log(object message)
        {
            if (message is LogEvent logged)
            {
                caught(logged);
            }
            else
            {
                told?.Invoke(message);
            }
        }
    }
}
