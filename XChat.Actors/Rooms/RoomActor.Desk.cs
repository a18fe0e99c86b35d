using Akka.Actor;
using Akka.Event;
using XChat.Actors.Chat;
using XChat.Actors.Commands;
using XChat.Actors.Measures;
using XChat.Actors.Wire;

namespace XChat.Actors.Rooms;

/// <summary>What commands can do here. The occupants that they are given are this room's members.</summary>
public sealed partial class RoomActor : IRoomDesk
{
    RoomName IRoomDesk.Room => _room.Options.Name;

    string IRoomDesk.Topic => _room.Options.Topic;

    IReadOnlyCollection<IOccupant> IRoomDesk.Occupants => _room.Roster.All;

    DateTimeOffset IRoomDesk.Now => _time.GetUtcNow();

    IOccupant? IRoomDesk.Named(UserName name) => _room.Roster.Named(name);

    void IRoomDesk.Post(IOccupant by, string text, string? nonce) => Accept((RoomMember)by, new RoomProtocol.Post(text, null, nonce));

    void IRoomDesk.Notice(IOccupant to, string text) => TellAlone((RoomMember)to, ServerFrames.Notice(text, _time.GetUtcNow()));

    void IRoomDesk.Refuse(IOccupant to, Refusal why) => Refuse((RoomMember)to, why);

    void IRoomDesk.Remove(IOccupant member, string why) => Remove((RoomMember)member, why);

    void IRoomDesk.Mute(UserName name, DateTimeOffset until)
    {
        _room.Mutes.Add(name, until);
        TellOthers(new MemberMuted(name, until));
    }

    bool IRoomDesk.Unmute(UserName name)
    {
        TellOthers(new MemberMuted(name, Until: null));
        return _room.Mutes.Remove(name);
    }

    string? IRoomDesk.AuthorOf(long id) => _room.History.Find(id)?.Username;

    bool IRoomDesk.Delete(long id)
    {
        var deleted = _room.History.Delete(id);
        if (deleted)
        {
            _room.Pending.Add(new MessageDeleted(id));
            FlushSoon();
        }

        return deleted;
    }

    void IRoomDesk.Clear()
    {
        _room.History.Clear();
        _room.Pending.Add(HistoryCleared.Instance);
        FlushSoon();
    }

    void IRoomDesk.Banish(Ban ban) => Context.Parent.Tell(new RoomsProtocol.Banish(ban), Self);

    // The answer is for the session that asked.
    void IRoomDesk.Pardon(string nameOrAddress) => Context.Parent.Tell(new RoomsProtocol.Pardon(nameOrAddress), Sender);

    void IRoomDesk.Announce(string text) => Context.Parent.Tell(new RoomsProtocol.Announce(text), Self);

    void IRoomDesk.Audit(IOccupant by, string did) => _log.Info("audit: {0} at {1} {2}", by.Name.Quoted, by.Address, did);

    private void Obey(RoomProtocol.Obey order)
    {
        if (_room.Roster.With(Sender) is { } member)
        {
            order.Command.Run(this, member, order.Nonce);
        }
    }

    private void Announce(RoomProtocol.Announce announcement)
    {
        if (_room.Log is ISharedRoomLog)
        {
            TellOthers(new Announced(announcement.Text));
        }
        else
        {
            Announce(announcement.Text);
        }
    }

    private void Announce(string text)
    {
        var frame = ServerFrames.Notice(text, _time.GetUtcNow());
        foreach (var member in _room.Roster.Present)
        {
            TellAlone(member, frame);
        }
    }

    private void Expel(RoomProtocol.Expel order)
    {
        foreach (var member in _room.Roster.All.Where(member => member.Role != Role.Admin && order.Ban.Concerns(member.Name, member.Address)).ToList())
        {
            Remove(member, order.Ban.ToNotice());
        }
    }

    private void Remove(RoomMember member, string why)
    {
        if (member is { IsElsewhere: true, Key: { } key })
        {
            _room.Pending.Add(new MemberRemoved(key, why));
            FlushSoon();
            return;
        }

        _room.Pacing.Gone(member);
        if (member.Session is { } session)
        {
            Context.Unwatch(session);
            session.Tell(new RoomProtocol.Removed(CloseCode.Removed, why), Self);
        }

        Leave(member);
        FlushSoon();
    }

    private void Refuse(RoomMember to, Refusal why)
    {
        ChatMeter.Refused(why.Code);
        TellAlone(to, ServerFrames.Error(why, _time.GetUtcNow()));
    }
}
