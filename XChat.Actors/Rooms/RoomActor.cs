using System.Diagnostics;
using Akka.Actor;
using Akka.Event;
using XChat.Actors.Chat;
using XChat.Actors.Measures;
using XChat.Actors.Wire;

namespace XChat.Actors.Rooms;

/// <summary>One room: gives what is said its place in the order, and tells it to everybody.</summary>
/// <remarks>
/// It tells in batches. What is accepted waits in <see cref="RoomState.Pending"/>; the order to flush goes
/// to the end of the room's own mailbox, behind whatever else is there to be said. So an idle room speaks at once, and a busy one says
/// everything that waits in one frame. While the members take a batch, the next one grows; and while the room then rests, where
/// telling took long for little (<see cref="BatchPacing"/>).
/// </remarks>
public sealed partial class RoomActor : ReceiveActor, IWithTimers, ILogReceive
{
    private static readonly TimeSpan TypingPause = TimeSpan.FromSeconds(3);

    private readonly RoomState _room;
    private RoomsOptions _options;
    private readonly IAttachmentStore _attachments;
    private readonly TimeProvider _time;
    private readonly Queue<(long Id, Activity Span)> _traced = [];
    private readonly ILoggingAdapter _log = Context.GetLogger();

    /// <summary>The actor of a room. Its state is handed in, so that it is still there after a restart.</summary>
    public RoomActor(RoomState room, RoomsOptions options, IAttachmentStore attachments, TimeProvider time)
    {
        _room = room;
        _options = room.NewForAll ?? options;
        _attachments = attachments;
        _time = time;

        Receive<RoomProtocol.Taken>(_ => Count(Sender));
        Receive<RoomProtocol.Post>(Accept);
        Receive<Flush>(_ => Broadcast());
        Receive<Kept>(_ => TellKept());
        Receive<NotKept>(TakeBack);
        Receive<RoomProtocol.Join>(Admit);
        Receive<Terminated>(gone => Miss(gone.ActorRef));
        Receive<RoomProtocol.Typing>(_ => ShowTyping());
        Receive<RoomProtocol.Obey>(Obey);
        Receive<RoomProtocol.Announce>(Announce);
        Receive<RoomProtocol.Expel>(Expel);
        Receive<RoomProtocol.Describe>(_ => Sender.Tell(new RoomProtocol.Described(_room.Epoch, _room.LastKnownId, _room.Roster.Count), Self));
        Receive<RoomProtocol.Reconfigure>(Adopt);
        Receive<RoomProtocol.Shut>(_ => Shut());
        Receive<TakenByNow>(due => StopWaitingFor(due.Batch));
        Receive<RestedByNow>(_ => GoOn());
        Receive<GatheredByNow>(_ => FlushNow());
        Receive<BackByNow>(_ => GiveUpOnAway());
        Receive<RoomProtocol.Grown>(_ => HearOfNews());
        Receive<Seated>(TakeSeat);
        Receive<NotSeated>(Refuse);
    }

    /// <summary>The dispatcher of rooms and of those they tell: <c>hocon/xchat.conf</c> says what it is.</summary>
    /// <remarks>Few threads, first come first served: or batches fall apart.</remarks>
    public const string Dispatcher = "xchat.dispatcher";

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    /// <inheritdoc/>
    protected override void PreStart()
    {
        WaitForAway();
        Follow();
    }

    /// <inheritdoc/>
    protected override void PostRestart(Exception reason)
    {
        // The timers of the instance before this one went with it.
        WaitForTakers();
        WaitForAway();
        FlushSoon();
        if (_room.IsKept)
        {
            // It failed while it told that: once more, until there are too many failures.
            Self.Tell(Kept.Instance, Self);
        }
        else if (!_room.IsKeeping)
        {
            // Else they are seated when that is done.
            SeatThoseAhead();
        }
    }

    /// <inheritdoc/>
    protected override void PreRestart(Exception reason, object message)
    {
        ChatMeter.Failed("room", "restarted");
        _log.Warning("Dropped a {0} that it failed at: {1}", message?.GetType().Name, reason.Message);
    }

    private void Accept(RoomProtocol.Post post)
    {
        if (_room.Roster.With(Sender) is { } member)
        {
            Accept(member, post);
        }
    }

    private void Accept(RoomMember by, RoomProtocol.Post post)
    {
        if (post.Nonce is { } sent && by.Nonces is { } nonces && nonces.TryFind(sent, out var accepted))
        {
            SayAgain(by, post, accepted);
            return;
        }

        if (WhyNot(by) is { } why)
        {
            post.Trace.Refuse(why.Code);
            Refuse(by, why with { Nonce = post.Nonce });
            return;
        }

        // What can fail comes before what would be half done: a failure drops this message, and nothing else.
        if (post.Attachment is { } attachment)
        {
            _attachments.Keep(attachment);
        }

        var message = new ChatMessage(
            _room.LastId + 1, _time.GetUtcNow(), by.Name.Value, by.Role, post.Text, post.Attachment, post.Nonce)
        {
            Sender = by.Key,
        };
        _room.LastId = message.Id;
        _room.Pending.Add(message);
        if (post.Trace is { } span)
        {
            _traced.Enqueue((message.Id, span));
        }

        if (post.Nonce is { } nonce)
        {
            by.Nonces ??= new Nonces(_time);
            by.Nonces.Remember(nonce, new Nonces.Acceptance(message.Id, message.Time));
        }

        FlushSoon();
    }

    // The message may have left the history: what it said, its sender has just said again.
    private void SayAgain(RoomMember to, RoomProtocol.Post post, Nonces.Acceptance accepted)
    {
        if (accepted.Id <= _room.History.Last)
        {
            TellAlone(to, ServerFrames.Event(_room.History.Find(accepted.Id) ?? new ChatMessage(
                accepted.Id, accepted.Time, to.Name.Value, to.Role, post.Text, post.Attachment, post.Nonce)));
        }
    }

    private Refusal? WhyNot(RoomMember by)
    {
        if (_room.Options.AdminsOnly && by.Role != Role.Admin)
        {
            return new Refusal(RefusalCode.NotAllowed, "Only admins may speak in this room.");
        }

        if (_room.Mutes.Until(by.Name) is { } until)
        {
            var howLong = until == DateTimeOffset.MaxValue ? "" : $" until {until:u}";
            return new Refusal(RefusalCode.NotAllowed, $"You may listen but not speak{howLong}.");
        }

        return _room.Pending.IsFull ? new Refusal(_room.IsKeeping ? RefusalCode.Unavailable : RefusalCode.SlowDown, "The room has more to say than it can.") : null;
    }

    private void ShowTyping()
    {
        if (_room.Roster.With(Sender) is { } member
            && !(member.TypedAt is { } told && _time.GetElapsedTime(told) < TypingPause)
            && WhyNot(member) is null)
        {
            member.TypedAt = _time.GetTimestamp();
            _room.Pending.Add(new MemberTyping(member.Name.Value));
            FlushSoon();
        }
    }

    private void TellAlone(RoomMember to, Frame frame) => to.Session?.Tell(new RoomProtocol.Private(frame), Self);

    private sealed record Flush
    {
        public static Flush Instance { get; } = new();
    }

    private sealed record TakenByNow(long Batch);

    private sealed record RestedByNow
    {
        public static RestedByNow Instance { get; } = new();
    }

    private sealed record GatheredByNow
    {
        public static GatheredByNow Instance { get; } = new();
    }

    private sealed record BackByNow
    {
        public static BackByNow Instance { get; } = new();
    }
}
