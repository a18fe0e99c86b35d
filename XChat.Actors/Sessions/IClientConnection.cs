using Akka.Actor;
using XChat.Actors.Chat;
using XChat.Actors.Wire;

namespace XChat.Actors.Sessions;

/// <summary>The seam between a session and its socket. The session never waits for it, and it never touches a session's state.</summary>
/// <remarks>
/// The connection tells its session <see cref="SessionProtocol.Heard"/> for each complete text message and, exactly once and last,
/// <see cref="SessionProtocol.Disconnected"/>, whichever way the socket ended.
/// </remarks>
public interface IClientConnection
{
    /// <summary>Where the client is, after trusted proxies.</summary>
    ClientAddress Address { get; }

    /// <summary>What was agreed on in the handshake.</summary>
    ClientProtocol Protocol { get; }

    /// <summary>What the client said in its handshake that it has seen (<c>?since=EPOCH:ID</c>), or null. What its join says goes before it.</summary>
    ResumePoint? Since { get; }

    /// <summary>Bytes handed over that the socket has not taken yet.</summary>
    long QueuedBytes { get; }

    /// <summary>From now on tell <paramref name="session"/> what the client says. Called once, before anything else.</summary>
    void Start(IActorRef session);

    /// <summary>The room has let the client in. Called once, from the session's turn, before the first frame of the room.</summary>
    /// <param name="epoch">The life of the room's log that all ids of this session belong to.</param>
    /// <param name="key">The session's secret key; null for a base client.</param>
    /// <remarks>Does nothing unless a transport needs to know.</remarks>
    void Admitted(string epoch, string? key)
    {
    }

    /// <summary>Hands over a frame. MUST be called from the session's turn only; never blocks; after <see cref="Close"/> it does nothing.</summary>
    /// <remarks>What the socket does not take at once is queued by reference, without a bound: the session watches <see cref="QueuedBytes"/>.</remarks>
    void Send(Frame frame);

    /// <summary>Sends a close frame behind what is queued, and ends the socket within a bounded time. Any thread; the first call counts.</summary>
    void Close(CloseCode code, string reason);

    /// <summary>The session is done with one <see cref="SessionProtocol.Heard"/> of <paramref name="bytes"/>. The connection keeps at most a window of them under way.</summary>
    void Consumed(int bytes);
}
