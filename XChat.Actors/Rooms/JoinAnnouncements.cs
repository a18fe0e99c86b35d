namespace XChat.Actors.Rooms;

/// <summary>How <c>xchat.v2</c> clients hear who has come and gone.</summary>
public enum PresenceForm
{
    /// <summary>Each by itself.</summary>
    Singly,

    /// <summary>Not yet: the whole roster will follow.</summary>
    Later,

    /// <summary>The whole roster, now.</summary>
    WholeRoster,
}

/// <summary>Tells when so many come and go that saying each of them would drown the room, and how it is said then.</summary>
/// <remarks>
/// In a storm a room lets joins and leaves wait for each other up to <see cref="Gathering"/>, unless a message takes them along,
/// and tells <c>xchat.v2</c> clients the whole roster instead, once in <see cref="Window"/> and once when it has calmed down.
/// </remarks>
public sealed class JoinAnnouncements(TimeProvider time)
{
    /// <summary>Changes within <see cref="Window"/> up to which each is told by itself.</summary>
    public const int Calm = 50;

    // When the last of them were, as a ring. One more than Calm fit, so that the oldest one tells.
    private readonly long[] _changes = new long[Calm + 1];
    private long _count;
    private long? _rosterTold;

    /// <summary>The time in which changes are counted.</summary>
    public static TimeSpan Window { get; } = TimeSpan.FromSeconds(1);

    /// <summary>How long joins and leaves wait for each other in a storm.</summary>
    public static TimeSpan Gathering { get; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Whether more than <see cref="Calm"/> have come and gone within the last <see cref="Window"/>.</summary>
    public bool Storm => _count > Calm && time.GetElapsedTime(_changes[_count % _changes.Length]) < Window;

    /// <summary>Whether there are changes that <c>xchat.v2</c> clients have not been told in any form.</summary>
    public bool RosterOwed { get; private set; }

    /// <summary>One came or went.</summary>
    public void Note() => _changes[_count++ % _changes.Length] = time.GetTimestamp();

    /// <summary>A batch goes out: the form in which it tells <c>xchat.v2</c> clients of the changes up to now.</summary>
    public PresenceForm Next(bool changes)
    {
        if (!Storm && !RosterOwed)
        {
            return PresenceForm.Singly;
        }

        RosterOwed |= changes;
        if (!RosterOwed)
        {
            return PresenceForm.Singly;
        }

        if (Storm && _rosterTold is { } last && time.GetElapsedTime(last) < Window)
        {
            return PresenceForm.Later;
        }

        RosterOwed = false;
        _rosterTold = time.GetTimestamp();
        return PresenceForm.WholeRoster;
    }
}
