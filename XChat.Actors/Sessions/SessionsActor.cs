using System.Globalization;
using Akka.Actor;
using Akka.Event;
using XChat.Actors.Chat;
using XChat.Actors.Measures;
using XChat.Actors.Rooms;

namespace XChat.Actors.Sessions;

/// <summary>Gives every connection a session, looks at what clients show at the door, and sees the sessions off at the end.</summary>
public sealed class SessionsActor : ReceiveActor, ILogReceive
{
    private static readonly SessionProtocol.Close GoAway = new(CloseCode.GoingAway, "The server is going away.");

    private SessionOptions _options;
    private readonly IActorRef _entrance;
    private readonly IAttachmentStore _attachments;
    private readonly TimeProvider _time;
    private readonly Doorkeeper _door;
    private readonly Incidents _incidents;
    private readonly Flooders _flooders;
    private Dictionary<RoomName, RoomOptions> _rooms;
    private readonly List<IActorRef> _drainers = [];
    private readonly ILoggingAdapter _log = Context.GetLogger();
    private long _opened;
    private int _left;

    /// <summary>The parent of all sessions; <paramref name="entrance"/> is where they get into <paramref name="rooms"/>.</summary>
    public SessionsActor(SessionOptions options, IEnumerable<RoomOptions> rooms, IActorRef entrance, IAttachmentStore attachments, TimeProvider time)
    {
        _options = options;
        _entrance = entrance;
        _attachments = attachments;
        _time = time;
        _door = new Doorkeeper(options.AdminTokens, time);
        _incidents = new Incidents(time);
        _flooders = new Flooders(time);
        _rooms = rooms.ToDictionary(room => room.Name);

        Receive<SessionsProtocol.Open>(Open);
        Receive<SessionsProtocol.LogIn>(LogIn);
        Receive<SessionsProtocol.Incident>(Report);
        Receive<SessionsProtocol.Reconfigure>(Adopt);
        Receive<SessionsProtocol.Drain>(_ => Drain());
    }

    /// <summary>What becomes of a session that fails: it ends, and its connection is closed with 1011 so that its client comes back to a new one.
    /// Half a conversation is not worth saving. Nobody else notices but by the leave.</summary>
    protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(_ =>
    {
        ChatMeter.Failed("session", "stopped");
        return Directive.Stop;
    });

    private void Draining()
    {
        Receive<SessionsProtocol.Open>(late => late.Connection.Close(GoAway.Code, GoAway.Why));
        Receive<SessionsProtocol.LogIn>(_ => Sender.Tell(GoAway, Self));
        Receive<SessionsProtocol.Incident>(Report);
        Receive<SessionsProtocol.Drain>(_ => Await(Sender));
        Receive<Terminated>(_ => SeeOff());
    }

    private void Open(SessionsProtocol.Open open)
    {
        _opened++;
        Context.ActorOf(
            SessionActor.Props(open.Connection, open.Room, _flooders.Curb(_options, open.Connection.Address), _attachments, _time),
            _opened.ToString(CultureInfo.InvariantCulture));
    }

    private void LogIn(SessionsProtocol.LogIn login)
    {
        if (!_rooms.TryGetValue(login.Room, out var room))
        {
            Sender.Tell(new RoomProtocol.Refused(new Refusal(RefusalCode.Unavailable, "There is no such room."), CloseCode.TryAgainLater), Self);
            return;
        }

        var answer = _door.Ask(room, login.Asked.Secret, login.Connection.Address);
        if (answer.Refused is not null)
        {
            Sender.Tell(answer.Refused, Self);
            return;
        }

        if (answer.Token is not null)
        {
            _log.Info("{0} at {1} is an admin by token {2}", login.User, login.Connection.Address, answer.Token);
        }

        // The room answers the session itself.
        _entrance.Forward(new RoomsProtocol.Enter(login.Room, new RoomProtocol.Join(
            login.User, answer.Role, login.Connection.Address, login.Connection.Protocol, login.Asked.Key, login.Asked.Since)));
    }

    private void Report(SessionsProtocol.Incident incident)
    {
        if (incident.Kind == nameof(SendVerdict.Flooding))
        {
            _flooders.Add(incident.From);
        }

        if (_incidents.IsNews(incident.Kind, incident.From.Key))
        {
            _log.Warning("{0} from {1} in {2}", incident.What, incident.From, incident.Room);
        }
    }

    private void Adopt(SessionsProtocol.Reconfigure order)
    {
        _options = order.Options;
        _rooms = order.Rooms.ToDictionary(room => room.Name);
        _door.Adopt(order.Options.AdminTokens);
        foreach (var session in Context.GetChildren())
        {
            session.Tell(new SessionProtocol.Reconfigure(order.Options), Self);
        }
    }

    private void Drain()
    {
        Become(Draining);
        foreach (var session in Context.GetChildren())
        {
            Context.Watch(session);
            session.Tell(GoAway, Self);
            _left++;
        }

        _log.Info("Draining {0} sessions", _left);
        Await(Sender);
    }

    private void SeeOff()
    {
        _left--;
        if (_left == 0)
        {
            foreach (var drainer in _drainers)
            {
                drainer.Tell(SessionsProtocol.Drained.Instance, Self);
            }
        }
    }

    private void Await(IActorRef drainer)
    {
        if (_left == 0)
        {
            drainer.Tell(SessionsProtocol.Drained.Instance, Self);
        }
        else
        {
            _drainers.Add(drainer);
        }
    }
}
