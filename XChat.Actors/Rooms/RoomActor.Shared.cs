using Akka.Actor;
using Akka.Event;
using XChat.Actors.Chat;
using XChat.Actors.Wire;

namespace XChat.Actors.Rooms;

/// <summary>One room at several gateways: what their common log says is what happens here.</summary>
public sealed partial class RoomActor
{
    private void Follow()
    {
        if (_room.Log is ISharedRoomLog shared)
        {
            shared.Follow(Self);
        }
    }

    private void HearOfNews()
    {
        _room.HasNews = true;
        FlushSoon();
    }

    // The other gateways have to know of it too.
    private void TellOthers(RoomEvent happened)
    {
        if (_room.Log is ISharedRoomLog)
        {
            _room.Pending.Add(happened);
            FlushSoon();
        }
    }

    private bool Settle(ISharedRoomLog shared)
    {
        if (shared.Take() is not { } events)
        {
            _log.Warning("The log has gone on without this gateway for too long: the room is opened again");
            Context.Stop(Self);
            return false;
        }

        var told = new List<RoomEvent>(events.Count);
        foreach (var happened in events)
        {
            if (happened.IsKnown)
            {
                SayAgain(happened);
            }
            else if (Apply(happened))
            {
                told.Add(happened.Happened);
            }
        }

        // Kept once more by Apply, as everybody's are.
        foreach (var attachment in _room.Settle(told))
        {
            _attachments.Release(attachment);
        }

        return true;
    }

    // Whether members are told of it.
    private bool Apply(SharedEvent happened)
    {
        switch (happened.Happened)
        {
            case ChatMessage message:
                if (message.Attachment is { } attachment)
                {
                    _attachments.Keep(attachment);
                }

                Remember(message, happened.Sender);
                return true;
            case Presence presence:
                if (presence.Change == PresenceChange.Join)
                {
                    _room.SeatElsewhere(presence, happened);
                }
                else if (_room.Whose(happened) is { } gone && gone.Visit <= happened.Visit)
                {
                    Bury(gone);
                }

                _room.Announcements.Note();
                return _room.Options.Announce;
            case MemberMoved:
                if (_room.Whose(happened) is { } moved && moved.Visit < happened.Visit)
                {
                    LetGo(moved, CloseCode.Replaced, "Joined elsewhere.");
                    moved.Visit = happened.Visit;
                    moved.IsElsewhere = true;
                }

                return false;
            case MemberRemoved removed:
                if (_room.Whose(happened) is { IsElsewhere: false } member)
                {
                    Remove(member, removed.Why);
                }

                return false;
            case MemberMuted { Until: { } until } muted:
                _room.Mutes.Add(muted.Name, until);
                return false;
            case MemberMuted unmuted:
                _room.Mutes.Remove(unmuted.Name);
                return false;
            case Announced announced:
                Announce(announced.Text);
                return false;
            default:
                return true;
        }
    }

    private void Remember(ChatMessage message, SessionKey? sender)
    {
        if (message.Nonce is { } nonce && sender is not null && _room.Roster.WithKey(sender) is { IsElsewhere: false } member)
        {
            member.Nonces ??= new Nonces(_time);
            member.Nonces.Forget(nonce);
            member.Nonces.Remember(nonce, new Nonces.Acceptance(message.Id, message.Time));
        }
    }

    private void SayAgain(SharedEvent known)
    {
        if (known is { Happened: ChatMessage message, Sender: { } sender } && _room.Roster.WithKey(sender) is { } member)
        {
            Remember(message, sender);
            TellAlone(member, ServerFrames.Event(message));
        }
    }

    // One who is here has left as far as the others know: this gateway was taken for dead. Its client comes back by its key.
    private void Bury(RoomMember gone)
    {
        LetGo(gone, CloseCode.GoingAway, "The server was away for too long.");
        _room.Roster.Remove(gone);
    }

    private void LetGo(RoomMember member, CloseCode code, string why)
    {
        _room.Pacing.Gone(member);
        member.AwaySince = null;
        if (member.Session is { } session)
        {
            Context.Unwatch(session);
            session.Tell(new RoomProtocol.Removed(code, why), Self);
            _room.Roster.Move(member, null);
        }
    }

    private void AskForSeat(ISharedRoomLog shared, RoomProtocol.Join join)
    {
        var fresh = SessionKey.New();
        var before = join is { Protocol: ClientProtocol.V2, Key: { } key } ? SessionKey.Of(key) : null;
        shared.EnterAsync(before, SessionKey.Of(fresh), join.User, join.Role).PipeTo(
            Self, Sender, seat => new Seated(join, seat.CameBack ? join.Key! : fresh, seat), why => new NotSeated(why));
    }

    private void TakeSeat(Seated seated)
    {
        var (join, secret, seat, isReadUpTo) = seated;
        var member = seat.WasThere ? _room.Roster.WithKey(seat.Key) : null;
        if (!isReadUpTo && ((seat.WasThere && member is null) || (join.Since is { } seen && seen.Epoch == _room.Epoch && seen.Id > _room.History.Last)))
        {
            // It comes from a gateway that has read on: its coming there, and what it has seen, is read here too before it is greeted.
            _room.Ahead.Enqueue((seated with { IsReadUpTo = true }, Sender));
            HearOfNews();
            return;
        }

        Context.Watch(Sender);
        if (seat.WasThere)
        {
            // Before a join: where it was before, it is known, and a join alone says nothing new.
            _room.Pending.Add(new MemberMoved(seat.Key, seat.Visit));
        }

        if (member is not null)
        {
            TakeBack(member, join);
            (member.IsElsewhere, member.Visit) = (false, seat.Visit);
        }
        else
        {
            member = Enter(join, seat);
        }

        Greet(member, join.Protocol == ClientProtocol.V2 ? secret : null, join.Since);
        FlushSoon();
    }

    // It has been read up to there; or all was read that there is, and it is not there.
    private void SeatThoseAhead()
    {
        while (_room.Ahead.TryPeek(out var next)
            && (next.Seated.Join.Since?.Id <= _room.History.Last || (!_room.HasNews && !_room.HasUntold)))
        {
            _room.Ahead.Dequeue();
            Self.Tell(next.Seated, next.Session);
        }
    }

    private RoomMember Enter(RoomProtocol.Join join, Seat seat)
    {
        _room.GiveUpSeat(seat);
        var member = new RoomMember
        {
            Asked = seat.Asked,
            Name = seat.Name,
            Number = seat.Number,
            Shown = new Member(seat.Name.Value, join.Role),
            Address = join.Address,
            Protocol = join.Protocol,
            Session = Sender,
            Key = seat.Key,
            Visit = seat.Visit,
        };
        _room.Roster.Add(member);
        Say(PresenceChange.Join, member);
        return member;
    }

    private void Refuse(NotSeated failed)
    {
        _log.Debug("Nobody can be let in: {0}", failed.Why.Message);
        Sender.Tell(new RoomProtocol.Refused(new Refusal(RefusalCode.Unavailable, "Nobody can be let in now."), CloseCode.TryAgainLater), Self);
    }

    private sealed record NotSeated(Exception Why);
}
