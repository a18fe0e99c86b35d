using Akka.Actor;
using Akka.Event;
using Xunit;
using Xunit.Abstractions;

namespace Akka.Tests.Kernel;

public class TestOutputLoggerSpecs(ITestOutputHelper output) : Akka.TestKit.Xunit2.TestKit("akka.loglevel = DEBUG", output: output)
{
    [Fact]
    public void A_message_that_does_not_fit_its_template_is_an_error_of_the_logger()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(Error));
        Sys.Log.Warning("{0} and {1}", "one");
        var error = ExpectMsg<Error>();
        Assert.IsType<FormatException>(error.Cause);
        Assert.Contains("Format: [{0} and {1}], Args: [one]", error.Cause.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_output_that_takes_nothing_is_no_error_in_the_log()
    {
        using var kit = new Akka.TestKit.Xunit2.TestKit("akka.loglevel = DEBUG", new Broken());
        kit.Sys.EventStream.Subscribe(kit.TestActor, typeof(Error));
        kit.Watch(kit.Sys.ActorSelection("/system/log-test").ResolveOne(TimeSpan.FromSeconds(20)).Result);
        kit.Sys.Log.Info("to nobody");
        kit.ExpectMsg<Terminated>(TimeSpan.FromSeconds(20));
    }

    private sealed class Broken : ITestOutputHelper
    {
        public void WriteLine(string message) => throw new NotSupportedException("It takes nothing.");

        public void WriteLine(string format, params object[] args) => WriteLine(format);
    }

    [Fact]
    public void What_was_told_with_it_is_told_with_the_error()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(Error));
        Sys.Log.Error(new InvalidOperationException("told"), "{0} and {1}", "one");
        Assert.IsType<InvalidOperationException>(ExpectMsg<Error>().Cause);
        var both = Assert.IsType<AggregateException>(ExpectMsg<Error>().Cause);
        Assert.Contains(both.InnerExceptions, inner => inner is InvalidOperationException { Message: "told" });
        Assert.Contains(both.InnerExceptions, inner => inner is FormatException);
    }
}
