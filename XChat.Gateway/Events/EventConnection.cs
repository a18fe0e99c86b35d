using System.Text.Unicode;
using Akka.Actor;
using XChat.Actors.Chat;
using XChat.Actors.Measures;
using XChat.Actors.Sessions;
using XChat.Actors.Wire;
using XChat.Gateway.Sockets;

namespace XChat.Gateway.Events;

/// <summary>One client's event stream: the answer to a GET that does not end, and the way in for what its client posts.</summary>
public sealed class EventConnection : IClientConnection, ITimedConnection
{
    // A session takes what it is told at once, unless it waits for its room.
    private const int MostUnderWay = 8;

    private const long Never = long.MaxValue;
    private const long SessionWithinMs = 10_000;

    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Queue<TaskCompletionSource<HandshakeRefusal?>> _underWay = [];
    private readonly ConnectionWriter _writer;
    private readonly EventStreams _streams;
    private readonly Action _abort;
    private readonly SocketLimits _limits;
    private readonly KeepAlive _clock;
    private readonly string _secret;
    private readonly SessionKey _bearer;
    private IActorRef? _session;
    private SessionKey? _key;
    private string _epoch = "";
    private string? _ended;
    private bool _isOver;
    private long _endBy = Never;
    private long _pulseAt = Never;

    /// <summary>The stream of one client.</summary>
    /// <param name="client">Who it is, as the handshake has it.</param>
    /// <param name="secret">What its client is to say when it posts.</param>
    /// <param name="bearer">What is kept of that.</param>
    /// <param name="body">The body of the answer, whose head is out.</param>
    /// <param name="abort">Ends the request at once.</param>
    /// <param name="limits">The socket's limits; a pong is not among them, for there is none.</param>
    /// <param name="clock">Sends its comments, and ends it when its time is over.</param>
    /// <param name="streams">Where it is found by what is posted.</param>
    public EventConnection(
        AcceptedClient client, string secret, SessionKey bearer, Stream body, Action abort, SocketLimits limits, KeepAlive clock, EventStreams streams)
    {
        Address = client.Address;
        Since = client.Since;
        Room = client.Room;
        (_secret, _bearer) = (secret, bearer);
        _writer = new ConnectionWriter(body, abort);
        _abort = abort;
        _limits = limits;
        _clock = clock;
        _streams = streams;
    }

    /// <summary>The room that it is of.</summary>
    public RoomName Room { get; }

    /// <inheritdoc/>
    public ClientAddress Address { get; }

    /// <inheritdoc/>
    public ClientProtocol Protocol => ClientProtocol.V2;

    /// <inheritdoc/>
    public ResumePoint? Since { get; }

    /// <inheritdoc/>
    public long QueuedBytes => _writer.QueuedBytes;

    /// <inheritdoc/>
    public int Slot { get; set; }

    /// <summary>Lives until the stream has ended, whichever way.</summary>
    /// <param name="gone">The client's end of it is no more.</param>
    public async Task RunAsync(CancellationToken gone)
    {
        Start();
        try
        {
            using (gone.Register(Lose))
            {
                await _over.Task;

                // Nothing of this answer may come after it, for the next one on the same connection would have it.
                await _writer.FlushedAsync();
            }
        }
        finally
        {
            _clock.Remove(this);
            Forget();
        }
    }

    /// <inheritdoc/>
    public void Start(IActorRef session)
    {
        lock (_gate)
        {
            _session = session;
            TellEnd();
            if (_ended is not null)
            {
                return;
            }

            Volatile.Write(ref _endBy, Never);
            _streams.Know(_bearer, this);
        }

        _writer.Send(EventText.Session(_secret, Comeback.Alone()));
    }

    /// <inheritdoc/>
    public void Admitted(string epoch, string? key)
    {
        lock (_gate)
        {
            (_epoch, _key) = (epoch, key is null ? null : SessionKey.Of(key));
            if (_key is not null && _ended is null)
            {
                _streams.Know(_key, this);
            }
        }
    }

    /// <inheritdoc/>
    public void Send(Frame frame) => _writer.Send(frame.AsEvent(_epoch));

    /// <summary>The client has posted this; null for more than a message may have. What is no message ends the stream.</summary>
    /// <returns>Null as soon as the session has it; else why it will not get it.</returns>
    public Task<HandshakeRefusal?> TakeAsync(byte[]? said)
    {
        if (said is null)
        {
            Close(CloseCode.TooBig, "The message is too large.");
            return Task.FromResult<HandshakeRefusal?>(HandshakeRefusal.MessageTooLarge);
        }

        if (!Utf8.IsValid(said))
        {
            Close(CloseCode.InvalidPayload, "A message must be UTF-8.");
            return Task.FromResult<HandshakeRefusal?>(HandshakeRefusal.NotText);
        }

        return HearAsync(said);
    }

    /// <inheritdoc/>
    public void Consumed(int bytes)
    {
        lock (_gate)
        {
            if (_underWay.TryDequeue(out var taken))
            {
                taken.SetResult(null);
            }
        }
    }

    /// <inheritdoc/>
    public void Close(CloseCode code, string reason)
    {
        ChatMeter.Closed(code);
        TimeSpan? comeback = Comeback.IsDueAfter(code) ? Comeback.After(_clock.Count) : null;
        End(reason, EventText.Close(code, reason, comeback), insteadOfQueue: code is CloseCode.TooSlow);
    }

    /// <inheritdoc/>
    public void Abort() => _abort();

    /// <inheritdoc/>
    public bool IsDue(long now) => now >= Volatile.Read(ref _pulseAt) || now >= Volatile.Read(ref _endBy);

    /// <inheritdoc/>
    public void OnDue(long now)
    {
        if (now >= Volatile.Read(ref _endBy))
        {
            Abort();
            return;
        }

        // After the end the writer takes nothing any more, and the end is near.
        Volatile.Write(ref _pulseAt, now + Milliseconds(_limits.PingInterval));
        _writer.Ping(EventText.Comment);
    }

    private static long Milliseconds(TimeSpan span) => (long)span.TotalMilliseconds;

    private Task<HandshakeRefusal?> HearAsync(ReadOnlyMemory<byte> utf8)
    {
        lock (_gate)
        {
            if (_ended is not null || _session is null)
            {
                return Task.FromResult<HandshakeRefusal?>(HandshakeRefusal.SessionEnded);
            }

            if (_underWay.Count == MostUnderWay)
            {
                return Task.FromResult<HandshakeRefusal?>(HandshakeRefusal.OneAfterTheOther);
            }

            var taken = new TaskCompletionSource<HandshakeRefusal?>(TaskCreationOptions.RunContinuationsAsynchronously);
            _underWay.Enqueue(taken);
            _session.Tell(new SessionProtocol.Heard(utf8), ActorRefs.NoSender);
            return taken.Task;
        }
    }

    private void Start()
    {
        var now = _clock.Now;
        lock (_gate)
        {
            if (_session is null && _ended is null)
            {
                Volatile.Write(ref _endBy, now + SessionWithinMs);
            }
        }

        if (_limits.PingInterval > TimeSpan.Zero)
        {
            // Jittered, so that those who came together are not written to together for ever.
            var share = 0.5 + (Random.Shared.NextDouble() / 2);
            Volatile.Write(ref _pulseAt, now + Milliseconds(_limits.PingInterval * share));
        }

        _clock.Add(this);
    }

    private void Lose() => End("the connection was lost", default, insteadOfQueue: true);

    private void End(string why, ReadOnlyMemory<byte> last, bool insteadOfQueue)
    {
        lock (_gate)
        {
            if (_ended is null)
            {
                _ended = why;
                Volatile.Write(ref _endBy, _clock.Now + Milliseconds(_limits.CloseTimeout));
                while (_underWay.TryDequeue(out var lost))
                {
                    lost.SetResult(HandshakeRefusal.SessionEnded);
                }
            }
        }

        // The writer takes one end, the first.
        _writer.Finish(last, insteadOfQueue);
        _over.TrySetResult();
    }

    private void Forget()
    {
        lock (_gate)
        {
            _streams.Forget(_bearer, this);
            if (_key is not null)
            {
                _streams.Forget(_key, this);
            }

            _ended ??= "the server failed";
            _isOver = true;
            TellEnd();
        }
    }

    private void TellEnd()
    {
        if (_isOver)
        {
            _session?.Tell(new SessionProtocol.Disconnected(_ended!), ActorRefs.NoSender);
        }
    }
}
