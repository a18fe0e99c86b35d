using System.Net.Sockets;
using Akka.Actor;
using Akka.Hosting;
using XChat.Actors.Chat;
using XChat.Actors.Rooms;

namespace XChat.Gateway.Operations;

/// <summary>Tells systemd that the server is ready, that it stops, and, where a watchdog is set, that its rooms answer.</summary>
/// <remarks>The protocol is one datagram a fact (sd_notify(3)). The framework's own package for it knows no watchdog.</remarks>
public sealed partial class SystemdNotify(
    IRequiredActor<RoomsActor> rooms, RoomName anyRoom, TimeProvider time, ILogger<SystemdNotify> log) : IHostedLifecycleService, IDisposable
{
    private ITimer? _watchdog;
    private int _asking;

    /// <summary>Whether systemd has started the server and wants to hear.</summary>
    public static bool IsAskedFor => SocketPath is { Length: > 0 };

    private static string? SocketPath => Environment.GetEnvironmentVariable("NOTIFY_SOCKET");

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        Tell("READY=1");
        if (long.TryParse(Environment.GetEnvironmentVariable("WATCHDOG_USEC"), out var microseconds) && microseconds > 0)
        {
            // Half of it, as sd_watchdog_enabled(3) has it.
            var between = TimeSpan.FromMicroseconds(microseconds) / 2;
            _watchdog = time.CreateTimer(_ => _ = AskAsync(between), null, TimeSpan.Zero, between);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        Tell("STOPPING=1");
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void Dispose() => _watchdog?.Dispose();

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // A process whose timers run and whose rooms hang is no use to anybody: what answers is asked, not the clock.
    private async Task AskAsync(TimeSpan patience)
    {
        if (Interlocked.Exchange(ref _asking, 1) == 1)
        {
            return;
        }

        try
        {
            await rooms.ActorRef.Ask<object>(new RoomsProtocol.Find(anyRoom), patience);
            Tell("WATCHDOG=1");
        }
        catch (Exception noAnswer) when (noAnswer is AskTimeoutException or TaskCanceledException)
        {
            LogNoAnswer(patience);
        }
        finally
        {
            Volatile.Write(ref _asking, 0);
        }
    }

    private void Tell(string fact)
    {
        try
        {
            // An @ in front means a name in the kernel and no file.
            var path = SocketPath!;
            using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
            socket.SendTo(System.Text.Encoding.ASCII.GetBytes(fact), new UnixDomainSocketEndPoint(path[0] == '@' ? "\0" + path[1..] : path));
        }
        catch (SocketException deaf)
        {
            LogDeaf(fact, deaf.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The rooms did not answer within {Patience}: the watchdog is not told")]
    private partial void LogNoAnswer(TimeSpan patience);

    [LoggerMessage(Level = LogLevel.Warning, Message = "systemd was not told {Fact}: {Reason}")]
    private partial void LogDeaf(string fact, string reason);
}
