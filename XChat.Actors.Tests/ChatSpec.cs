using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Xunit2;
using XChat.Actors.Chat;
using XChat.Actors.Rooms;
using XChat.Actors.Sessions;
using XChat.Actors.Wire;
using Xunit.Abstractions;

namespace XChat.Actors.Tests;

/// <summary>Rooms and sessions under virtual time.</summary>
public abstract class ChatSpec : TestKit
{
    private const string Dispatcher = """
        akka.loglevel = WARNING
        xchat.dispatcher {
          type = ForkJoinDispatcher
          throughput = 100
          dedicated-thread-pool.thread-count = 2
        }
        """;

    private readonly ManualTime _time = new();
    private IActorRef? _rooms;
    private IActorRef? _sessions;

    protected ChatSpec(ITestOutputHelper output)
        : base($"akka.scheduler.implementation = \"{typeof(TestScheduler).AssemblyQualifiedName}\"\n{Dispatcher}", output: output)
    {
    }

    protected FakeAttachments Attachments { get; } = new();

    protected IRoomLogs Logs { get; set; } = new LogsInMemory();

    protected BansInMemory Bans { get; } = new();

    protected RoomOptions Lobby { get; set; } = new() { Name = Some.Lobby };

    protected List<RoomOptions> OtherRooms { get; } = [];

    protected TimeSpan ResumeGrace { get; set; } = TimeSpan.FromSeconds(30);

    protected long BatchBytes { get; set; } = 256 * 1024;

    protected SessionOptions SessionOptions { get; set; } = new() { AdminTokens = [new AdminToken("ops", SecretHash.Of("right"))] };

    protected IActorRef Rooms => _rooms ??= StartRooms();

    protected IActorRef Sessions => _sessions ??= StartSessions();

    /// <summary>Lets time pass, for the actors' clocks and for their timers, when the rooms have done what they were told before.</summary>
    protected void Pass(TimeSpan time)
    {
        if (_rooms is not null)
        {
            foreach (var room in (RoomOptions[])[Lobby, .. OtherRooms])
            {
                Room(room.Name.Value);
            }
        }

        _time.Advance(time);
        ((TestScheduler)Sys.Scheduler).Advance(time);
    }

    protected void Pass(int milliseconds) => Pass(TimeSpan.FromMilliseconds(milliseconds));

    /// <summary>Returns when the actor has done everything that it was told before.</summary>
    protected void Settle(IActorRef actor)
    {
        var probe = CreateTestProbe();
        actor.Tell(new Identify(null), probe);
        probe.ExpectMsg<ActorIdentity>();
    }

    /// <summary>The room's own actor, as members see it.</summary>
    protected IActorRef Room(string name = "lobby")
    {
        Settle(Rooms);
        var probe = CreateTestProbe();
        Sys.ActorSelection(Rooms.Path / name).Tell(new Identify(null), probe);
        return probe.ExpectMsg<ActorIdentity>().Subject;
    }

    /// <summary>A connected client that has said nothing yet.</summary>
    protected FakeConnection Connect(
        ClientProtocol protocol = ClientProtocol.Base,
        bool stalled = false,
        ClientAddress? from = null,
        string room = "lobby",
        ResumePoint? since = null,
        bool endsWhenClosed = true)
    {
        var connection = new FakeConnection
        {
            Protocol = protocol,
            Stalled = stalled,
            Address = from ?? Some.Address,
            Since = since,
            EndsWhenClosed = endsWhenClosed,
        };
        Sessions.Tell(new SessionsProtocol.Open(connection, RoomName.Parse(room)), ActorRefs.NoSender);
        Xunit.Assert.True(connection.Session.Wait(TimeSpan.FromSeconds(10)));
        return connection;
    }

    /// <summary>A client that has come in as <paramref name="name"/> and heard so.</summary>
    protected FakeConnection Join(string name, bool stalled = false, ClientAddress? from = null, string room = "lobby")
    {
        var connection = Connect(stalled: stalled, from: from, room: room);
        connection.Says(name);
        Hears(connection, $"join:{name.Split("::")[0]}");
        return connection;
    }

    /// <summary>Waits until the client has heard this, as <see cref="Heard.Gist"/> puts it.</summary>
    protected void Hears(FakeConnection connection, string gist) =>
        AwaitAssert(() => Xunit.Assert.Contains(gist, connection.Heard.Gist()));

    protected void IsClosed(FakeConnection connection, CloseCode code) =>
        AwaitAssert(() => Xunit.Assert.Equal(code, connection.Closed?.Code));

    private IActorRef StartRooms()
    {
        var options = new RoomsOptions { Rooms = [Lobby, .. OtherRooms], ResumeGrace = ResumeGrace, BatchBytes = BatchBytes };
        return Sys.ActorOf(Props.Create(() => new RoomsActor(options, Logs, Attachments, Bans, _time)), "rooms");
    }

    private IActorRef StartSessions()
    {
        RoomOptions[] rooms = [Lobby, .. OtherRooms];
        return Sys.ActorOf(Props.Create(() => new SessionsActor(SessionOptions, rooms, Rooms, Attachments, _time)), "sessions");
    }
}
