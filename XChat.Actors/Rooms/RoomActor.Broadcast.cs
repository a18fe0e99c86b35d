using Akka.Actor;
using Akka.Event;

namespace XChat.Actors.Rooms;

/// <summary>Telling everybody: one batch in flight, which its log has kept before it is told.</summary>
public sealed partial class RoomActor
{
    // Looked at twice before a batch is given up, so it is waited for 125 to 250 ms, and an idle or brisk room sets no timer per batch.
    private static readonly TimeSpan TakersLookedAt = TimeSpan.FromMilliseconds(125);

    private bool _flushTold;
    private bool _takersWatched;
    private bool _rests;

    private void FlushSoon()
    {
        if (_flushTold || _rests || _room.Pacing.InFlight || _room.IsKeeping || (_room.Pending.IsEmpty && !_room.Announcements.RosterOwed && !_room.HasNews))
        {
            return;
        }

        if (_room.Pending.IsUrgent || _room.HasNews || !(_room.Announcements.Storm || _room.Pending.IsEmpty))
        {
            FlushNow();
        }
        else if (!Timers.IsTimerActive(nameof(GatheredByNow)))
        {
            Timers.StartSingleTimer(nameof(GatheredByNow), GatheredByNow.Instance, JoinAnnouncements.Gathering);
        }
    }

    private void FlushNow()
    {
        if (!_flushTold)
        {
            _flushTold = true;
            Self.Tell(Flush.Instance, Self);
        }
    }

    private void Broadcast()
    {
        _flushTold = false;
        if (_room.Pacing.InFlight || _room.IsKeeping)
        {
            return;
        }

        KeepNext();
    }

    private void TellNext()
    {
        _room.Figures.EndKeeping();
        var (toldBefore, waitedBefore) = (_room.History.Last, _room.Pending.Count);
        if (_room.NextBatch() is { } batch)
        {
            var events = waitedBefore - _room.Pending.Count;
            var (members, bytes) = Tell(batch, events);
            _room.Figures.Told(events, _room.History.Last - toldBefore, members, bytes);
            WaitForTakers();
        }

        while (_traced.TryPeek(out var oldest) && oldest.Id <= _room.History.Last)
        {
            _traced.Dequeue().Span.Stop();
        }

        _room.Figures.Stand(_room.Roster.Count, _room.Pending.Count);
        FlushSoon();
    }

    private (int Members, long Bytes) Tell(MessageBatch batch, int events)
    {
        var (members, bytes) = (0, 0L);
        _room.Figures.Begin();
        _room.Pacing.Begin(events);
        foreach (var member in _room.Roster.Present)
        {
            if (batch.For(member.Protocol) is { } frame)
            {
                member.Session!.Tell(batch, Self);
                _room.Pacing.Told(member);
                members++;
                bytes += frame.Length;
            }
        }

        return (members, bytes);
    }

    private void Count(IActorRef session)
    {
        if (_room.Roster.With(session) is { } member)
        {
            var rest = _room.Pacing.Taken(member);
            if (!_room.Pacing.InFlight)
            {
                _room.Figures.End();
            }

            if (rest > TimeSpan.Zero)
            {
                _rests = true;
                Timers.StartSingleTimer(nameof(RestedByNow), RestedByNow.Instance, rest);
            }

            FlushSoon();
        }
    }

    private void GoOn()
    {
        _rests = false;
        FlushSoon();
    }

    private void WaitForTakers()
    {
        if (_room.Pacing.InFlight && !_takersWatched)
        {
            _takersWatched = true;
            Timers.StartSingleTimer(nameof(TakenByNow), new TakenByNow(_room.Pacing.Number), TakersLookedAt);
        }
    }

    private void StopWaitingFor(long batch)
    {
        _takersWatched = false;
        if (_room.Pacing.Number == batch && _room.Pacing.InFlight)
        {
            _log.Debug("Batch {0} was not taken in time", batch);
            _room.Pacing.GiveUp();
            _room.Figures.End();
            FlushSoon();
        }

        WaitForTakers();
    }
}
