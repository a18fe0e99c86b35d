using System.Globalization;
using Npgsql;

namespace XChat.Gateway.Cluster;

/// <summary>The tables of a cluster: schema <c>xchat</c> of its database. Gateways make and change them themselves, one at a time.</summary>
internal static class ClusterSchema
{
    // Whoever holds it makes or changes the tables.
    private const long Lock = 7527234651000001;

    private static readonly string[] Steps = ["cluster-1.sql", "cluster-2.sql"];

    /// <summary>The version that this gateway knows.</summary>
    public static int Version => Steps.Length;

    /// <summary>Brings the tables to <see cref="Version"/>.</summary>
    /// <exception cref="ClusterUnusableException">They are of a later version.</exception>
    /// <exception cref="NpgsqlException">The database is not there, or does not let us.</exception>
    public static async Task PrepareAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        await using var connection = await database.OpenConnectionAsync(cancel);
        await using var all = await connection.BeginTransactionAsync(cancel);
        await DoAsync(connection, string.Create(CultureInfo.InvariantCulture, $"SELECT pg_advisory_xact_lock({Lock})"), cancel);
        var version = await VersionAsync(connection, cancel);
        if (version > Version)
        {
            throw new ClusterUnusableException($"its tables are of version {version}; this gateway knows version {Version}.");
        }

        for (; version < Version; version++)
        {
            await DoAsync(connection, Text(Steps[version]), cancel);
        }

        await DoAsync(connection, string.Create(CultureInfo.InvariantCulture, $"UPDATE xchat.version SET version = {Version}"), cancel);
        await all.CommitAsync(cancel);
    }

    private static async Task<int> VersionAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var find = new NpgsqlCommand("SELECT to_regclass('xchat.version') IS NOT NULL", connection);
        if (!(bool)(await find.ExecuteScalarAsync(cancel))!)
        {
            await DoAsync(
                connection,
                "CREATE SCHEMA IF NOT EXISTS xchat; CREATE TABLE xchat.version (version integer NOT NULL); INSERT INTO xchat.version VALUES (0)",
                cancel);
        }

        await using var read = new NpgsqlCommand("SELECT version FROM xchat.version", connection);
        return (int)(await read.ExecuteScalarAsync(cancel))!;
    }

    private static async Task DoAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static string Text(string step)
    {
        using var resource = typeof(ClusterSchema).Assembly.GetManifestResourceStream(step)
            ?? throw new InvalidOperationException($"The resource {step} is missing from this build.");
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd();
    }
}
