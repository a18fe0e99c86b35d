using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace XChat.Gateway.Tests.Harness;

/// <summary>A network of the test's own between clients and a server: it delays, throttles, stalls and cuts what goes through it.</summary>
public sealed class FlakyProxy : IAsyncDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly ConcurrentDictionary<FlakyLink, Task> _links = new();
    private readonly Task _accepting;
    private volatile int _target;

    /// <summary>A network to a server's port.</summary>
    /// <param name="target">The port.</param>
    /// <param name="conditions">What it does to everything; default: nothing.</param>
    /// <param name="receiveBuffer">What it holds of what a client sends faster than it carries, in bytes; 0 = whatever the system thinks right, which may be megabytes.</param>
    public FlakyProxy(int target, FlakyConditions? conditions = null, int receiveBuffer = 0)
    {
        _target = target;
        Conditions = conditions ?? new FlakyConditions();
        if (receiveBuffer > 0)
        {
            _listener.ReceiveBufferSize = receiveBuffer;
        }

        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(512);
        Port = ((IPEndPoint)_listener.LocalEndPoint!).Port;
        _accepting = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>The port behind it, for connections to come.</summary>
    public int Target
    {
        get => _target;
        set => _target = value;
    }

    /// <summary>How it is at the moment.</summary>
    public FlakyConditions Conditions { get; set; }

    /// <summary>No network at all: who connects is refused.</summary>
    public bool IsDown { get; set; }

    /// <summary>The connections of this moment on which something can still go through.</summary>
    public FlakyLink[] Links => [.. _links.Keys.Where(link => link.IsWhole)];

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        foreach (var link in _links.Keys)
        {
            link.Reset();
        }

        await Task.WhenAll(_links.Values.Append(_accepting));
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            try
            {
                var client = await _listener.AcceptAsync();
                var link = new FlakyLink(client, this);
                _links[link] = link.IsWhole ? ServeAsync(link) : Task.CompletedTask;
            }
            catch (Exception over) when (over is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(FlakyLink link)
    {
        await link.RunAsync();
        _links.TryRemove(link, out _);
    }
}

/// <summary>What a network does to everything that goes through it.</summary>
/// <param name="Delay">One way.</param>
/// <param name="BytesPerSecond">Of one connection, each way; 0 = no limit.</param>
/// <param name="Loss">Share of pieces that had to be sent again, and so stall what is behind them.</param>
/// <param name="Resend">For how long.</param>
public sealed record FlakyConditions(TimeSpan Delay = default, int BytesPerSecond = 0, double Loss = 0, TimeSpan Resend = default)
{
    /// <summary>How long this many bytes hold up what is behind them.</summary>
    public TimeSpan Holds(int bytes)
    {
        var holds = BytesPerSecond == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds((double)bytes / BytesPerSecond);
        for (var wait = Resend; wait < 8 * Resend && Random.Shared.NextDouble() < Loss; wait *= 2)
        {
            holds += wait;
        }

        return holds;
    }
}
