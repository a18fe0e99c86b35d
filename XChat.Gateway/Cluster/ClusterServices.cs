using Npgsql;
using XChat.Actors.Rooms;

namespace XChat.Gateway.Cluster;

/// <summary>Puts a cluster into the server. Nothing of a database is loaded before.</summary>
public static class ClusterServices
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Makes or changes the tables where that is needed, and keeps the rooms' logs there.</summary>
    /// <returns>Why not, in one line; null where it is done.</returns>
    public static async Task<string?> AddClusterAsync(this IServiceCollection services, ClusterOptions options)
    {
        ClusterDatabase? database = null;
        try
        {
            database = ClusterDatabase.Of(options.Connection);
            using var patience = new CancellationTokenSource(Patience);
            await database.PrepareAsync(patience.Token);
        }
        catch (Exception unusable) when (unusable is NpgsqlException or ClusterUnusableException or ArgumentException or OperationCanceledException)
        {
            if (database is not null)
            {
                await database.DisposeAsync();
            }

            return $"xchat.postgres.connection (secret): the database cannot be used: {unusable.Message.ReplaceLineEndings(" ")}";
        }

        services.AddSingleton(provider => new ClusterLogs(database, TimeProvider.System, provider.GetRequiredService<ILogger<ClusterNews>>()));
        services.AddSingleton<IRoomLogs>(provider => provider.GetRequiredService<ClusterLogs>());
        return null;
    }
}
