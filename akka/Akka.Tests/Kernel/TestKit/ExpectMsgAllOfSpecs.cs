using Akka.Actor;
using Xunit;

namespace Akka.Tests.TestKit;

public sealed partial class ExpectMsgAllOfSpecs
{
    [Fact]
    public void Values_of_value_types_may_be_their_default()
    {
        Hear(0, 1);
        Assert.Equal([0, 1], ExpectMsgAllOf(new[] { 1, 0 }));
    }
}
