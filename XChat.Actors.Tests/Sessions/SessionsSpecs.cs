using System.Net;
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

    [Fact]
    public void Where_a_flood_came_from_there_is_a_tenth_of_a_burst_for_a_minute_and_nowhere_else()
    {
        var flooder = Join("flooder");
        Flood(flooder, 30 + 300 + 1);
        IsClosed(flooder, CloseCode.Flooding);

        TakesAtOnce(3, Join("again"));
        TakesAtOnce(30, Join("elsewhere", from: new ClientAddress(IPAddress.Parse("192.0.2.8"))));
        TakesAtOnce(30, Join("unknown", from: ClientAddress.Unknown));
        Pass(Flooders.Window);
        TakesAtOnce(30, Join("later"));
    }

    [Fact]
    public void The_same_trouble_from_the_same_address_is_written_down_once_a_minute()
    {
        EventFilter.Warning(contains: "bad-token from 192.0.2.7 in lobby").Expect(2, () =>
        {
            for (var i = 0; i < 4; i++)
            {
                var thief = Connect();
                thief.Says("thief::wrong");
                IsClosed(thief, CloseCode.BadToken);
                Pass(TimeSpan.FromSeconds(31));
            }
        });
    }

    [Fact]
    public void A_room_that_is_not_configured_is_refused_and_nobody_else_is_disturbed()
    {
        var alice = Join("alice");
        var lost = Connect(room: "nowhere");
        lost.Says("lost");
        Hears(lost, "error:unavailable");
        IsClosed(lost, CloseCode.TryAgainLater);
        alice.Says("still here");
        Hears(alice, "message:still here");
    }

    private static void Flood(FakeConnection one, int messages)
    {
        for (var i = 0; i < messages; i++)
        {
            one.Says("flood");
        }
    }

    private void TakesAtOnce(int messages, FakeConnection one)
    {
        Flood(one, 33);
        AwaitAssert(() => Assert.Equal(33 - messages, one.Heard.Count(said => said.Text("type") == "error")));
    }
}
