using System.Net.Sockets;
using XChat.Gateway.Sockets;
using Xunit;

namespace XChat.Gateway.Tests.Sockets;

public sealed class SilentPeerSpecs
{
    [Fact]
    public void A_peer_that_is_gone_already_is_no_error()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Dispose();
        SilentPeer.GiveUpAfter(socket, TimeSpan.FromSeconds(40));
    }

    [Fact]
    public void A_peer_that_is_there_has_so_many_milliseconds()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        SilentPeer.GiveUpAfter(socket, TimeSpan.FromSeconds(40));
        Span<byte> milliseconds = stackalloc byte[4];
        socket.GetRawSocketOption(6, 18, milliseconds);
        Assert.Equal(40_000, BitConverter.ToInt32(milliseconds));
    }
}
