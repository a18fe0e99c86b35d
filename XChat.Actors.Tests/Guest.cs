using System.Text.Json;
using Akka.Actor;
using Akka.TestKit;
using XChat.Actors.Chat;
using XChat.Actors.Rooms;
using XChat.Actors.Wire;

namespace XChat.Actors.Tests;

/// <summary>A session as a room sees it, played by a probe that takes batches when the spec says so.</summary>
internal sealed class Guest
{
    private readonly TestProbe _probe;

    private Guest(TestProbe probe, RoomProtocol.Admitted admitted) => (_probe, Admitted) = (probe, admitted);

    public RoomProtocol.Admitted Admitted { get; }

    public ClientProtocol Protocol { get; private init; }

    public IActorRef Room { get; private init; } = ActorRefs.Nobody;

    public IActorRef Session => _probe.Ref;

    public string Name => Admitted.Name.Value;

    public string? Key => Welcome?.Text("key");

    public JsonElement? Welcome => Admitted.Welcome is { } welcome ? Heard.In(welcome)[0] : null;

    public static Guest Enter(
        TestProbe probe,
        IActorRef rooms,
        string name,
        ClientProtocol protocol = ClientProtocol.Base,
        Role role = Role.User,
        string? key = null,
        ResumePoint? since = null,
        string room = "lobby")
    {
        Knock(probe, rooms, name, protocol, role, key, since, room);
        var admitted = probe.ExpectMsg<RoomProtocol.Admitted>();
        return new Guest(probe, admitted) { Protocol = protocol, Room = probe.LastSender };
    }

    public static void Knock(
        TestProbe probe,
        IActorRef rooms,
        string name,
        ClientProtocol protocol = ClientProtocol.Base,
        Role role = Role.User,
        string? key = null,
        ResumePoint? since = null,
        string room = "lobby") =>
        probe.Send(rooms, new RoomsProtocol.Enter(
            RoomName.Parse(room), new RoomProtocol.Join(Some.Name(name), role, Some.Address, protocol, key, since)));

    public void Posts(string text, string? nonce = null, Attachment? attachment = null) =>
        _probe.Send(Room, new RoomProtocol.Post(text, attachment, nonce));

    public void Tells(object message) => _probe.Send(Room, message);

    /// <summary>The next batch, not taken.</summary>
    public List<string> IsTold() => Heard.In(_probe.ExpectMsg<MessageBatch>(), Protocol).Gist();

    public void Takes() => _probe.Send(Room, RoomProtocol.Taken.Instance);

    /// <summary>The next batch, taken.</summary>
    public List<JsonElement> Hears()
    {
        var heard = Heard.In(_probe.ExpectMsg<MessageBatch>(), Protocol);
        Takes();
        return heard;
    }

    /// <summary>What is in the next batches, taken, until <paramref name="count"/> objects have come.</summary>
    public List<string> Hears(int count)
    {
        var heard = new List<string>();
        while (heard.Count < count)
        {
            heard.AddRange(Hears().Gist());
        }

        return heard;
    }

    public void HearsNothing() => _probe.ExpectNoMsg(TimeSpan.FromMilliseconds(50));

    /// <summary>What it is told alone.</summary>
    public List<string> HearsAlone() => Heard.In(_probe.ExpectMsg<RoomProtocol.Private>().Frame).Gist();

    public JsonElement HearsAloneWhole() => Heard.In(_probe.ExpectMsg<RoomProtocol.Private>().Frame)[0];

    public RoomProtocol.Removed IsRemoved() => _probe.ExpectMsg<RoomProtocol.Removed>();

    /// <summary>Returns when the room has taken notice.</summary>
    public void Dies()
    {
        var soon = TimeSpan.FromSeconds(20);
        Xunit.Assert.True(_probe.Ref.GracefulStop(soon).GetAwaiter().GetResult());

        // The room watches from earlier on than who waits here. With its first answer it has heard of the end, and has told
        // itself so; with the second it has done what it does then.
        for (var i = 0; i < 2; i++)
        {
            Room.Ask<ActorIdentity>(new Identify(null), soon).GetAwaiter().GetResult();
        }
    }
}
