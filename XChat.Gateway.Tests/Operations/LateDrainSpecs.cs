using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using XChat.Actors.Chat;
using XChat.Actors.Sessions;
using XChat.Gateway.Operations;
using XChat.Gateway.Sockets;
using Xunit;

namespace XChat.Gateway.Tests.Operations;

/// <summary>A drain that begins between the acceptance of a client and its first turn.</summary>
public sealed class LateDrainSpecs : IDisposable
{
    private readonly ConnectionLimit _accepted = new(inAll: 0, perAddress: 0);
    private readonly KeepAlive _connections = new(new SocketLimits(), TimeProvider.System);

    [Fact]
    public async Task Who_was_accepted_and_comes_in_later_is_waited_for_and_told()
    {
        _accepted.Enter(IPAddress.Loopback);
        var lobby = RoomName.Parse("lobby");
        var handshake = new Handshake(
            new HandshakeOptions { DefaultRoom = lobby, Rooms = [lobby] }, _accepted, new Incidents(TimeProvider.System), NullLogger<Handshake>.Instance);
        var drain = new Drain(handshake, _accepted, _connections, TimeProvider.System, NullLogger<Drain>.Instance);
        var draining = drain.StoppingAsync(CancellationToken.None);
        Assert.False(draining.IsCompleted);

        var late = new Late();
        _connections.Add(late);
        Assert.Equal(CloseCode.GoingAway, await late.Closed.WaitAsync(TimeSpan.FromSeconds(30)));
        _connections.Remove(late);
        _accepted.Leave(IPAddress.Loopback);
        await draining;
        Assert.Equal(1, late.Times);
        Assert.False(late.WasAborted);
    }

    public void Dispose() => _connections.Dispose();

    private sealed class Late : ITimedConnection
    {
        private readonly TaskCompletionSource<CloseCode> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<CloseCode> Closed => _closed.Task;

        public int Times { get; private set; }

        public bool WasAborted { get; private set; }

        public int Slot { get; set; }

        public ClientAddress Address => ClientAddress.Unknown;

        public long QueuedBytes => 0;

        public bool IsDue(long now) => false;

        public void OnDue(long now)
        {
        }

        public void Close(CloseCode code, string reason)
        {
            Times++;
            _closed.TrySetResult(code);
        }

        public void Abort() => WasAborted = true;
    }
}
