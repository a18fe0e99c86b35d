using Akka.Actor;
using Xunit;

namespace Akka.Tests.TestKit;

public sealed partial class TestKitSpecs
{
    [Fact]
    public void The_calls_of_the_test_kit_are_logged_where_the_test_wants_that()
    {
        var lines = new Lines();
        using var kit = new Akka.TestKit.Xunit2.TestKit("akka { loglevel = DEBUG, test.testkit.debug = on }", lines);
        kit.TestActor.Tell("hello");
        kit.ExpectMsg<string>(hint: "a greeting");
        kit.AwaitCondition(() => lines.All.Any(line => line.Contains("a greeting")) && lines.All.Any(line => line.Contains("<hello>")));
    }
}
