using System.Collections.Concurrent;
using System.Collections.Immutable;
using Akka.Actor;
using XChat.Actors.Chat;
using XChat.Actors.Rooms;

namespace XChat.Gateway.Cluster;

/// <summary>The log of one room, as the room of this gateway sees it: to add to it is to read what others have added.</summary>
internal sealed class SharedRoomLog(ClusterDatabase database, ClusterNews news, OpenedRoom opened) : ISharedRoomLog
{
    // Nobody types in vain for longer than it takes to be told; what is more is dropped.
    private const int MostTyping = 100;

    private readonly SharedRoster _roster = new(database);
    private readonly ConcurrentQueue<MemberTyping> _typing = [];

    // Whether they have got a seat is not known. Nobody was told so; the seat must not stay taken.
    private readonly ConcurrentQueue<byte[]> _unknown = [];
    private IActorRef _room = ActorRefs.Nobody;
    private long _seq = opened.Seq;
    private List<SharedEvent>? _taken = [];

    /// <inheritdoc/>
    public ImmutableArray<MemberElsewhere> Others { get; } =
        [.. opened.Members.Select(member => new MemberElsewhere(SessionKey.FromBytes(member.Key), member.Name, member.Role, member.Visit))];

    /// <inheritdoc/>
    public ImmutableArray<MemberMuted> Mutes => opened.Mutes;

    /// <inheritdoc/>
    public void Follow(IActorRef room)
    {
        _room = room;
        _room.Tell(RoomProtocol.Grown.Instance, ActorRefs.NoSender);
    }

    /// <inheritdoc/>
    public IReadOnlyList<SharedEvent>? Take() => _taken;

    /// <inheritdoc/>
    public ValueTask AppendAsync(ReadOnlySpan<RoomEvent> events, long evictedThrough)
    {
        var added = new List<NewEvent>(events.Length);
        var typing = new List<MemberTyping>();
        foreach (var happened in events)
        {
            switch (happened)
            {
                case MemberTyping somebody:
                    typing.Add(somebody);
                    break;
                case ChatMessage message:
                    added.Add(new NewEvent(message, message.Sender?.ToBytes()));
                    break;
                case Presence presence:
                    added.Add(new NewEvent(presence, presence.Of?.ToBytes(), presence.Visit));
                    break;
                case MemberMoved moved:
                    added.Add(new NewEvent(moved, moved.Of.ToBytes(), moved.Visit));
                    break;
                case MemberRemoved removed:
                    added.Add(new NewEvent(removed, removed.Of.ToBytes()));
                    break;
                default:
                    added.Add(new NewEvent(happened, null));
                    break;
            }
        }

        return new ValueTask(ExchangeAsync(added, typing, evictedThrough));
    }

    /// <inheritdoc/>
    public async Task<Seat> EnterAsync(SessionKey? before, SessionKey fresh, UserName asked, Role role)
    {
        ThrowIfAway();
        if (before is not null && await _roster.ComeBackAsync(opened.Room, before.ToBytes(), asked, CancellationToken.None) is { } back)
        {
            return SeatOf(back.Member, back.WasThere, cameBack: true);
        }

        await GiveUpUnknownAsync();
        try
        {
            return SeatOf(await _roster.EnterAsync(opened.Room, fresh.ToBytes(), asked, role, CancellationToken.None), wasThere: false, cameBack: false);
        }
        catch
        {
            _unknown.Enqueue(fresh.ToBytes());
            throw;
        }
    }

    /// <inheritdoc/>
    public void Enter(SessionKey key, UserName asked, int number)
    {
        // It has a seat: that is how it came in.
    }

    /// <inheritdoc/>
    public void Leave(SessionKey key)
    {
        // The leave that is appended says so.
    }

    /// <summary>Somebody has written, up to this place.</summary>
    public void HearThatItHasGrown(long seq)
    {
        if (seq > Volatile.Read(ref _seq))
        {
            _room.Tell(RoomProtocol.Grown.Instance, ActorRefs.NoSender);
        }
    }

    /// <summary>Somebody is typing at another gateway.</summary>
    public void HearTyping(string name)
    {
        if (_typing.Count < MostTyping)
        {
            _typing.Enqueue(new MemberTyping(name));
            _room.Tell(RoomProtocol.Grown.Instance, ActorRefs.NoSender);
        }
    }

    private async Task GiveUpUnknownAsync()
    {
        while (_unknown.TryDequeue(out var key))
        {
            try
            {
                await _roster.ForgetAsync(opened.Room, key, CancellationToken.None);
            }
            catch
            {
                _unknown.Enqueue(key);
                throw;
            }
        }
    }

    private static Seat SeatOf(SharedMember member, bool wasThere, bool cameBack) => new(
        SessionKey.FromBytes(member.Key), member.Name, member.Asked, member.Number, member.Visit, wasThere, cameBack);

    // Known to be away, it is not waited for: whoever says something is told at once.
    private void ThrowIfAway()
    {
        if (!news.IsConnected)
        {
            throw new ClusterAwayException();
        }
    }

    private async Task ExchangeAsync(List<NewEvent> added, List<MemberTyping> typing, long evictedThrough)
    {
        ThrowIfAway();
        foreach (var somebody in typing)
        {
            await database.ShowTypingAsync(opened.Room, somebody.Member, CancellationToken.None);
        }

        var log = added.Count > 0
            ? await database.AppendAsync(opened.Room, _seq, evictedThrough, added, CancellationToken.None)
            : await database.ReadAsync(opened.Room, _seq, CancellationToken.None);
        var taken = new List<SharedEvent>(log.Count + typing.Count);
        var (seq, whole) = (_seq, true);
        foreach (var logged in log)
        {
            var known = logged.Seq <= _seq;
            taken.Add(new SharedEvent(logged.Happened, logged.Sender is { } key ? SessionKey.FromBytes(key) : null, logged.Visit, known));
            whole &= known || logged.Seq == ++seq;
        }

        Volatile.Write(ref _seq, seq);
        taken.AddRange(typing.Select(somebody => new SharedEvent(somebody, null)));
        while (_typing.TryDequeue(out var somebody))
        {
            taken.Add(new SharedEvent(somebody, null));
        }

        _taken = whole ? taken : null;
    }
}
