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

    private readonly Dictionary<Frame, List<string>> _gists = [];
    private readonly IActorRef _sessions;

    public ManySessionsSpecs(ITestOutputHelper output)
        : base("akka.loglevel = WARNING\nxchat.dispatcher { type = ForkJoinDispatcher, throughput = 100, dedicated-thread-pool.thread-count = 2 }", output: output)
    {
        var options = new RoomsOptions { Rooms = [new RoomOptions { Name = Some.Lobby }] };
        var unlimited = new SessionOptions { MessagesPerSecond = 0, OutboundBytes = 0 };
        var attachments = new FakeAttachments();
        var bans = new BansInMemory();
        var rooms = Sys.ActorOf(Props.Create(() => new RoomsActor(options, new LogsInMemory(), attachments, bans, TimeProvider.System)));
        _sessions = Sys.ActorOf(Props.Create(() => new SessionsActor(unlimited, options.Rooms, rooms, attachments, TimeProvider.System)));
    }

    [Fact]
    public void All_hear_all_in_order_and_once()
    {
        var clients = Join(Enumerable.Range(0, Many).Select(i => $"client{i}"));
        AwaitCondition(() => clients.All(client => client.Sent.Count > 0), Patience, TimeSpan.FromMilliseconds(10));
        for (var i = 1; i <= 1_000; i++)
        {
            clients[0].Says($"{i}");
        }

        var expected = Enumerable.Range(1, 1_000).Select(i => $"message:{i}").ToList();
        Assert.All(clients, client =>
        {
            AwaitCondition(() => Gist(client.Sent.Last()) is [.., "message:1000"], Patience, TimeSpan.FromMilliseconds(10));
            Assert.Equal(expected, client.Sent.SelectMany(Gist).Where(gist => gist.StartsWith("message", StringComparison.Ordinal)));
            Assert.True(client.Sent.Count < 1_500, $"{client.Sent.Count} frames: the room does not batch");
        });
    }

    [Fact]
    public void A_thousand_come_and_go_at_once_and_the_roster_is_right_at_the_end()
    {
        var witness = Join(["witness"])[0];
        var clients = Join(Enumerable.Range(0, Many).Select(i => $"client{i % 100}"));
        for (var i = 0; i < Many; i += 2)
        {
            clients[i].End();
        }

        AwaitCondition(() => Balance(witness).Count == (Many / 2) + 1, Patience, TimeSpan.FromMilliseconds(50));
        witness.Says("/who");
        AwaitCondition(() => witness.Heard.Any(said => said.Text("type") == "notice"), Patience, TimeSpan.FromMilliseconds(50));
        Assert.StartsWith("In lobby, 501: ", witness.Heard.Last(said => said.Text("type") == "notice").Text("text"), StringComparison.Ordinal);
    }

    private List<FakeConnection> Join(IEnumerable<string> names)
    {
        var clients = names.Select(name => (Name: name, Connection: new FakeConnection())).ToList();
        clients.ForEach(client => _sessions.Tell(new SessionsProtocol.Open(client.Connection, Some.Lobby), ActorRefs.NoSender));
        Assert.True(Task.WhenAll(clients.Select(client => client.Connection.Session)).Wait(Patience));
        clients.ForEach(client => client.Connection.Says(client.Name));
        return [.. clients.Select(client => client.Connection)];
    }

    // All get the same frames: each is read once.
    private List<string> Gist(Frame frame)
    {
        if (!_gists.TryGetValue(frame, out var gist))
        {
            _gists[frame] = gist = Heard.In(frame).Gist();
        }

        return gist;
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
