using Akka.Actor;
using XChat.Actors.Chat;
using XChat.Actors.Measures;
using XChat.Actors.Sessions;
using XChat.Actors.Wire;

namespace XChat.Gateway.Sockets;

/// <summary>One client's WebSocket, after its handshake: reads for its session, writes for it, and sees to it that the socket ends.</summary>
public sealed partial class ClientConnection : IClientConnection, ITimedConnection
{
    private readonly SocketLimits _limits;
    private readonly KeepAlive _clock;
    private readonly ConnectionWriter _writer;
    private readonly Action _abort;
    private readonly bool _deflates;
    private IActorRef? _session;
    private int _stage;

    /// <summary>The connection of one client.</summary>
    /// <param name="client">Who it is, as the handshake has it.</param>
    /// <param name="connection">What its handshake left.</param>
    /// <param name="limits">The socket's limits.</param>
    /// <param name="clock">Pings it, and ends it when its time is over.</param>
    public ClientConnection(AcceptedClient client, UpgradedConnection connection, SocketLimits limits, KeepAlive clock)
    {
        Address = client.Address;
        Protocol = client.Protocol;
        Since = client.Since;
        _writer = connection.Writer;
        _beneath = connection.Beneath;
        _abort = connection.Abort;
        _limits = limits;
        _clock = clock;
        _deflates = client.Deflates;
        _reader = new FrameReader(limits.MessageBytes == 0 ? Array.MaxLength : limits.MessageBytes, client.Deflates);
    }

    private enum Stage
    {
        Open,
        Closing,
        Ended,
    }

    /// <inheritdoc/>
    public ClientAddress Address { get; }

    /// <inheritdoc/>
    public ClientProtocol Protocol { get; }

    /// <inheritdoc/>
    public ResumePoint? Since { get; }

    /// <inheritdoc/>
    public long QueuedBytes => _writer.QueuedBytes;

    private bool IsOpen => Volatile.Read(ref _stage) == (int)Stage.Open;

    /// <inheritdoc/>
    public void Start(IActorRef session)
    {
        Interlocked.Exchange(ref _session, session);
        Interlocked.Add(ref _underWay, -Window);
        NoEnd();
        Resume();
        TellEnd();
    }

    /// <inheritdoc/>
    public void Send(Frame frame) => _writer.Send(_deflates ? frame.Deflated : frame.Bytes);

    /// <inheritdoc/>
    public void Consumed(int bytes)
    {
        if (Interlocked.Add(ref _underWay, -CostOf(bytes)) <= Window / 2)
        {
            Resume();
        }
    }

    /// <inheritdoc/>
    public void Close(CloseCode code, string reason)
    {
        if (Interlocked.CompareExchange(ref _stage, (int)Stage.Closing, (int)Stage.Open) == (int)Stage.Open)
        {
            ChatMeter.Closed(code);
            EndBy(_clock.Now + Milliseconds(_limits.CloseTimeout));
            if (Comeback.IsDueAfter(code) && Protocol == ClientProtocol.V2)
            {
                Send(ServerFrames.Closing(Comeback.After(_clock.Count)));
            }

            // Whoever does not take what waits would not come to the close frame behind it in time.
            _writer.Finish(CloseFrame.Encode(code, reason), insteadOfQueue: code is CloseCode.TooSlow or CloseCode.NoPong);
            Resume();
        }
    }

    /// <inheritdoc/>
    public void Abort()
    {
        Volatile.Write(ref _stage, (int)Stage.Ended);
        _abort();
        Resume();
    }
}
