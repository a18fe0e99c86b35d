using XChat.Actors.Chat;
using XChat.Gateway.Sockets;

namespace XChat.Gateway.Operations;

/// <summary>The way out: on SIGTERM nobody is let in any more, all clients are told 1001, and the process waits until they are gone, within a bound.</summary>
public sealed partial class Drain(Handshake handshake, ConnectionLimit accepted, KeepAlive connections, TimeProvider time, ILogger<Drain> log) : IHostedLifecycleService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    /// <summary>Longest time from the signal to the end of the process, clients and all.</summary>
    public static TimeSpan Limit { get; } = TimeSpan.FromSeconds(9);

    /// <inheritdoc/>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        handshake.Draining = true;
        LogBegin(log, accepted.Count);
        var told = new HashSet<ITimedConnection>();
        Tell(told);
        while (accepted.Count > 0 && time.GetElapsedTime(began) < Patience)
        {
            await Task.Delay(BetweenLooks, time, cancellationToken);

            // Who was accepted in the last moment is there only now.
            Tell(told);
        }

        var left = connections.Snapshot();
        LogEnd(log, left.Length);
        foreach (var connection in left)
        {
            connection.Abort();
        }
    }

    private void Tell(HashSet<ITimedConnection> told)
    {
        foreach (var connection in connections.Snapshot())
        {
            if (told.Add(connection))
            {
                connection.Close(CloseCode.GoingAway, "The server is restarting.");
            }
        }
    }

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    [LoggerMessage(Level = LogLevel.Information, Message = "Stopping: telling {Count} connections")]
    private static partial void LogBegin(ILogger log, int count);

    [LoggerMessage(Level = LogLevel.Information, Message = "Stopping: {Count} connections did not end by themselves")]
    private static partial void LogEnd(ILogger log, int count);
}
