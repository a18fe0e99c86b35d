namespace XChat.Actors.Rooms;

/// <summary>One batch in flight: knows whether the members have taken the last one.</summary>
/// <remarks>
/// A room that runs ahead of its sessions cuts what it has to say into many small batches, and every batch costs a system call per member.
/// A member that did not take its batch in time is not waited for until it has caught up: it holds up nobody twice.
/// For the same reason a large room rests a little when all have taken a small batch: what is said meanwhile goes in one frame.
/// </remarks>
public sealed class BatchPacing(TimeProvider time)
{
    /// <summary>Events in a batch from which on the room does not rest: so many frames are saved already.</summary>
    public const int Full = 8;

    // Of the time that telling took: the room then has a third of the time for itself, and each frame holds half as many messages more.
    private const double Share = 0.5;

    private int _waitingFor;
    private int _events;
    private long _begun;

    /// <summary>Number of the batch that was begun last; 0 before the first.</summary>
    public long Number { get; private set; }

    /// <summary>Whether the next batch has to wait.</summary>
    public bool InFlight => _waitingFor > 0;

    /// <summary>The least rest: a shorter one gathers nothing. A room of some two hundred, on a small machine, is told that quickly.</summary>
    public static TimeSpan ShortestRest { get; } = TimeSpan.FromMilliseconds(1);

    /// <summary>The most that a message is ever held up by a rest.</summary>
    public static TimeSpan LongestRest { get; } = TimeSpan.FromMilliseconds(5);

    /// <summary>The next batch goes out.</summary>
    /// <param name="events">How much is in it.</param>
    public void Begin(int events)
    {
        Number++;
        _waitingFor = 0;
        (_events, _begun) = (events, time.GetTimestamp());
    }

    /// <summary><paramref name="member"/> was told the batch.</summary>
    public void Told(RoomMember member)
    {
        if (member.Owes++ == 0)
        {
            member.AwaitedFor = Number;
            _waitingFor++;
        }
    }

    /// <summary><paramref name="member"/> took a batch, the oldest that it owes.</summary>
    /// <returns>How long the room rests, where this was the last one that was waited for; else zero.</returns>
    public TimeSpan Taken(RoomMember member) =>
        member.Owes > 0 && --member.Owes == 0 && StopWaiting(member) ? Rest() : TimeSpan.Zero;

    /// <summary><paramref name="member"/> takes no more: its session is gone.</summary>
    public void Gone(RoomMember member)
    {
        if (member.Owes > 0)
        {
            member.Owes = 0;
            StopWaiting(member);
        }
    }

    /// <summary>The batch was waited for long enough.</summary>
    public void GiveUp() => Begin(events: 0);

    // True where nobody else is waited for.
    private bool StopWaiting(RoomMember member) => member.AwaitedFor == Number && --_waitingFor == 0;

    private TimeSpan Rest()
    {
        var rest = _events < Full ? time.GetElapsedTime(_begun) * Share : TimeSpan.Zero;
        return rest < ShortestRest ? TimeSpan.Zero
            : rest > LongestRest ? LongestRest
            : rest;
    }
}
