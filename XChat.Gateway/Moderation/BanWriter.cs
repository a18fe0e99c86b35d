namespace XChat.Gateway.Moderation;

/// <summary>Brings bans into their file as they change, and once more before the process ends.</summary>
public sealed partial class BanWriter(BanFile bans, TimeProvider time, ILogger<BanWriter> log) : BackgroundService
{
    private static readonly TimeSpan BeforeAnotherTry = TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        TrySave();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        LogOpened(bans.Current.Count, bans.Path);
        await Task.Yield();
        while (true)
        {
            await bans.ChangedAsync(stoppingToken);
            while (!TrySave())
            {
                await Task.Delay(BeforeAnotherTry, time, stoppingToken);
            }
        }
    }

    private bool TrySave()
    {
        try
        {
            bans.Save();
            return true;
        }
        catch (Exception unwritten) when (unwritten is IOException or UnauthorizedAccessException)
        {
            LogUnwritten(bans.Path, unwritten.Message);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} bans are kept in {Path}.")]
    private partial void LogOpened(int count, string path);

    [LoggerMessage(Level = LogLevel.Error, Message = "Bans cannot be written to {Path}: {Cause} They hold until the server stops; another try in 5 s.")]
    private partial void LogUnwritten(string path, string cause);
}
