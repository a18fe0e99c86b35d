using Akka.Actor;
using Akka.Hosting;
using XChat.Actors.Sessions;

namespace XChat.Gateway.Sockets;

/// <summary>Takes in accepted clients: gives each its connection and a session, and stays with it until it has ended.</summary>
public sealed class Reception(SocketLimits limits, KeepAlive clock, IRequiredActor<SessionsActor> sessions)
{
    private volatile SocketLimits _limits = limits;

    /// <summary>The limits of sockets that are taken in from now on. Those that are there keep theirs.</summary>
    public void Adopt(SocketLimits limits) => _limits = limits;

    /// <summary>Serves one client.</summary>
    /// <param name="client">As <see cref="Handshake.TryAccept"/> has it.</param>
    /// <param name="connection">Its connection, answered.</param>
    public Task ServeAsync(AcceptedClient client, UpgradedConnection connection)
    {
        var socket = new ClientConnection(client, connection, _limits, clock);
        sessions.ActorRef.Tell(new SessionsProtocol.Open(socket, client.Room), ActorRefs.NoSender);
        return socket.RunAsync(connection.Input);
    }
}
