using Xunit;

namespace Akka.Tests.TestKit;

public sealed partial class TestActorRefSpecs
{
    [Fact]
    public async Task ReceiveAsync_of_a_handler_that_awaits_nothing_has_ended_at_once()
    {
        var actor = ActorOfAsTestActorRef<Counter>();
        var receiving = actor.ReceiveAsync("one", TestActor);
        Assert.True(receiving.IsCompletedSuccessfully);
        await receiving;
        ExpectMsg("one 1");
    }
}
