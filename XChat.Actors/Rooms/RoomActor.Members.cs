using Akka.Actor;
using XChat.Actors.Chat;
using XChat.Actors.Wire;

namespace XChat.Actors.Rooms;

/// <summary>Coming, going and coming back.</summary>
public sealed partial class RoomActor
{
    // Members who may be away at once; beyond it the one that went first is given up.
    private const int MaxAway = 10_000;

    private void Admit(RoomProtocol.Join join)
    {
        var key = join.Key is { } secret ? SessionKey.Of(secret) : null;
        var returning = key is not null && _room.Roster.WithKey(key) is { } known && known.Asked.Key == join.User.Key ? known : null;
        if (returning is null && _room.Options.MembersLimit > 0 && _room.Roster.Count >= _room.Options.MembersLimit)
        {
            Sender.Tell(new RoomProtocol.Refused(new Refusal(RefusalCode.Unavailable, "The room is full."), CloseCode.TryAgainLater), Self);
            return;
        }

        if (_room.Log is ISharedRoomLog shared)
        {
            AskForSeat(shared, join);
            return;
        }

        // Whichever way the session ends from here on, the room hears of it in this one way.
        Context.Watch(Sender);
        if (returning is not null)
        {
            TakeBack(returning, join);
            Greet(returning, join.Key, join.Since);
        }
        else if (join.Protocol != ClientProtocol.V2)
        {
            Greet(Enter(join, key: null, said: null), secret: null, join.Since);
        }
        else if (key is not null && _room.Departed.Take(key, join.User) is { } said)
        {
            Greet(Enter(join, key, said), join.Key, join.Since);
        }
        else
        {
            var another = SessionKey.New();
            Greet(Enter(join, SessionKey.Of(another), said: null), another, join.Since);
        }

        FlushSoon();
    }

    private RoomMember Enter(RoomProtocol.Join join, SessionKey? key, Nonces? said)
    {
        var (name, number) = _room.Roster.Free(join.User);
        var member = new RoomMember
        {
            Asked = join.User,
            Name = name,
            Number = number,
            Shown = new Member(name.Value, join.Role),
            Address = join.Address,
            Protocol = join.Protocol,
            Session = Sender,
            Key = key,
            Nonces = said,
        };
        _room.Roster.Add(member);
        if (key is not null)
        {
            _room.Log.Enter(key, join.User, number);
        }

        Say(PresenceChange.Join, member);
        return member;
    }

    // Its old connection may be half-open, and its session would hear of that in a minute or so. Nobody else need know.
    private void TakeBack(RoomMember member, RoomProtocol.Join join)
    {
        _room.Pacing.Gone(member);
        if (member.Session is { } old)
        {
            Context.Unwatch(old);
            old.Tell(new RoomProtocol.Removed(CloseCode.Replaced, "Joined elsewhere."), Self);
        }

        _room.Roster.Move(member, Sender);
        member.AwaySince = null;
        member.Address = join.Address;
        if (join.Role > member.Role)
        {
            member.Shown = member.Shown with { Role = join.Role };
        }
    }

    // The history is what was told before; what is accepted and not told yet reaches the newcomer in the next batch, like everybody.
    private void Greet(RoomMember member, string? secret, ResumePoint? since)
    {
        Frame? missed = null;
        var recovered = since is { } point && point.Epoch == _room.Epoch && _room.History.TryResume(point.Id, out missed);
        var welcome = secret is { } key
            ? ServerFrames.Welcome(new Welcome(
                _room.Options.Name,
                new ResumePoint(_room.Epoch, _room.History.Last),
                recovered,
                member.Name.Value,
                member.Role,
                key,
                _room.Roster.ToMembers(),
                _options.ClientLimits))
            : null;
        member.Session!.Tell(new RoomProtocol.Admitted(member.Name, member.Role, _room.Epoch, secret, welcome, missed ?? _room.History.Frame), Self);
    }

    private void Miss(IActorRef session)
    {
        if (_room.Roster.With(session) is not { } member)
        {
            return;
        }

        _room.Pacing.Gone(member);
        if (member.Protocol != ClientProtocol.V2 || _options.ResumeGrace == TimeSpan.Zero)
        {
            Leave(member);
        }
        else
        {
            member.AwaySince = _time.GetTimestamp();
            _room.Roster.Move(member, null);
            _room.Away.Enqueue((member, member.AwaySince.Value));
            GiveUpOnAway();
        }

        FlushSoon();
    }

    private void GiveUpOnAway()
    {
        while (_room.Away.TryPeek(out var first)
            && (_room.Away.Count > MaxAway || first.Member.AwaySince != first.Since || _time.GetElapsedTime(first.Since) >= _options.ResumeGrace))
        {
            _room.Away.Dequeue();
            if (first.Member.AwaySince == first.Since)
            {
                Leave(first.Member);
            }
        }

        WaitForAway();
        FlushSoon();
    }

    private void WaitForAway()
    {
        if (_room.Away.TryPeek(out var next) && !Timers.IsTimerActive(nameof(BackByNow)))
        {
            Timers.StartSingleTimer(nameof(BackByNow), BackByNow.Instance, _options.ResumeGrace - _time.GetElapsedTime(next.Since));
        }
    }

    private void Leave(RoomMember member)
    {
        member.AwaySince = null;
        _room.Roster.Remove(member);
        _room.Departed.Add(member);
        if (member.Key is { } key)
        {
            _room.Log.Leave(key);
        }

        Say(PresenceChange.Leave, member);
    }

    private void Say(PresenceChange change, RoomMember member)
    {
        // The other gateways have to know in any case.
        var shared = _room.Log is ISharedRoomLog;
        if (_room.Options.Announce && !shared)
        {
            _room.Announcements.Note();
        }

        if (_room.Options.Announce || shared)
        {
            _room.Pending.Add(new Presence(change, _time.GetUtcNow(), member.Name.Value, member.Role) { Of = member.Key, Visit = member.Visit });
        }
    }
}
