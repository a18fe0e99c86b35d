using System.Net.Sockets;

namespace XChat.Gateway.Sockets;

/// <summary>The one way out of a connection: whole frames, in order, without ever blocking; shared bytes go out as they lie, never copied.</summary>
/// <remarks>
/// On a bare socket a frame costs one non-blocking <c>send</c> on the caller's thread. What the socket does not take is queued by
/// reference and drained in the background, and until that is done everything queues behind it: frames cannot mix.
/// On a stream (TLS, or HTTP's own upgrade) everything goes through the queue. Any thread may call any member.
/// </remarks>
public sealed class ConnectionWriter
{
    private readonly Lock _gate = new();
    private readonly Action _broken;
    private readonly Stream? _stream;
    private Socket? _socket;
    private OutboundQueue? _queue;
    private TaskCompletionSource? _flushed;
    private bool _streamUsed;
    private bool _finished;

    /// <summary>Writes to <paramref name="socket"/>, which nobody else writes to, or has anything under way on.</summary>
    /// <param name="broken">Called, perhaps more than once, when the peer can no longer be written to.</param>
    public ConnectionWriter(Socket socket, Action broken)
    {
        socket.Blocking = false;
        _socket = socket;
        _broken = broken;
    }

    /// <summary>Writes to <paramref name="stream"/>.</summary>
    /// <param name="broken">Called, perhaps more than once, when the peer can no longer be written to.</param>
    public ConnectionWriter(Stream stream, Action broken)
    {
        _stream = stream;
        _broken = broken;
    }

    private enum FrameKind
    {
        Data,
        Ping,
        Pong,
    }

    /// <summary>Bytes handed over that the socket has not taken.</summary>
    public long QueuedBytes => Volatile.Read(ref _queue)?.Bytes ?? 0;

    /// <summary>Goes past the stream from now on, to the socket beneath it, unless something was written to the stream already.</summary>
    public void Bypass(Socket socket)
    {
        lock (_gate)
        {
            if (!_streamUsed && !_finished)
            {
                socket.Blocking = false;
                _socket = socket;
            }
        }
    }

    /// <summary>Sends a data frame. What comes after <see cref="Finish"/> is dropped.</summary>
    public void Send(ReadOnlyMemory<byte> frame) => Send(frame, FrameKind.Data);

    /// <summary>Sends a ping, ahead of data that waits.</summary>
    public void Ping(ReadOnlyMemory<byte> frame) => Send(frame, FrameKind.Ping);

    /// <summary>Sends a pong, ahead of data that waits.</summary>
    public void Pong(ReadOnlyMemory<byte> frame) => Send(frame, FrameKind.Pong);

    /// <summary>Sends the last frame: behind all that waits or, where the peer is not worth waiting for, instead of it.</summary>
    public void Finish(ReadOnlyMemory<byte> closeFrame, bool insteadOfQueue)
    {
        lock (_gate)
        {
            if (insteadOfQueue && !_finished)
            {
                _queue?.Forget();
            }
        }

        Send(closeFrame, FrameKind.Data, last: true);
    }

    /// <summary>Completes when the socket has taken everything, or will never do so.</summary>
    public Task FlushedAsync()
    {
        lock (_gate)
        {
            return _queue is null ? Task.CompletedTask : (_flushed ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    /// <summary>Tells the peer that nothing follows, where that can be told; after <see cref="FlushedAsync"/>.</summary>
    public void ShutdownSend()
    {
        try
        {
            _socket?.Shutdown(SocketShutdown.Send);
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            _broken();
        }
    }

    private void Send(ReadOnlyMemory<byte> frame, FrameKind kind, bool last = false)
    {
        var wentWrong = false;
        lock (_gate)
        {
            if (_finished)
            {
                return;
            }

            _finished = last;
            if (_queue is not null)
            {
                Enqueue(frame, kind);
                return;
            }

            var sent = SendNow(frame.Span, out wentWrong);
            if (sent == frame.Length)
            {
                return;
            }

            if (wentWrong)
            {
                _finished = true;
            }
            else
            {
                Volatile.Write(ref _queue, new OutboundQueue());
                Enqueue(frame[sent..], kind, begun: sent > 0);
            }
        }

        if (wentWrong)
        {
            _broken();
        }
        else
        {
            _ = DrainAsync();
        }
    }

    private int SendNow(ReadOnlySpan<byte> frame, out bool wentWrong)
    {
        wentWrong = false;
        if (_socket is null)
        {
            _streamUsed = true;
            return 0;
        }

        try
        {
            var sent = _socket.Send(frame, SocketFlags.None, out var error);
            wentWrong = error is not (SocketError.Success or SocketError.WouldBlock);
            return error == SocketError.Success ? sent : 0;
        }
        catch (ObjectDisposedException)
        {
            wentWrong = true;
            return 0;
        }
    }

    private void Enqueue(ReadOnlyMemory<byte> frame, FrameKind kind, bool begun = false)
    {
        if (begun)
        {
            _queue!.AddBegun(frame);
        }
        else if (kind == FrameKind.Data)
        {
            _queue!.AddData(frame);
        }
        else if (kind == FrameKind.Ping)
        {
            _queue!.AddPing(frame);
        }
        else
        {
            _queue!.AddPong(frame);
        }
    }

    private async Task DrainAsync()
    {
        var batch = new List<ReadOnlyMemory<byte>>();
        try
        {
            while (Next(batch) is { } target)
            {
                await target.WriteAsync(batch);
            }
        }
        catch (Exception gone) when (gone is SocketException or IOException or ObjectDisposedException or OperationCanceledException or InvalidOperationException)
        {
            GiveUp();
        }
    }

    private OutboundTarget? Next(List<ReadOnlyMemory<byte>> batch)
    {
        lock (_gate)
        {
            _queue!.Sent(batch.Sum(frame => (long)frame.Length));
            batch.Clear();
            _queue.TakeBatch(batch);
            if (batch.Count > 0)
            {
                return new OutboundTarget(_socket, _stream);
            }

            Done();
            return null;
        }
    }

    private void GiveUp()
    {
        lock (_gate)
        {
            _finished = true;
            Done();
        }

        _broken();
    }

    private void Done()
    {
        Volatile.Write(ref _queue, null);
        _flushed?.TrySetResult();
        _flushed = null;
    }
}
