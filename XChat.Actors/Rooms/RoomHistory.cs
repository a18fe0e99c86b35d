using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using XChat.Actors.Chat;
using XChat.Actors.Wire;

namespace XChat.Actors.Rooms;

/// <summary>The last messages that a room has told, oldest first, and the frames made of them. It keeps and releases what they have attached.</summary>
public sealed class RoomHistory
{
    // Points that many members resume from at the same moment: those who were dropped together.
    private const int SharedTails = 8;

    // What a message takes beside its text, in bytes, about.
    private const int Envelope = 128;

    private int _limit;
    private long _byteLimit;
    private readonly IAttachmentStore _attachments;
    private readonly List<RoomEvent> _messages = [];
    private readonly Dictionary<long, Frame> _tails = [];
    private int _evicted;
    private long _bytes;
    private long _evictedThrough;

    /// <summary>An empty history.</summary>
    /// <param name="limit">Messages at most; 0 = as many as the bytes allow.</param>
    /// <param name="byteLimit">Memory that it may take, in bytes, about.</param>
    /// <param name="attachments">Where what leaves is released.</param>
    public RoomHistory(int limit, long byteLimit, IAttachmentStore attachments)
    {
        _limit = limit;
        _byteLimit = byteLimit;
        _attachments = attachments;
    }

    /// <summary>Messages that it holds.</summary>
    public int Count => _messages.Count - _evicted;

    /// <summary>The id of the last message that was told; 0 before the first. Deleting does not change it.</summary>
    public long Last { get; private set; }

    /// <summary>Messages up to this id have left it for want of room; 0 for none.</summary>
    public long EvictedThrough => _evictedThrough;

    /// <summary>All of it as one frame. Encoded once per change, shared by all who get it.</summary>
    public Frame Frame => Tail(0);

    /// <summary>Takes in what was told before the server's start.</summary>
    public void Restore(RoomPast past)
    {
        foreach (var message in past.Messages)
        {
            if (message.Attachment is { } attachment)
            {
                _attachments.Keep(attachment);
            }

            Append(message);
        }

        _evictedThrough = Math.Max(_evictedThrough, past.EvictedThrough);
        Last = past.LastId;
    }

    /// <summary>Takes in the next message, whose attachment is kept already, and lets go of the oldest that have no room any more.</summary>
    public void Append(ChatMessage message)
    {
        _messages.Add(message);
        _bytes += SizeOf(message);
        Last = message.Id;
        Trim();
        _tails.Clear();
    }

    /// <summary>From now on it holds so much; what has no room any more goes at once.</summary>
    public void Resize(int limit, long byteLimit)
    {
        (_limit, _byteLimit) = (limit, byteLimit);
        Trim();
        _tails.Clear();
    }

    /// <summary>Exactly the messages after <paramref name="id"/>; false where not all of them are there, or there is no such point.</summary>
    public bool TryResume(long id, [NotNullWhen(true)] out Frame? missed)
    {
        missed = id >= _evictedThrough && id <= Last ? Tail(id) : null;
        return missed is not null;
    }

    /// <summary>The message with this id, or null.</summary>
    public ChatMessage? Find(long id)
    {
        var index = IndexAfter(id - 1);
        return index < _messages.Count && At(index) is { } message && message.Id == id ? message : null;
    }

    /// <summary>Takes out one message; false where it is not there.</summary>
    public bool Delete(long id)
    {
        if (Find(id) is not { } message)
        {
            return false;
        }

        _messages.RemoveAt(IndexAfter(id - 1));
        LetGo(message);
        _tails.Clear();
        return true;
    }

    /// <summary>Takes out all messages.</summary>
    public void Clear()
    {
        for (var i = _evicted; i < _messages.Count; i++)
        {
            LetGo(At(i));
        }

        _messages.Clear();
        _evicted = 0;
        _tails.Clear();
    }

    private Frame Tail(long after)
    {
        if (_tails.TryGetValue(after, out var known))
        {
            return known;
        }

        var frame = ServerFrames.Events(CollectionsMarshal.AsSpan(_messages)[IndexAfter(after)..]);
        if (after == 0 || _tails.Count < SharedTails)
        {
            _tails.Add(after, frame);
        }

        return frame;
    }

    private void Trim()
    {
        while (Count > 1 && ((_limit > 0 && Count > _limit) || _bytes > _byteLimit))
        {
            Evict();
        }
    }

    private void Evict()
    {
        var oldest = At(_evicted);
        _evictedThrough = oldest.Id;
        LetGo(oldest);
        _evicted++;

        // The ring without its arithmetic: what has gone is cut off when it is as long as what is left.
        if (_evicted > Count)
        {
            _messages.RemoveRange(0, _evicted);
            _evicted = 0;
        }
    }

    private void LetGo(ChatMessage message)
    {
        if (message.Attachment is { } attachment)
        {
            _attachments.Release(attachment);
        }

        _bytes -= SizeOf(message);
    }

    // Index of the first message whose id is above: ids only rise, with holes where messages were deleted.
    private int IndexAfter(long id)
    {
        int low = _evicted, high = _messages.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = At(middle).Id > id ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    private ChatMessage At(int index) => (ChatMessage)_messages[index];

    private static long SizeOf(ChatMessage message) => Envelope + (sizeof(char) * message.Text.Length);
}
