using Npgsql;
using XChat.Actors.Rooms;
using XChat.Gateway.Events;
using XChat.Gateway.Uploads;

namespace XChat.Gateway.Cluster;

/// <summary>Puts a cluster into the server. Nothing of a database is loaded before.</summary>
public static class ClusterServices
{
    /// <summary>Makes or changes the tables where that is needed, and keeps the rooms' logs, the bans and the uploads there, and what event streams need.</summary>
    /// <remarks>A database that is not there yet is waited for, up to <see cref="ClusterOptions.StartTimeout"/>: after a power cut all start at once.</remarks>
    /// <returns>Why not, in one line; null where it is done.</returns>
    public static async Task<string?> AddClusterAsync(this IServiceCollection services, ClusterOptions options, UploadOptions uploads)
    {
        ClusterDatabase? database = null;
        try
        {
            database = ClusterDatabase.Of(options.Connection);
            await PrepareAsync(database, options.StartTimeout);
            var bans = await BanTable.ReadAsync(database, CancellationToken.None);
            services
                .AddSingleton(database)
                .AddSingleton(provider => new ClusterNews(database, TimeProvider.System, provider.GetRequiredService<ILogger<ClusterNews>>()))
                .AddSingleton(provider => new ClusterLogs(database, provider.GetRequiredService<ClusterNews>()))
                .AddSingleton<IRoomLogs>(provider => provider.GetRequiredService<ClusterLogs>())
                .AddSingleton(provider => new SharedBans(database, bans, TimeProvider.System, provider.GetRequiredService<ILogger<SharedBans>>()))
                .AddSingleton<IBanRegister>(provider => provider.GetRequiredService<SharedBans>())
                .AddSingleton<ISharedUploads>(new SharedUploads(database, uploads))
                .AddSingleton(provider => new SharedStreams(
                    database, provider.GetRequiredService<ClusterNews>(), TimeProvider.System, provider.GetRequiredService<ILogger<SharedStreams>>()))
                .AddSingleton<ISharedStreams>(provider => provider.GetRequiredService<SharedStreams>())
                .AddHostedService(provider => provider.GetRequiredService<SharedStreams>())
                .AddHostedService<BanFollower>();
            return null;
        }
        catch (Exception unusable) when (unusable is NpgsqlException or ClusterUnusableException or ArgumentException)
        {
            if (database is not null)
            {
                await database.DisposeAsync();
            }

            return $"xchat.postgres.connection (secret): the database cannot be used: {unusable.Message.ReplaceLineEndings(" ")}";
        }
    }

    private static async Task PrepareAsync(ClusterDatabase database, TimeSpan patience)
    {
        var begun = TimeProvider.System.GetTimestamp();
        for (var backOff = new BackOff(Random.Shared); ;)
        {
            try
            {
                await database.PrepareAsync(CancellationToken.None);
                return;
            }
            catch (NpgsqlException notYet) when (notYet.IsTransient && TimeProvider.System.GetElapsedTime(begun) < patience)
            {
                await Task.Delay(backOff.Next());
            }
        }
    }
}
