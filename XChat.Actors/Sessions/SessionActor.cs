using System.Diagnostics;
using Akka.Actor;
using Akka.Event;
using XChat.Actors.Chat;
using XChat.Actors.Commands;
using XChat.Actors.Rooms;
using XChat.Actors.Wire;

namespace XChat.Actors.Sessions;

/// <summary>One connection: what its client says goes to the room, what the room says goes to its client.</summary>
public sealed partial class SessionActor : ReceiveActor, IWithTimers, IWithStash, ILogReceive
{
    private readonly IClientConnection _connection;
    private readonly RoomName _roomName;
    private SessionOptions _options;
    private readonly IAttachmentStore _attachments;
    private readonly TimeProvider _time;
    private readonly SendBudget _budget;

    // Known from the admission on.
    private IActorRef _room = ActorRefs.Nobody;
    private UserName? _name;
    private Role _role;

    // A welcome and a history may be larger than what may wait: nobody is too slow who has just begun to read.
    private long _greetingBytes;

    // Null where nobody traces.
    private Activity? _joining;

    private string _ending = "the session failed";

    /// <summary>The session of <paramref name="connection"/>, which wants to be in <paramref name="room"/>.</summary>
    public SessionActor(IClientConnection connection, RoomName room, SessionOptions options, IAttachmentStore attachments, TimeProvider time)
    {
        _connection = connection;
        _roomName = room;
        _options = options;
        _attachments = attachments;
        _time = time;
        _budget = new SendBudget(options.MessagesPerSecond, options.MessageBurst, time);

        Become(Joining);
    }

    /// <summary>How to make the session of <paramref name="connection"/>.</summary>
    public static Props Props(
        IClientConnection connection, RoomName room, SessionOptions options, IAttachmentStore attachments, TimeProvider time) =>
        Akka.Actor.Props
            .CreateBy(new Maker(connection, room, options, attachments, time))
            .WithDispatcher(RoomActor.Dispatcher);

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    /// <inheritdoc/>
    public IStash Stash { get; set; } = null!;

    /// <inheritdoc/>
    protected override void PreStart()
    {
        if (_options.JoinTimeout > TimeSpan.Zero)
        {
            Timers.StartSingleTimer(nameof(JoinedByNow), JoinedByNow.Instance, _options.JoinTimeout);
        }

        _connection.Start(Self);
    }

    /// <inheritdoc/>
    protected override void PostStop()
    {
        // Does nothing where the connection is closed already. A client of a session that failed comes back to a new one.
        _connection.Close(CloseCode.InternalError, "The session failed.");
        if (_name is not null)
        {
            Log.Info("{0} left {1} from {2}: {3}", _name, _roomName, _connection.Address, _ending);
        }
    }

    // Made when there is something to write: thousands of idle sessions need none.
    private static ILoggingAdapter Log => Context.GetLogger();

    private void Joining()
    {
        Receive<SessionProtocol.Heard>(LogIn);
        Receive<JoinedByNow>(_ => Close(CloseCode.JoinTimeout, "No name in time."));
        Always();
    }

    private void Entering()
    {
        Receive<SessionProtocol.Heard>(_ => Stash.Stash());
        Receive<RoomProtocol.Admitted>(Enter);
        Receive<RoomProtocol.Refused>(refused => TurnAway(refused.Why, refused.Code));
        Receive<JoinedByNow>(_ => Close(CloseCode.JoinTimeout, "The room did not answer."));

        // What was said before the connection ended was said: it waits its turn behind that.
        Receive<SessionProtocol.Disconnected>(_ => Stash.Stash());
        Always();
    }

    private void Chatting()
    {
        Receiving();
        Receive<SessionProtocol.Heard>(Listen);
        Always();
    }

    // What was said before the connection ended was said, also where it had to wait.
    private void LookingUp()
    {
        Receive<SessionProtocol.Heard>(_ => Stash.Stash());
        Receive<SessionProtocol.Disconnected>(_ => Stash.Stash());
        Receive<LookedUp>(found =>
        {
            Post(found.Message, found.Attachment);
            ListenOn();
        });
        Receive<NotLookedUp>(RefuseUnfound);
        Receiving();
        Always();
    }

    private void Receiving()
    {
        Receive<MessageBatch>(Deliver);
        Receive<RoomProtocol.Private>(alone => Send(alone.Frame));
        Receive<RoomProtocol.Removed>(removed => Close(removed.Code, removed.Why));
        Receive<Terminated>(_ => Close(CloseCode.GoingAway, "The room starts anew."));
    }

    private void Always()
    {
        Receive<SessionProtocol.Reconfigure>(Adopt);
        Receive<SessionProtocol.Close>(order => Close(order.Code, order.Why));
        Receive<SessionProtocol.Disconnected>(End);
    }

    // The room is left when the socket is gone: until then it must not wait for this one.
    private void Closing()
    {
        Receive<MessageBatch>(_ => Sender.Tell(RoomProtocol.Taken.Instance, Self));
        Receive<SessionProtocol.Disconnected>(_ => Context.Stop(Self));
        Receive<ClosedByNow>(_ => Context.Stop(Self));
        ReceiveAny(_ => { });
    }

    private void Enter(RoomProtocol.Admitted admitted)
    {
        Timers.Cancel(nameof(JoinedByNow));
        _joining?.Stop();
        _joining = null;
        _room = Context.Watch(Sender);
        (_name, _role) = (admitted.Name, admitted.Role);
        Log.Info("{0} joined {1} from {2}", _name, _roomName, _connection.Address);

        Become(Chatting);
        _connection.Admitted(admitted.Epoch, admitted.Key);
        if (admitted.Welcome is { } welcome)
        {
            Greet(welcome);
        }

        Greet(admitted.History);
        Stash.UnstashAll();
    }

    private void Adopt(SessionProtocol.Reconfigure order)
    {
        _options = order.Options;
        _budget.Adopt(_options.MessagesPerSecond, _options.MessageBurst);
    }

    private void Greet(Frame frame)
    {
        _greetingBytes += frame.Length;
        Send(frame);
    }

    private void Deliver(MessageBatch batch)
    {
        if (batch.For(_connection.Protocol) is { } frame)
        {
            Send(frame);
        }

        _room.Tell(RoomProtocol.Taken.Instance, Self);
    }

    private void Send(Frame frame)
    {
        _connection.Send(frame);
        var queued = _connection.QueuedBytes;
        if (queued <= _options.OutboundBytes)
        {
            _greetingBytes = 0;
        }
        else if (_options.OutboundBytes > 0 && queued > _options.OutboundBytes + _greetingBytes)
        {
            Close(CloseCode.TooSlow, "Too much waits for you.");
        }
    }

    private void Close(CloseCode code, string why)
    {
        _connection.Close(code, why);
        _ending = why;
        Timers.CancelAll();
        Timers.StartSingleTimer(nameof(ClosedByNow), ClosedByNow.Instance, _options.CloseTimeout);
        Become(Closing);
        Stash.UnstashAll();
    }

    private void End(SessionProtocol.Disconnected disconnected)
    {
        _ending = disconnected.Why;
        Context.Stop(Self);
    }

    // Thousands come at once: Props.Create would take an expression apart for each.
    private sealed class Maker(
        IClientConnection connection, RoomName room, SessionOptions options, IAttachmentStore attachments, TimeProvider time)
        : IIndirectActorProducer
    {
        public Type ActorType => typeof(SessionActor);

        public ActorBase Produce() => new SessionActor(connection, room, options, attachments, time);

        public void Release(ActorBase actor)
        {
        }
    }

    private sealed record LookedUp(ClientMessage.Said Message, Attachment? Attachment);

    private sealed record NotLookedUp(ClientMessage.Said Message, Exception Why);

    private sealed record JoinedByNow
    {
        public static JoinedByNow Instance { get; } = new();
    }

    private sealed record ClosedByNow
    {
        public static ClosedByNow Instance { get; } = new();
    }
}
