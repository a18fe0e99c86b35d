using Akka.Actor;
using Akka.Event;
using Xunit.Abstractions;

namespace Akka.TestKit.Xunit2.Internals;

/// <summary>Shows log events with the test that they belong to.</summary>
public class TestOutputLogger : ReceiveActor
{
    private readonly ITestOutputHelper _output;

    /// <summary>Makes the logger.</summary>
    /// <param name="output">Where the events go.</param>
    public TestOutputLogger(ITestOutputHelper output)
    {
        _output = output;
        Receive<LogEvent>(Show);
        Receive<InitializeLogger>(Start);
    }

    private void Start(InitializeLogger initialize)
    {
        initialize.LoggingBus.Subscribe(Self, typeof(LogEvent));
        Sender.Tell(new LoggerInitialized());
    }

    private void Show(LogEvent logEvent)
    {
        var line = Line(logEvent);
        try
        {
            _output.WriteLine(line);
        }
        catch (Exception)
        {
            // The test is over, as a rule, and xUnit takes no more output: there is nobody to show the rest to.
            Context.Stop(Self);
        }
    }

    private static string Line(LogEvent logEvent)
    {
        try
        {
            return logEvent.ToString();
        }
        catch (FormatException cause) when (logEvent.Message is LogMessage message)
        {
            // A test is to see it: the logger fails, and that is an error in the log. What was told with the event is not lost.
            var text = $"Received a malformed formatted message. Log level: [{logEvent.LogLevel()}], {message.Unformatted()}";
            throw logEvent.Cause is { } told ? new AggregateException(text, cause, told) : new FormatException(text, cause);
        }
    }
}

/// <summary>Makes the logger without reflection.</summary>
internal sealed class TestOutputLoggerProducer(ITestOutputHelper output) : IIndirectActorProducer
{
    public Type ActorType => typeof(TestOutputLogger);

    public ActorBase Produce() => new TestOutputLogger(output);

    public void Release(ActorBase actor)
    {
        // It holds nothing that must be given back.
    }
}
