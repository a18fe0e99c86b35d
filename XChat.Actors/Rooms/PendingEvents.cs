using System.Runtime.InteropServices;
using System.Text;
using XChat.Actors.Chat;

namespace XChat.Actors.Rooms;

/// <summary>What a room has accepted and not told yet, in its order.</summary>
/// <remarks>A batch takes <see cref="BatchBytes"/> of it at most, so that no batch can be more than a member may have waiting.</remarks>
public sealed class PendingEvents(long batchBytes)
{
    // Names, time, keys and punctuation of one event.
    private const int Envelope = 256;
    private const int EscapeGrowth = 5;

    // Batches that may wait. Beyond it the room is told faster than it can tell, and refuses.
    private const int FullBatches = 32;

    private readonly List<RoomEvent> _events = [];
    private readonly List<int> _sizes = [];
    private long _bytes;
    private int _presences;

    /// <summary>Estimated size of a batch, in bytes; one event is always taken.</summary>
    public long BatchBytes { get; set; } = batchBytes;

    /// <summary>How much waits.</summary>
    public int Count => _events.Count;

    /// <summary>Nothing waits.</summary>
    public bool IsEmpty => _events.Count == 0;

    /// <summary>So much waits that nothing more should be accepted.</summary>
    public bool IsFull => _bytes > FullBatches * BatchBytes;

    /// <summary>Something else than joins and leaves waits.</summary>
    public bool IsUrgent => _presences < _events.Count;

    /// <summary>Adds what happened last.</summary>
    public void Add(RoomEvent happened)
    {
        var size = SizeOf(happened);
        _events.Add(happened);
        _sizes.Add(size);
        _bytes += size;
        _presences += happened is Presence ? 1 : 0;
    }

    /// <summary>The oldest, as many as fit into one batch. They stay until <see cref="Drop"/>.</summary>
    public ReadOnlySpan<RoomEvent> Peek() => CollectionsMarshal.AsSpan(_events)[..CountThatFits()];

    /// <summary>The oldest <paramref name="count"/>.</summary>
    public ReadOnlySpan<RoomEvent> First(int count) => CollectionsMarshal.AsSpan(_events)[..count];

    /// <summary>Puts <paramref name="others"/> in the place of the oldest <paramref name="count"/>.</summary>
    public void Replace(int count, IReadOnlyList<RoomEvent> others)
    {
        Drop(count);
        _events.InsertRange(0, others);
        _sizes.InsertRange(0, others.Select(SizeOf));
        for (var i = 0; i < others.Count; i++)
        {
            _bytes += _sizes[i];
            _presences += others[i] is Presence ? 1 : 0;
        }
    }

    /// <summary>Takes the messages out, in their order: they cannot be told. Who was typing is forgotten: soon it is not true any more.</summary>
    public List<ChatMessage> RemoveMessages()
    {
        var messages = _events.OfType<ChatMessage>().ToList();
        var others = _events.Where(happened => happened is not (ChatMessage or MemberTyping)).ToList();
        Drop(_events.Count);
        others.ForEach(Add);
        return messages;
    }

    /// <summary>The oldest <paramref name="count"/> have been told.</summary>
    public void Drop(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _bytes -= _sizes[i];
            _presences -= _events[i] is Presence ? 1 : 0;
        }

        _events.RemoveRange(0, count);
        _sizes.RemoveRange(0, count);
    }

    private int CountThatFits()
    {
        if (_bytes <= BatchBytes)
        {
            return _events.Count;
        }

        var count = 1;
        for (long bytes = _sizes[0]; count < _events.Count && (bytes += _sizes[count]) <= BatchBytes; count++)
        {
        }

        return count;
    }

    private static int SizeOf(RoomEvent happened) => Envelope + (happened is ChatMessage message ? SizeOf(message.Text) : 0);

    private static int SizeOf(ReadOnlySpan<char> text)
    {
        var size = Encoding.UTF8.GetByteCount(text);
        for (int at; (at = text.IndexOfAnyInRange('\0', '\u001f')) >= 0; text = text[(at + 1)..])
        {
            size += EscapeGrowth;
        }

        return size;
    }
}
