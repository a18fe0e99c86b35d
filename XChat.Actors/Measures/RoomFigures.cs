using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using XChat.Actors.Chat;

namespace XChat.Actors.Measures;

/// <summary>One room's figures. Written in the room's turn; members and what waits are read by whoever collects.</summary>
public sealed class RoomFigures
{
    private static readonly ConcurrentDictionary<RoomName, RoomFigures> Rooms = new();

    private readonly RoomName _room;
    private readonly KeyValuePair<string, object?> _tag;
    private readonly TimeProvider _time;
    private long _toldAt;
    private long _keepingSince;
    private int _members;
    private int _waiting;

    static RoomFigures()
    {
        ChatMeter.Meter.CreateObservableUpDownCounter(
            "xchat.room.members", () => Rooms.Values.Select(room => room.Measured(room._members)), "{member}", "Members of each room, those included who are away and may come back.");
        ChatMeter.Meter.CreateObservableUpDownCounter(
            "xchat.room.waiting", () => Rooms.Values.Select(room => room.Measured(room._waiting)), "{event}", "What each room has accepted and not told yet.");
    }

    /// <summary>The figures of <paramref name="room"/>, in place of those of one of this name before.</summary>
    public RoomFigures(RoomName room, TimeProvider time)
    {
        _room = room;
        _tag = new KeyValuePair<string, object?>(ChatMeter.RoomTag, room.Value);
        _time = time;
        Rooms[room] = this;
    }

    /// <summary>How things stand.</summary>
    public void Stand(int members, int waiting)
    {
        Volatile.Write(ref _members, members);
        Volatile.Write(ref _waiting, waiting);
    }

    /// <summary>A batch is about to be told.</summary>
    public void Begin() => _toldAt = ChatMeter.FanoutDuration.Enabled ? _time.GetTimestamp() : 0;

    /// <summary>A batch was told.</summary>
    /// <param name="events">What it is made of.</param>
    /// <param name="messages">How many of these are messages.</param>
    /// <param name="members">To how many.</param>
    /// <param name="bytes">Size of all their frames.</param>
    public void Told(int events, long messages, int members, long bytes)
    {
        if (!ChatMeter.Frames.Enabled || members == 0)
        {
            return;
        }

        ChatMeter.Messages.Add(messages, _tag);
        ChatMeter.Deliveries.Add(messages * members, _tag);
        ChatMeter.Frames.Add(members, _tag);
        ChatMeter.Traffic.Add(bytes, _tag);
        ChatMeter.BatchSize.Record(events, _tag);
    }

    /// <summary>All have taken the batch, or it is not waited for any more.</summary>
    public void End()
    {
        if (_toldAt != 0)
        {
            ChatMeter.FanoutDuration.Record(_time.GetElapsedTime(_toldAt).TotalSeconds, _tag);
            _toldAt = 0;
        }
    }

    /// <summary>The log is asked to keep a batch, and does not do so at once.</summary>
    public void BeginKeeping() => _keepingSince = ChatMeter.AppendDuration.Enabled ? _time.GetTimestamp() : 0;

    /// <summary>It is kept.</summary>
    public void EndKeeping()
    {
        if (_keepingSince != 0)
        {
            ChatMeter.AppendDuration.Record(_time.GetElapsedTime(_keepingSince).TotalSeconds, _tag);
            _keepingSince = 0;
        }
    }

    /// <summary>The room is no more.</summary>
    public void Remove() => Rooms.TryRemove(new KeyValuePair<RoomName, RoomFigures>(_room, this));

    private Measurement<int> Measured(int value) => new(value, _tag);
}
