using System.Runtime.InteropServices;
using Akka.Hosting;
using XChat.Actors.Rooms;
using XChat.Actors.Sessions;
using XChat.Gateway.Configuration;

namespace XChat.Gateway.Operations;

/// <summary>SIGHUP: reads the configuration again and takes over what a running server can, without a connection noticing; the log says what changed.</summary>
/// <remarks>A configuration that cannot be used changes nothing.</remarks>
public sealed partial class Reload(
    CommandLine command,
    GatewayOptions started,
    IEnumerable<IReconfigurable> parts,
    IRequiredActor<RoomsActor> rooms,
    IRequiredActor<SessionsActor> sessions,
    IHostApplicationLifetime process,
    ILogger<Reload> log) : IHostedService, IDisposable
{
    private readonly Lock _oneAtATime = new();
    private readonly bool _hasTerminal = !Console.IsInputRedirected;
    private GatewayOptions _running = started;
    private PosixSignalRegistration? _signal;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _signal = PosixSignalRegistration.Create(PosixSignal.SIGHUP, signal =>
        {
            signal.Cancel = true;
            OnSignal();
        });
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => _signal?.Dispose();

    // The same signal says that the terminal was closed; a server that was started in one ends with it.
    private void OnSignal()
    {
        if (_hasTerminal && !TerminalIsThere())
        {
            process.StopApplication();
            return;
        }

        lock (_oneAtATime)
        {
            ReadAgain();
        }
    }

    private void ReadAgain()
    {
        if (!ConfigurationLoader.TryCheck(command.Rest, out var read, out var why))
        {
            LogRefused(why);
            return;
        }

        // Whether a weak token admits anybody depends on the address, and that stays.
        var tokensStay = !read.Bind.Equals(_running.Bind);
        var next = tokensStay
            ? read with { Chat = read.Chat with { Sessions = read.Chat.Sessions with { AdminTokens = _running.Chat.Sessions.AdminTokens } } }
            : read;
        var warnings = next.Warnings.Except(_running.Warnings).ToList();
        var changes = ConfigurationChange.Between(_running.Effective.Value, next.Effective.Value);
        var waiting = changes.Where(change => !change.AtRunTime || (tokensStay && IsToken(change.Key))).ToList();
        TakeOver(next);
        _running = next with
        {
            Bind = _running.Bind,
            Effective = new([.. next.Effective.Value.Where(value => !waiting.Exists(change => change.Key == value.Key)),
                .. _running.Effective.Value.Where(value => waiting.Exists(change => change.Key == value.Key))]),
        };
        Tell(changes.Except(waiting).ToList(), waiting, warnings);
    }

    private void TakeOver(GatewayOptions next)
    {
        // A room is there before anybody is let in to it.
        rooms.ActorRef.Tell(new RoomsProtocol.Reconfigure(next.Chat.Rooms), Akka.Actor.ActorRefs.NoSender);
        sessions.ActorRef.Tell(new SessionsProtocol.Reconfigure(next.Chat.Sessions, next.Chat.Rooms.Rooms), Akka.Actor.ActorRefs.NoSender);
        foreach (var part in parts)
        {
            part.Adopt(next);
        }
    }

    private void Tell(List<ConfigurationChange> done, List<ConfigurationChange> waiting, List<string> warnings)
    {
        done.ForEach(change => LogChanged(change.Told));
        waiting.ForEach(change => LogWaiting(change.Told));
        warnings.ForEach(LogConfigured);
        LogDone(done.Count, waiting.Count);
    }

    private static bool IsToken(string key) => key == "xchat.token" || key.StartsWith("xchat.admins", StringComparison.Ordinal);

    private static bool TerminalIsThere()
    {
        try
        {
            File.OpenHandle("/dev/tty").Dispose();
            return true;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Reloaded: {Change}")]
    private partial void LogChanged(string change);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Not reloaded, a restart is needed: {Change}")]
    private partial void LogWaiting(string change);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Warning}")]
    private partial void LogConfigured(string warning);

    [LoggerMessage(Level = LogLevel.Information, Message = "Configuration read again: {Changes} changes, {Waiting} wait for a restart")]
    private partial void LogDone(int changes, int waiting);

    [LoggerMessage(Level = LogLevel.Error, Message = "Not reloaded, everything stays as it is: {Reason}")]
    private partial void LogRefused(string reason);
}
