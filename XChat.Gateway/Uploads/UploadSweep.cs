namespace XChat.Gateway.Uploads;

/// <summary>Removes uploads that nothing names, and deletes the files of those that were removed.</summary>
/// <remarks>Deleting waits for a disk; rooms, which release attachments, do not wait.</remarks>
public sealed partial class UploadSweep(AttachmentStore store, TimeSpan orphanAfter, TimeProvider time, ILogger<UploadSweep> log) : BackgroundService
{
    private static readonly TimeSpan LongestInterval = TimeSpan.FromSeconds(15);

    // Often enough that nothing stays much longer than it should.
    private readonly TimeSpan _interval = orphanAfter == TimeSpan.Zero || orphanAfter / 4 > LongestInterval ? LongestInterval : orphanAfter / 4;

    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(SweepAsync(stoppingToken), DeleteAsync(stoppingToken));

    private async Task SweepAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(_interval, time);
        while (await timer.WaitForNextTickAsync(stopping))
        {
            if (store.RemoveOrphans() is > 0 and var count)
            {
                LogOrphans(count);
            }

            try
            {
                await store.RemoveSharedOrphansAsync(stopping);
            }
            catch (SharedUploadsAwayException away)
            {
                // The next time, or another server.
                LogAway(away.Message);
            }
        }
    }

    private async Task DeleteAsync(CancellationToken stopping)
    {
        await foreach (var path in store.Doomed.ReadAllAsync(stopping))
        {
            try
            {
                File.Delete(path);
            }
            catch (Exception undeleted) when (undeleted is IOException or UnauthorizedAccessException)
            {
                // The next start finds it again.
                LogUndeleted(path, undeleted);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Removed {Count} uploads that no message names.")]
    private partial void LogOrphans(int count);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Shared uploads could not be looked through: {Cause}")]
    private partial void LogAway(string cause);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Cannot delete {Path}.")]
    private partial void LogUndeleted(string path, Exception cause);
}
