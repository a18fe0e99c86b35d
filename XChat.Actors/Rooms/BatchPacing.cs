namespace XChat.Actors.Rooms;

/// <summary>One batch in flight: knows whether the members have taken the last one.</summary>
/// <remarks>
/// A room that runs ahead of its sessions cuts what it has to say into many small batches, and every batch costs a system call per member.
/// A member that did not take its batch in time is not waited for until it has caught up: it holds up nobody twice.
/// </remarks>
public sealed class BatchPacing
{
    private int _waitingFor;

    /// <summary>Number of the batch that was begun last; 0 before the first.</summary>
    public long Number { get; private set; }

    /// <summary>Whether the next batch has to wait.</summary>
    public bool InFlight => _waitingFor > 0;

    /// <summary>The next batch goes out.</summary>
    public void Begin()
    {
        Number++;
        _waitingFor = 0;
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
    public void Taken(RoomMember member)
    {
        if (member.Owes > 0 && --member.Owes == 0)
        {
            StopWaiting(member);
        }
    }

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
    public void GiveUp() => Begin();

    private void StopWaiting(RoomMember member)
    {
        if (member.AwaitedFor == Number)
        {
            _waitingFor--;
        }
    }
}
