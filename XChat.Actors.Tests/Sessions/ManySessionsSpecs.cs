using Akka.Actor;
using Akka.TestKit.Xunit2;
using XChat.Actors.Chat;
using XChat.Actors.Rooms;
using XChat.Actors.Sessions;
using XChat.Actors.Wire;
using Xunit;
using Xunit.Abstractions;

namespace XChat.Actors.Tests.Sessions;

/// <summary>A thousand of them, in real time.</summary>
public sealed class ManySessionsSpecs : TestKit
{
    private const int Many = 1_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly IActorRef _sessions;

    public ManySessionsSpecs(ITestOutputHelper output)
        : base("akka.loglevel = WARNING\nxchat.dispatcher { type = ForkJoinDispatcher, throughput = 100, dedicated-thread-pool.thread-count = 2 }", output: output)
    {
        var options = new RoomsOptions { Rooms = [new RoomOptions { Name = Some.Lobby }] };
        var unlimited = new SessionOptions { MessagesPerSecond = 0, OutboundBytes = 0 };
        var attachments = new FakeAttachments();
        var rooms = Sys.ActorOf(Props.Create(() => new RoomsActor(options, attachments, TimeProvider.System)));
        _sessions = Sys.ActorOf(Props.Create(() => new SessionsActor(unlimited, options.Rooms, rooms, attachments, TimeProvider.System)));
    }

    [Fact]
    public void All_hear_all_in_order_and_once()
    {
        var clients = Enumerable.Range(0, Many).Select(i => Join($"client{i}")).ToList();
        AwaitCondition(() => clients.All(client => client.FrameCount > 0), Patience);
        for (var i = 1; i <= 1_000; i++)
        {
            clients[0].Says($"{i}");
        }

        var expected = Enumerable.Range(1, 1_000).Select(i => $"message:{i}").ToList();
        foreach (var client in clients)
        {
            AwaitCondition(() => client.Heard.Gist() is var heard && heard.Contains("message:1000"), Patience, TimeSpan.FromMilliseconds(50));
            Assert.Equal(expected, client.Heard.Gist().Where(gist => gist.StartsWith("message", StringComparison.Ordinal)));
            Assert.True(client.FrameCount < 1_500, $"{client.FrameCount} frames: the room does not batch");
        }
    }

    [Fact]
    public void A_thousand_come_and_go_at_once_and_the_roster_is_right_at_the_end()
    {
        var witness = Join("witness");
        var clients = Enumerable.Range(0, Many).Select(i => Join($"client{i % 100}")).ToList();
        for (var i = 0; i < Many; i += 2)
        {
            clients[i].End();
        }

        AwaitCondition(() => Balance(witness).Count == (Many / 2) + 1, Patience, TimeSpan.FromMilliseconds(100));
        witness.Says("/who");
        AwaitCondition(() => witness.Heard.Any(said => said.Text("type") == "notice"), Patience);
        Assert.StartsWith("In lobby, 501: ", witness.Heard.Last(said => said.Text("type") == "notice").Text("text"), StringComparison.Ordinal);
    }

    private FakeConnection Join(string name)
    {
        var connection = new FakeConnection { Protocol = ClientProtocol.Base };
        _sessions.Tell(new SessionsProtocol.Open(connection, Some.Lobby), ActorRefs.NoSender);
        AwaitCondition(() => connection.Session.IsCompleted, Patience);
        connection.Says(name);
        return connection;
    }

    // Who is there by the joins and leaves that one listener heard; each name comes once before it goes.
    private static HashSet<string> Balance(FakeConnection witness)
    {
        var present = new HashSet<string>();
        foreach (var said in witness.Heard)
        {
            if (said.Text("type") == "join")
            {
                Assert.True(present.Add(said.Text("member")));
            }
            else if (said.Text("type") == "leave")
            {
                Assert.True(present.Remove(said.Text("member")));
            }
        }

        return present;
    }
}
