using System.Collections.Immutable;
using System.Net;
using Npgsql;
using NpgsqlTypes;
using XChat.Actors.Chat;

namespace XChat.Gateway.Cluster;

/// <summary>Bans as rows of <c>xchat.bans</c>. Whoever changes them says so to all gateways.</summary>
internal static class BanTable
{
    private const string Tell = "SELECT pg_notify('xchat', 'bans')";

    /// <summary>All of them, oldest first.</summary>
    public static async Task<ImmutableArray<Ban>> ReadAsync(ClusterDatabase database, CancellationToken cancel) =>
        [.. (await RowsAsync(database, cancel)).Select(row => row.Ban)];

    /// <summary>One more, in place of any about the same name and address.</summary>
    public static async Task AddAsync(ClusterDatabase database, Ban ban, CancellationToken cancel)
    {
        var same = (await RowsAsync(database, cancel)).Where(row => row.Ban.Name?.Key == ban.Name?.Key && Equals(row.Ban.Address, ban.Address));
        await using var add = database.Command($"""
            WITH gone AS (DELETE FROM xchat.bans WHERE ban = ANY ($1)),
            added AS (INSERT INTO xchat.bans (name, address, until, reason) VALUES ($2, $3, $4, $5))
            {Tell}
            """);
        add.Parameters.Add(ClusterDatabase.Value(same.Select(row => row.Number).ToArray()));
        add.Parameters.Add(new NpgsqlParameter { Value = ban.Name?.Value ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        add.Parameters.Add(new NpgsqlParameter { Value = ban.Address?.ToString() ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        add.Parameters.Add(new NpgsqlParameter { Value = ban.Until?.ToUniversalTime() ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        add.Parameters.Add(ClusterDatabase.Value(ban.Reason));
        await add.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Lifts those that an admin calls so.</summary>
    public static async Task LiftAsync(ClusterDatabase database, string nameOrAddress, CancellationToken cancel)
    {
        var meant = (await RowsAsync(database, cancel)).Where(row => row.Ban.IsCalled(nameOrAddress));
        await using var lift = database.Command($"WITH gone AS (DELETE FROM xchat.bans WHERE ban = ANY ($1)) {Tell}");
        lift.Parameters.Add(ClusterDatabase.Value(meant.Select(row => row.Number).ToArray()));
        await lift.ExecuteNonQueryAsync(cancel);
    }

    private static async Task<List<(long Number, Ban Ban)>> RowsAsync(ClusterDatabase database, CancellationToken cancel)
    {
        await using var read = database.Command("SELECT ban, name, address, until, reason FROM xchat.bans ORDER BY ban");
        var rows = new List<(long, Ban)>();
        await using var reader = await read.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            // The rules for names may be stricter now than when it was made.
            var name = reader.IsDBNull(1) ? null : UserName.TryParse(reader.GetString(1), out var parsed, out _) ? parsed : null;
            var address = reader.IsDBNull(2) ? null : IPAddress.Parse(reader.GetString(2));
            if (name is not null || address is not null)
            {
                rows.Add((reader.GetInt64(0), new Ban(name, address, reader.IsDBNull(3) ? null : reader.GetFieldValue<DateTimeOffset>(3), reader.GetString(4))));
            }
        }

        return rows;
    }
}
