using System.Collections.Immutable;
using XChat.Actors.Chat;
using XChat.Actors.Measures;
using XChat.Actors.Wire;

namespace XChat.Actors.Rooms;

/// <summary>What a room is, apart from the actor that it belongs to: it outlives the actor's restart, so nobody is thrown out by one.</summary>
public sealed partial class RoomState
{
    /// <summary>A room with what its log has kept; whoever was there may come back.</summary>
    public RoomState(RoomOptions options, RoomsOptions all, OpenedLog opened, IAttachmentStore attachments, TimeProvider time)
    {
        Options = options;
        History = new RoomHistory(options.History, options.HistoryBytes, attachments);
        Pacing = new BatchPacing(time);
        Announcements = new JoinAnnouncements(time);
        Pending = new PendingEvents(all.BatchBytes);
        Mutes = new MuteList(time);
        Figures = new RoomFigures(options.Name, time);
        Departed = new DepartedSenders(time);
        Log = opened.Log;
        Restore(opened.Past, all.ResumeGrace, time);
        if (opened.Log is ISharedRoomLog shared)
        {
            Share(shared);
        }
    }

    // Of what waits, the oldest that are the next batch: the log has been told of them.
    private int _keeping;

    /// <summary>As configured.</summary>
    public RoomOptions Options { get; private set; }

    /// <summary>What is the same for all rooms, where that has changed since this one was started; else null.</summary>
    public RoomsOptions? NewForAll { get; private set; }

    /// <summary>Names this life of the log.</summary>
    public string Epoch { get; private set; }

    /// <summary>Where what is told is kept.</summary>
    public IRoomLog Log { get; }

    /// <summary>The id of the last message that was accepted, told or not; 0 before the first.</summary>
    public long LastId { get; set; }

    /// <summary>What was told.</summary>
    public RoomHistory History { get; }

    /// <summary>What will be told next.</summary>
    public PendingEvents Pending { get; }

    /// <summary>Who is there.</summary>
    public RoomRoster Roster { get; } = new();

    /// <summary>Who has taken what was told.</summary>
    public BatchPacing Pacing { get; }

    /// <summary>How comings and goings are told.</summary>
    public JoinAnnouncements Announcements { get; }

    /// <summary>Who may not say anything.</summary>
    public MuteList Mutes { get; }

    /// <summary>What is measured of it.</summary>
    public RoomFigures Figures { get; }

    /// <summary>What those who have left may send again.</summary>
    public DepartedSenders Departed { get; }

    /// <summary>Those who are away and may come back, in the order in which they went.</summary>
    public Queue<(RoomMember Member, long Since)> Away { get; } = [];

    /// <summary>Whether the log is at work on the next batch.</summary>
    public bool IsKeeping { get; private set; }

    /// <summary>Whether the log has kept the next batch, which now has to be told.</summary>
    public bool IsKept { get; set; }

    /// <summary>Has the log keep the next batch: what waits, as much as fits.</summary>
    public ValueTask KeepNext()
    {
        var events = Pending.Peek();
        if (_settled > 0)
        {
            _keeping = Math.Min(_settled, events.Length);
            return default;
        }

        _keeping = events.Length;
        HasNews = false;
        IsKeeping = true;
        return Log.AppendAsync(events, History.EvictedThrough);
    }

    /// <summary>The next batch was not kept: what waits is not accepted after all.</summary>
    public List<ChatMessage> TakeBackAccepted()
    {
        EndKeeping();
        LastId = LastId < NotYet ? History.Last : NotYet;

        // Whatever there was to be read is to be read still.
        HasNews = Log is ISharedRoomLog;
        return Pending.RemoveMessages();
    }

    /// <summary>Moves the next batch, which is kept, from pending to history, encoded once; null where nothing is to be told.</summary>
    public MessageBatch? NextBatch()
    {
        var events = Pending.First(_keeping);
        var presences = 0;
        var forBase = 0;
        foreach (var happened in events)
        {
            presences += happened is Presence ? 1 : 0;
            forBase += happened.ForBaseClients ? 1 : 0;
        }

        var form = Announcements.Next(presences > 0);
        var batch = form == PresenceForm.Singly && forBase == events.Length
            ? BatchOfOneFrame(events)
            : BatchOfTwoFrames(events, form);

        foreach (var happened in events)
        {
            if (happened is ChatMessage message)
            {
                // Where the room failed at this batch before, some of it is there.
                if (message.Id > History.Last)
                {
                    History.Append(message);
                }
            }
            else if (happened is MessageDeleted deleted)
            {
                // It may have been ordered at another gateway.
                History.Delete(deleted.Id);
            }
            else if (happened is HistoryCleared)
            {
                // Once more: what was accepted before the order has come to the history after it.
                History.Clear();
            }
        }

        Pending.Drop(events.Length);
        _settled = Math.Max(0, _settled - _keeping);
        EndKeeping();
        return batch;
    }

    /// <summary>From now on it is configured so.</summary>
    public void Adopt(RoomOptions options, RoomsOptions forAll)
    {
        (Options, NewForAll) = (options, forAll);
        History.Resize(options.History, options.HistoryBytes);
        Pending.BatchBytes = forAll.BatchBytes;
    }

    /// <summary>Lets go of everything that the log holds: the room is no more.</summary>
    public void Close(IAttachmentStore attachments)
    {
        Figures.Remove();
        History.Clear();
        while (!Pending.IsEmpty)
        {
            var events = Pending.Peek();
            foreach (var happened in events)
            {
                if (happened is ChatMessage { Attachment: { } attachment })
                {
                    attachments.Release(attachment);
                }
            }

            Pending.Drop(events.Length);
        }
    }

    private void EndKeeping() => (_keeping, IsKeeping, IsKept) = (0, false, false);

    private MessageBatch? BatchOfOneFrame(ReadOnlySpan<RoomEvent> events)
    {
        if (events.IsEmpty || Roster.Present.Count == 0)
        {
            return null;
        }

        var frame = ServerFrames.Events(events);
        return new MessageBatch(frame, frame);
    }

    private MessageBatch? BatchOfTwoFrames(ReadOnlySpan<RoomEvent> events, PresenceForm form)
    {
        var forBase = ImmutableArray.CreateBuilder<RoomEvent>(events.Length);
        var forV2 = ImmutableArray.CreateBuilder<RoomEvent>(events.Length + 1);
        foreach (var happened in events)
        {
            if (happened.ForBaseClients)
            {
                forBase.Add(happened);
            }

            if (form == PresenceForm.Singly || happened is not Presence)
            {
                forV2.Add(happened);
            }
        }

        if (form == PresenceForm.WholeRoster)
        {
            forV2.Add(new MembersChanged(Roster.ToMembers()));
        }

        return new MessageBatch(
            FrameOf(forBase, ClientProtocol.Base),
            FrameOf(forV2, ClientProtocol.V2));
    }

    private Frame? FrameOf(ImmutableArray<RoomEvent>.Builder events, ClientProtocol protocol) =>
        events.Count > 0 && Roster.Hears(protocol) ? ServerFrames.Events(events.ToImmutable().AsSpan()) : null;
}
