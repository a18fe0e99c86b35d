namespace XChat.Gateway.Sockets;

/// <summary>What a socket has not taken yet: references to frames, in the order in which they must go out. Not thread-safe.</summary>
/// <remarks>Order: the rest of a frame that was begun, then control frames, then data; so a pong waits for no backlog and tears no frame.</remarks>
internal sealed class OutboundQueue
{
    // Small enough that the count of bytes that wait follows a slow socket closely.
    private const int MaxBatchBytes = 64 * 1024;
    private const int MaxBatchFrames = 64;

    private readonly Queue<ReadOnlyMemory<byte>> _data = new();
    private ReadOnlyMemory<byte> _begun;
    private ReadOnlyMemory<byte> _ping;
    private ReadOnlyMemory<byte> _pong;
    private long _bytes;

    /// <summary>Bytes added and not yet <see cref="Sent"/>. May be read from any thread.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    /// <summary>The rest of a frame whose beginning is out.</summary>
    public void AddBegun(ReadOnlyMemory<byte> rest)
    {
        _begun = rest;
        _bytes += rest.Length;
    }

    public void AddData(ReadOnlyMemory<byte> frame)
    {
        _data.Enqueue(frame);
        _bytes += frame.Length;
    }

    // One ping is under way at a time, and of several pongs RFC 6455 (5.5.3) asks for the last alone: whoever sends pings without
    // reading makes nothing grow.
    public void AddPing(ReadOnlyMemory<byte> frame) => Replace(ref _ping, frame);

    public void AddPong(ReadOnlyMemory<byte> frame) => Replace(ref _pong, frame);

    /// <summary>Drops everything that is not begun.</summary>
    public void Forget()
    {
        foreach (var frame in _data)
        {
            _bytes -= frame.Length;
        }

        _data.Clear();
        Replace(ref _ping, default);
        Replace(ref _pong, default);
    }

    /// <summary>Moves what goes out next into <paramref name="batch"/>; that stays empty where nothing is left.</summary>
    public void TakeBatch(List<ReadOnlyMemory<byte>> batch)
    {
        Take(ref _begun, batch);
        Take(ref _pong, batch);
        Take(ref _ping, batch);
        for (var room = MaxBatchBytes; room > 0 && batch.Count < MaxBatchFrames && _data.TryDequeue(out var frame); room -= frame.Length)
        {
            batch.Add(frame);
        }
    }

    /// <summary>The socket has taken that many bytes of the last batch.</summary>
    public void Sent(long bytes) => Volatile.Write(ref _bytes, _bytes - bytes);

    private void Replace(ref ReadOnlyMemory<byte> slot, ReadOnlyMemory<byte> frame)
    {
        _bytes += frame.Length - slot.Length;
        slot = frame;
    }

    private static void Take(ref ReadOnlyMemory<byte> slot, List<ReadOnlyMemory<byte>> batch)
    {
        if (!slot.IsEmpty)
        {
            batch.Add(slot);
            slot = default;
        }
    }
}
