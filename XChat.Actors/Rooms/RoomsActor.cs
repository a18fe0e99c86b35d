using Akka.Actor;
using Akka.Event;
using XChat.Actors.Chat;
using XChat.Actors.Measures;
using XChat.Actors.Wire;

namespace XChat.Actors.Rooms;

/// <summary>Starts one actor per configured room, finds rooms by name, keeps the bans, and says what becomes of a room that fails.</summary>
public sealed partial class RoomsActor : ReceiveActor, IWithTimers, IWithStash, ILogReceive
{
    /// <summary>Failures within <see cref="FailureWindow"/> that a room survives.</summary>
    public const int Failures = 10;

    private RoomsOptions _options;
    private readonly IRoomLogs _logs;
    private readonly IAttachmentStore _attachments;
    private readonly TimeProvider _time;
    private readonly IBanRegister _register;
    private BanList _bans;
    private readonly Dictionary<RoomName, Room> _rooms = [];
    private readonly ILoggingAdapter _log = Context.GetLogger();

    /// <summary>The parent of all rooms of <paramref name="options"/>.</summary>
    public RoomsActor(RoomsOptions options, IRoomLogs logs, IAttachmentStore attachments, IBanRegister register, TimeProvider time)
    {
        _options = options;
        _logs = logs;
        _attachments = attachments;
        _time = time;
        _register = register;
        _bans = new BanList(time, register.Current);

        Receive<RoomsProtocol.Enter>(Enter);
        Receive<RoomsProtocol.Find>(Find);
        Receive<RoomsProtocol.Describe>(Describe);
        Receive<RoomsProtocol.Announce>(announcement => TellAll(new RoomProtocol.Announce(announcement.Text)));
        Receive<RoomsProtocol.Banish>(Banish);
        Receive<RoomsProtocol.Pardon>(Pardon);
        Receive<RoomsProtocol.AdoptBans>(Adopt);
        Receive<RoomsProtocol.Reconfigure>(Adopt);
        Receive<Terminated>(gone => Miss(gone.ActorRef));
        Receive<Opened>(opened => Start(opened.Name, opened.Log));
        Receive<NotOpened>(Mourn);
        Receive<StartAgain>(again => StartAgainAs(again.Name, again.Anew));
    }

    /// <summary>The time in which failures are counted.</summary>
    public static TimeSpan FailureWindow { get; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a room that was given up stays away.</summary>
    public static TimeSpan Pause { get; } = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    /// <inheritdoc/>
    public IStash Stash { get; set; } = null!;

    /// <inheritdoc/>
    protected override void PreStart()
    {
        foreach (var room in _options.Rooms)
        {
            Open(room.Name, anew: false);
        }
    }

    /// <summary>What becomes of a room that fails.</summary>
    /// <remarks>
    /// <para>A failure: the actor is restarted with the state it had. The message that it failed at is dropped and logged; roster, history,
    /// ids and what waits to be told are kept, members notice nothing; a batch that it failed to tell it tells once more.</para>
    /// <para>More than <see cref="Failures"/> within <see cref="FailureWindow"/>: the state itself is bad. The room is stopped, its sessions
    /// hear that and close with 1001, so that their clients come back; after <see cref="Pause"/> the room starts anew, empty, with
    /// another epoch.</para>
    /// <para>Other rooms and their sessions are not touched in either case.</para>
    /// </remarks>
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(
        Failures,
        FailureWindow,
        failure => failure is ActorInitializationException or ActorKilledException ? Directive.Stop : Directive.Restart);

    private void Mourn(IActorRef actor)
    {
        var (name, room) = _rooms.First(room => room.Value.Actor.Equals(actor));
        ChatMeter.Failed("room", "given_up");
        _log.Error("Room {0} was given up and starts anew in {1}", name, Pause);
        _rooms.Remove(name);
        room.State.Close(_attachments);
        Timers.StartSingleTimer(name, new StartAgain(name, Anew: true), Pause);
    }

    private void Enter(RoomsProtocol.Enter enter)
    {
        if (_opening.Contains(enter.Room))
        {
            Stash.Stash();
        }
        else if (enter.Join.Role != Role.Admin && _bans.Against(enter.Join.User, enter.Join.Address) is { } ban)
        {
            Sender.Tell(new RoomProtocol.Refused(new Refusal(RefusalCode.NotAllowed, ban.ToNotice()), CloseCode.Removed), Self);
        }
        else if (_rooms.TryGetValue(enter.Room, out var room))
        {
            room.Actor.Forward(enter.Join);
        }
        else
        {
            Sender.Tell(new RoomProtocol.Refused(new Refusal(RefusalCode.Unavailable, "The room is not there now."), CloseCode.TryAgainLater), Self);
        }
    }

    private void Find(RoomsProtocol.Find find)
    {
        if (_opening.Contains(find.Room))
        {
            Stash.Stash();
            return;
        }

        Sender.Tell(
            _rooms.TryGetValue(find.Room, out var room)
                ? new RoomsProtocol.Found(find.Room, room.State.Epoch)
                : new RoomsProtocol.NotFound(find.Room),
            Self);
    }

    private void Describe(RoomsProtocol.Describe describe)
    {
        if (_opening.Contains(describe.Room))
        {
            Stash.Stash();
        }
        else if (_rooms.TryGetValue(describe.Room, out var room))
        {
            room.Actor.Forward(RoomProtocol.Describe.Instance);
        }
        else
        {
            Sender.Tell(new RoomsProtocol.NotFound(describe.Room), Self);
        }
    }

    private void Banish(RoomsProtocol.Banish order)
    {
        _bans.Add(order.Ban);
        _register.Add(order.Ban, [.. _bans.Current]);
        TellAll(new RoomProtocol.Expel(order.Ban));
    }

    private void Pardon(RoomsProtocol.Pardon order)
    {
        var lifted = _bans.Lift(order.NameOrAddress);
        if (lifted > 0)
        {
            _register.Lift(order.NameOrAddress, [.. _bans.Current]);
        }

        var answer = lifted > 0 ? $"{order.NameOrAddress} may come back." : $"{order.NameOrAddress} is not banned.";
        Sender.Tell(new RoomProtocol.Private(ServerFrames.Notice(answer, _time.GetUtcNow())), Self);
    }

    // Those that are new here are carried out here.
    private void Adopt(RoomsProtocol.AdoptBans order)
    {
        var known = _bans.Current.ToHashSet();
        _bans = new BanList(_time, order.Bans);
        foreach (var ban in order.Bans.Where(ban => !known.Contains(ban)))
        {
            TellAll(new RoomProtocol.Expel(ban));
        }
    }

    private void TellAll(object order)
    {
        foreach (var room in _rooms.Values)
        {
            room.Actor.Tell(order, Self);
        }
    }

    private readonly record struct Room(IActorRef Actor, RoomState State);

    private sealed record StartAgain(RoomName Name, bool Anew);
}
