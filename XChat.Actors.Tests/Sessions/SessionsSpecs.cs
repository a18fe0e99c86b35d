using Akka.Actor;
using XChat.Actors.Chat;
using XChat.Actors.Sessions;
using Xunit;
using Xunit.Abstractions;

namespace XChat.Actors.Tests.Sessions;

public sealed class SessionsSpecs(ITestOutputHelper output) : ChatSpec(output)
{
    [Fact]
    public void Draining_closes_every_session_with_1001_and_says_when_the_last_is_gone()
    {
        var alice = Join("alice");
        var slow = Connect(endsWhenClosed: false);
        slow.Says("slow");
        Hears(alice, "join:slow");

        Sessions.Tell(SessionsProtocol.Drain.Instance, TestActor);
        IsClosed(alice, CloseCode.GoingAway);
        IsClosed(slow, CloseCode.GoingAway);
        ExpectNoMsg(TimeSpan.FromMilliseconds(50));
        slow.End();
        ExpectMsg<SessionsProtocol.Drained>();
    }

    [Fact]
    public void Draining_nobody_is_done_at_once_and_may_be_asked_again()
    {
        Sessions.Tell(SessionsProtocol.Drain.Instance, TestActor);
        ExpectMsg<SessionsProtocol.Drained>();
        Sessions.Tell(SessionsProtocol.Drain.Instance, TestActor);
        ExpectMsg<SessionsProtocol.Drained>();
    }

    [Fact]
    public void While_draining_nobody_comes_in()
    {
        Sessions.Tell(SessionsProtocol.Drain.Instance, TestActor);
        ExpectMsg<SessionsProtocol.Drained>();
        var late = new FakeConnection();
        Sessions.Tell(new SessionsProtocol.Open(late, Some.Lobby), ActorRefs.NoSender);
        IsClosed(late, CloseCode.GoingAway);
        Assert.False(late.Session.IsCompleted);
    }

    [Fact]
    public void Who_has_not_joined_yet_is_drained_too()
    {
        var silent = Connect();
        Sessions.Tell(SessionsProtocol.Drain.Instance, TestActor);
        ExpectMsg<SessionsProtocol.Drained>();
        IsClosed(silent, CloseCode.GoingAway);
    }
}
