using System.Net.Sockets;

namespace XChat.Gateway.Sockets;

/// <summary>Has the system end a connection whose peer acknowledges nothing any more: where no pong is asked for, nothing else would notice.</summary>
public static class SilentPeer
{
    // IPPROTO_TCP and Linux's TCP_USER_TIMEOUT, in milliseconds.
    private const int Tcp = 6;
    private const int UserTimeout = 18;

    /// <summary>Ends <paramref name="socket"/> when something was sent and not acknowledged for that long. Does nothing for zero, and where the system has no such thing.</summary>
    public static void GiveUpAfter(Socket? socket, TimeSpan silence)
    {
        if (socket is not null && silence > TimeSpan.Zero && OperatingSystem.IsLinux())
        {
            try
            {
                socket.SetRawSocketOption(Tcp, UserTimeout, BitConverter.GetBytes((int)silence.TotalMilliseconds));
            }
            catch (ObjectDisposedException)
            {
                // It went away before there was anything to send: nobody has to be given up.
            }
        }
    }
}
