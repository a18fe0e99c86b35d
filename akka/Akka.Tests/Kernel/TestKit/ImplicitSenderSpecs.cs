using Akka.Actor;
using Akka.TestKit.TestActors;
using Xunit;

namespace Akka.Tests.TestKit;

public sealed partial class ImplicitSenderSpecs
{
    [Fact]
    public void A_test_inside_the_test_gives_the_sender_back()
    {
        using (var inner = new Akka.TestKit.Xunit2.TestKit())
        {
            ActorOf<SimpleEchoActor>().Tell("inner");
            inner.ExpectMsg("inner");
        }

        ActorOf<SimpleEchoActor>().Tell("outer");
        ExpectMsg("outer");
    }
}
