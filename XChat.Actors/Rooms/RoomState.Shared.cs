using Akka.Actor;
using XChat.Actors.Chat;
using XChat.Actors.Wire;

namespace XChat.Actors.Rooms;

/// <summary>What is different where the log is shared with other gateways.</summary>
public sealed partial class RoomState
{
    // No message is ever given such an id: those that wait for the log to give them theirs come after all that it has.
    private const long NotYet = 1L << 60;

    // Of what waits, the oldest that stand in the log and only have to be told.
    private int _settled;

    /// <summary>Others have written to the log what is not known here.</summary>
    public bool HasNews { get; set; }

    /// <summary>Something stands in the log and has not been told.</summary>
    public bool HasUntold => _settled > 0;

    /// <summary>Those who have a place, and have seen more at another gateway than this one has read.</summary>
    internal Queue<(Seated Seated, IActorRef Session)> Ahead { get; } = [];

    /// <summary>The id of the last message that is known to be accepted; 0 before the first.</summary>
    public long LastKnownId => LastId < NotYet ? LastId : History.Last;

    /// <summary>What was appended is in the log: the oldest that waits is now <paramref name="told"/>.</summary>
    /// <returns>What was kept of what was appended.</returns>
    public List<Attachment> Settle(List<RoomEvent> told)
    {
        var kept = new List<Attachment>();
        foreach (var happened in Pending.First(_keeping))
        {
            if (happened is ChatMessage { Attachment: { } attachment })
            {
                kept.Add(attachment);
            }
        }

        Pending.Replace(_keeping, told);
        _settled = told.Count;
        _keeping = Math.Min(_settled, Pending.Peek().Length);
        return kept;
    }

    /// <summary>The member whom something in the log is about, or null.</summary>
    public RoomMember? Whose(SharedEvent happened) => happened.Sender is { } key ? Roster.WithKey(key) : null;

    /// <summary>Somebody has come at another gateway; who has come here is there already.</summary>
    public void SeatElsewhere(Presence presence, SharedEvent happened)
    {
        if (Whose(happened) is { } known)
        {
            known.Visit = Math.Max(known.Visit, happened.Visit);
        }
        else if (happened.Sender is { } key && UserName.TryParse(presence.Member, out var name, out _))
        {
            Seat(new MemberElsewhere(key, name, presence.Role, happened.Visit));
        }
    }

    /// <summary>Whoever had this name or key has left, though the log has not said so here yet.</summary>
    public void GiveUpSeat(Seat seat)
    {
        foreach (var stale in (RoomMember?[])[Roster.Named(seat.Name), Roster.WithKey(seat.Key)])
        {
            if (stale is not null && Roster.Named(stale.Name) == stale)
            {
                Roster.Remove(stale);
            }
        }
    }

    private void Seat(MemberElsewhere other)
    {
        GiveUpSeat(new Seat(other.Key, other.Name, other.Name, 1, other.Visit, WasThere: false, CameBack: false));
        Roster.Add(new RoomMember
        {
            Asked = other.Name,
            Name = other.Name,
            Number = 1,
            Shown = new Member(other.Name.Value, other.Role),
            Protocol = ClientProtocol.V2,
            Key = other.Key,
            Visit = other.Visit,
            IsElsewhere = true,
        });
    }

    private void Share(ISharedRoomLog shared)
    {
        LastId = NotYet;
        foreach (var other in shared.Others)
        {
            Seat(other);
        }

        foreach (var mute in shared.Mutes)
        {
            Mutes.Add(mute.Name, mute.Until!.Value);
        }
    }
}
