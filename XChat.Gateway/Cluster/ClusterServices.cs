using Npgsql;
using XChat.Actors.Rooms;
using XChat.Gateway.Uploads;

namespace XChat.Gateway.Cluster;

/// <summary>Puts a cluster into the server. Nothing of a database is loaded before.</summary>
public static class ClusterServices
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Makes or changes the tables where that is needed, and keeps the rooms' logs, the bans and the uploads there.</summary>
    /// <remarks>A database that is not there yet is waited for: after a power cut all start at once.</remarks>
    /// <returns>Why not, in one line; null where it is done.</returns>
    public static async Task<string?> AddClusterAsync(this IServiceCollection services, ClusterOptions options, UploadOptions uploads)
    {
        ClusterDatabase? database = null;
        try
        {
            database = ClusterDatabase.Of(options.Connection);
            using var patience = new CancellationTokenSource(Patience);
            await PrepareAsync(database, patience.Token);
            var bans = await BanTable.ReadAsync(database, patience.Token);
            services
                .AddSingleton(database)
                .AddSingleton(provider => new ClusterNews(database, TimeProvider.System, provider.GetRequiredService<ILogger<ClusterNews>>()))
                .AddSingleton(provider => new ClusterLogs(database, provider.GetRequiredService<ClusterNews>()))
                .AddSingleton<IRoomLogs>(provider => provider.GetRequiredService<ClusterLogs>())
                .AddSingleton(provider => new SharedBans(database, bans, TimeProvider.System, provider.GetRequiredService<ILogger<SharedBans>>()))
                .AddSingleton<IBanRegister>(provider => provider.GetRequiredService<SharedBans>())
                .AddSingleton<ISharedUploads>(new SharedUploads(database, uploads))
                .AddHostedService<BanFollower>();
            return null;
        }
        catch (Exception unusable) when (unusable is NpgsqlException or ClusterUnusableException or ArgumentException or OperationCanceledException)
        {
            if (database is not null)
            {
                await database.DisposeAsync();
            }

            return $"xchat.postgres.connection (secret): the database cannot be used: {unusable.Message.ReplaceLineEndings(" ")}";
        }
    }

    private static async Task PrepareAsync(ClusterDatabase database, CancellationToken patience)
    {
        for (var backOff = new BackOff(Random.Shared); ;)
        {
            try
            {
                await database.PrepareAsync(patience);
                return;
            }
            catch (NpgsqlException notYet) when (notYet.IsTransient)
            {
                await Task.Delay(backOff.Next(), patience);
            }
        }
    }
}
