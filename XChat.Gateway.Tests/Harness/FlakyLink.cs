using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace XChat.Gateway.Tests.Harness;

/// <summary>One connection through a <see cref="FlakyProxy"/>, and the ways in which it can go wrong.</summary>
public sealed class FlakyLink(Socket client, FlakyProxy network)
{
    private const int Piece = 1_400;
    private const int PiecesOnTheirWay = 16;

    private readonly Socket _server = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly TaskCompletionSource _frozen = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Nothing has happened to it yet.</summary>
    public bool IsWhole => !_frozen.Task.IsCompleted;

    /// <summary>Both ends hear that it is over.</summary>
    public void Cut()
    {
        _frozen.TrySetResult();
        Shutdown(client);
        Shutdown(_server);
        Finish();
    }

    /// <summary>Both ends are reset.</summary>
    public void Reset()
    {
        _frozen.TrySetResult();
        Reset(client);
        Reset(_server);
        _over.TrySetResult();
    }

    /// <summary>Nothing goes through any more, and nobody is told.</summary>
    public void Freeze() => _frozen.TrySetResult();

    /// <summary>The client's end is reset, the server is not told.</summary>
    public void LoseClient()
    {
        _frozen.TrySetResult();
        Reset(client);
    }

    /// <summary>The server's end is reset, the client is not told.</summary>
    public void LoseServer()
    {
        _frozen.TrySetResult();
        Reset(_server);
    }

    /// <summary>Carries until it is over.</summary>
    internal async Task RunAsync()
    {
        client.NoDelay = true;
        try
        {
            if (network.IsDown)
            {
                Reset();
                return;
            }

            await _server.ConnectAsync(IPAddress.Loopback, network.Target);
            var up = CarryAsync(client, _server);
            var down = CarryAsync(_server, client);
            await Task.WhenAll(up, down);
            if (!IsWhole)
            {
                // Held open, as a network that has forgotten a connection holds it: until one of the two gives up by itself, or the test is over.
                await Task.WhenAny(_over.Task, Task.Delay(TimeSpan.FromSeconds(60)));
            }
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            Reset();
        }
        finally
        {
            Finish();
        }
    }

    private async Task CarryAsync(Socket from, Socket to)
    {
        var onItsWay = Channel.CreateBounded<(byte[] Bytes, long Due)>(PiecesOnTheirWay);
        try
        {
            await Task.WhenAll(TakeAsync(from, onItsWay.Writer), BringAsync(onItsWay.Reader, to));
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            if (IsWhole)
            {
                Reset();
            }
        }
    }

    // A network takes the next piece while others are on their way; it keeps their order, and one that is late holds up those behind it.
    private async Task TakeAsync(Socket from, ChannelWriter<(byte[] Bytes, long Due)> onItsWay)
    {
        var due = 0L;
        try
        {
            var buffer = new byte[Piece];
            var bytes = -1;
            while (bytes != 0 && IsWhole)
            {
                var read = from.ReceiveAsync(buffer.AsMemory(), SocketFlags.None).AsTask();
                await Task.WhenAny(read, _frozen.Task);
                if (!IsWhole)
                {
                    Forget(read);
                    return;
                }

                bytes = await read;
                var conditions = network.Conditions;
                due = Math.Max(due, Environment.TickCount64 + (long)conditions.Delay.TotalMilliseconds) + (long)conditions.Holds(bytes).TotalMilliseconds;
                await onItsWay.WriteAsync((buffer[..bytes], due));
            }
        }
        finally
        {
            onItsWay.TryComplete();
        }
    }

    private async Task BringAsync(ChannelReader<(byte[] Bytes, long Due)> onItsWay, Socket to)
    {
        await foreach (var (bytes, due) in onItsWay.ReadAllAsync())
        {
            if (due - Environment.TickCount64 is > 0 and var early)
            {
                await Task.WhenAny(Task.Delay(TimeSpan.FromMilliseconds(early)), _frozen.Task);
            }

            // What was on its way when the link went wrong is taken, so that nobody waits to send it, and thrown away.
            if (IsWhole)
            {
                await BringAsync(bytes, to);
            }
        }
    }

    private async Task BringAsync(byte[] bytes, Socket to)
    {
        try
        {
            if (bytes.Length == 0)
            {
                to.Shutdown(SocketShutdown.Send);
            }

            for (var sent = 0; sent < bytes.Length;)
            {
                sent += await to.SendAsync(bytes.AsMemory(sent), SocketFlags.None);
            }
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            if (IsWhole)
            {
                Reset();
            }
        }
    }

    private void Finish()
    {
        _frozen.TrySetResult();
        client.Dispose();
        _server.Dispose();
        _over.TrySetResult();
    }

    // Its socket is ended sooner or later, and nobody is there to hear of that.
    private static void Forget(Task read) => _ = read.ContinueWith(static over => over.Exception, TaskScheduler.Default);

    private static void Shutdown(Socket socket)
    {
        try
        {
            socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // The other side was first.
        }
    }

    private static void Reset(Socket socket)
    {
        try
        {
            socket.LingerState = new LingerOption(true, 0);
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // The other side was first.
        }

        socket.Dispose();
    }
}
