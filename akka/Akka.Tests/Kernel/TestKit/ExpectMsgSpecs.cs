using Akka.TestKit.Xunit2.Internals;
using Xunit;

namespace Akka.Tests.TestKit;

public sealed partial class ExpectMsgSpecs
{
    [Fact]
    public void An_unequal_message_fails_with_the_hint()
    {
        TestActor.Tell("coffee", TestActor);
        Assert.Contains("only tea will do", Assert.Throws<AkkaEqualException>(() => ExpectMsg("tea", hint: "only tea will do")).Message);
    }
}
