using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;
using Akka.Actor;
using XChat.Actors.Chat;
using XChat.Actors.Sessions;

namespace XChat.Gateway.Sockets;

// Everything here but the back-pressure's two ends runs on the one reading task.
public sealed partial class ClientConnection
{
    // Enough that a client that talks fast does not wait for its session's turn; little enough that a hostile one holds little.
    // In bytes, each message with what it takes beside its text.
    private const int Window = 32 * 1024;
    private const int Envelope = 64;
    private const long LingerMs = 2000;
    private const string Lost = "the connection was lost";

    private readonly Socket? _beneath;
    private FrameReader _reader;
    private SideFrameBudget _sideFrames;
    private TaskCompletionSource? _resume;
    private string? _ended;
    private string? _violation;
    private bool _heardAnything;
    private bool _heldBack;
    private int _told;

    // Full until the session is there.
    private int _underWay = Window;

    private bool IsFull => IsOpen && Volatile.Read(ref _underWay) >= Window;

    /// <summary>Reads until the connection has ended, whichever way. Never throws for what a client or a network does.</summary>
    public async Task RunAsync(PipeReader input)
    {
        StartKeepAlive();
        try
        {
            string? end = null;
            while (end is null)
            {
                var read = await input.ReadAsync();
                var rest = read.Buffer;
                end = Hear(ref rest) ?? _violation;
                var full = end is null && _heldBack;

                // What was not looked at for want of room must be offered again although nothing new comes.
                input.AdvanceTo(rest.Start, full ? rest.Start : rest.End);
                if (full)
                {
                    await RoomAsync();
                }
                else if (read.IsCompleted || read.IsCanceled)
                {
                    end ??= Lost;
                }
            }

            End(end);

            // Whoever has said its last word and takes nothing is not waited for longer than anybody else.
            EndByAtLast(_clock.Now + Milliseconds(_limits.CloseTimeout));
            await (_violation is null ? _writer.FlushedAsync() : LingerAsync(input));
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or SocketException or ObjectDisposedException)
        {
            End(Lost);
        }
        finally
        {
            _clock.Remove(this);
        }
    }

    private string? Hear(ref ReadOnlySequence<byte> input)
    {
        if (!_heardAnything && !input.IsEmpty)
        {
            // A client that speaks has had our answer to its handshake: the stream has nothing under way any more.
            _heardAnything = true;
            Bypass();
        }

        // Said as it was at this look: when there is room a moment later, what was held back must still be offered again.
        while (!(_heldBack = IsFull) && _violation is null && _reader.TryRead(ref input, out var heard))
        {
            if (Take(heard) is { } end)
            {
                return end;
            }
        }

        if (!_sideFrames.Allows(_reader.SideFrames, _clock))
        {
            Violate(CloseCode.Flooding, "too many control frames or fragments");
        }

        if (_violation is not null)
        {
            input = input.Slice(input.End);
        }

        return null;
    }

    private string? Take(in Incoming heard)
    {
        switch (heard.Kind)
        {
            case IncomingKind.Text when IsOpen:
                Interlocked.Add(ref _underWay, CostOf(heard.Payload.Length));
                _session!.Tell(new SessionProtocol.Heard(heard.Payload), ActorRefs.NoSender);
                break;
            case IncomingKind.Ping:
                _writer.Pong(ControlFrame.Pong(heard.Payload.Span));
                break;
            case IncomingKind.Pong:
                OnPong();
                break;
            case IncomingKind.Close:
                // Echoed where the client was first; where we were, this is its answer, and the writer is finished already.
                Close(heard.Code, "");
                return heard.Code == Incoming.NoCode ? "the client closed" : $"the client closed with {(ushort)heard.Code}";
            case IncomingKind.Violation:
                Violate(heard.Code, heard.Why);
                break;
        }

        return null;
    }

    private void Violate(CloseCode code, string why)
    {
        _violation = $"the client broke the protocol: {why}";
        Close(code, why);
        EndBy(_clock.Now + LingerMs);
    }

    // Closing a socket that has unread bytes resets it, and a reset takes our close frame with it. So the rest is read and thrown away.
    private async Task LingerAsync(PipeReader input)
    {
        await _writer.FlushedAsync();
        _writer.ShutdownSend();
        ReadResult read;
        do
        {
            read = await input.ReadAsync();
            input.AdvanceTo(read.Buffer.End);
        }
        while (!read.IsCompleted && !read.IsCanceled);
    }

    private void Bypass()
    {
        if (_beneath is not null)
        {
            _writer.Bypass(_beneath);
        }
    }

    private static int CostOf(int bytes) => bytes + Envelope;

    private Task RoomAsync()
    {
        var resume = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Interlocked.Exchange(ref _resume, resume);

        // The session may have made room before it could see that somebody waits.
        if (!IsFull)
        {
            Resume();
        }

        return resume.Task;
    }

    private void Resume() => Interlocked.Exchange(ref _resume, null)?.TrySetResult();

    private void End(string why)
    {
        // There is nobody any more to whom the session, which stops now, could have something closed.
        Interlocked.CompareExchange(ref _stage, (int)Stage.Ended, (int)Stage.Open);
        Interlocked.CompareExchange(ref _ended, why, null);
        TellEnd();
    }

    private void TellEnd()
    {
        if (_ended is { } why && _session is { } session && Interlocked.Exchange(ref _told, 1) == 0)
        {
            session.Tell(new SessionProtocol.Disconnected(why), ActorRefs.NoSender);
        }
    }
}
