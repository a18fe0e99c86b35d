using System.Net;
using Npgsql;
using NpgsqlTypes;
using XChat.Actors.Chat;
using XChat.Gateway.Uploads;

namespace XChat.Gateway.Cluster;

/// <summary>Uploads in the database, in pieces: any gateway serves any file.</summary>
public sealed class SharedUploads(ClusterDatabase database, UploadOptions options) : ISharedUploads
{
    private const int PieceBytes = 256 * 1024;

    /// <inheritdoc/>
    public Task<UploadRefusal?> ShareAsync(Attachment upload, string path, long bytes, IPAddress? from) => TryAsync(async () =>
    {
        await using var connection = await database.ConnectAsync(CancellationToken.None);
        await using var all = await connection.BeginTransactionAsync();
        await using (var add = new NpgsqlCommand("INSERT INTO xchat.uploads (url, filename, mime, bytes, address) VALUES ($1, $2, $3, $4, $5)", connection))
        {
            add.Parameters.Add(ClusterDatabase.Value(upload.Url));
            add.Parameters.Add(ClusterDatabase.Value(upload.Filename));
            add.Parameters.Add(ClusterDatabase.Value(upload.Mime));
            add.Parameters.Add(ClusterDatabase.Value(bytes));
            add.Parameters.Add(new NpgsqlParameter { Value = from?.ToString() ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
            await add.ExecuteNonQueryAsync();
        }

        await AddPiecesAsync(connection, upload.Url, path);

        // Last, for only one at a time can be told whether there is room.
        await using var room = new NpgsqlCommand("SELECT xchat.make_room($1, $2, $3)", connection);
        room.Parameters.Add(ClusterDatabase.Value(upload.Url));
        room.Parameters.Add(ClusterDatabase.Value(options.TotalBytes));
        room.Parameters.Add(ClusterDatabase.Value(options.AddressBytes));
        switch ((int)(await room.ExecuteScalarAsync())!)
        {
            case 1:
                return UploadRefusal.AddressFull;
            case 2:
                return UploadRefusal.Full;
            default:
                await all.CommitAsync();
                return null;
        }
    });

    /// <inheritdoc/>
    public ValueTask<Attachment?> FindAsync(string url) => new(TryAsync(async () =>
    {
        await using var name = database.Command("UPDATE xchat.uploads SET named = now() WHERE url = $1 RETURNING filename, mime");
        name.Parameters.Add(ClusterDatabase.Value(url));
        await using var reader = await name.ExecuteReaderAsync();
        return await reader.ReadAsync() ? new Attachment(url, reader.GetString(0), reader.GetString(1)) : null;
    }));

    /// <inheritdoc/>
    public Task<Attachment?> CopyAsync(string url, string path, CancellationToken cancelled) => TryAsync(async () =>
    {
        await using var read = database.Command("""
            SELECT u.filename, u.mime, o.content FROM xchat.uploads u JOIN xchat.pieces o USING (url) WHERE u.url = $1 ORDER BY o.piece
            """);
        read.Parameters.Add(ClusterDatabase.Value(url));
        await using var reader = await read.ExecuteReaderAsync(System.Data.CommandBehavior.SequentialAccess, cancelled);
        Attachment? found = null;
        FileStream? file = null;
        try
        {
            while (await reader.ReadAsync(cancelled))
            {
                found ??= new Attachment(url, reader.GetString(0), reader.GetString(1));
                file ??= new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true);
                await file.WriteAsync(reader.GetFieldValue<byte[]>(2), cancelled);
            }
        }
        finally
        {
            if (file is not null)
            {
                await file.DisposeAsync();
            }
        }

        return found;
    });

    /// <inheritdoc/>
    public Task RemoveOrphansAsync(CancellationToken cancelled) => options.OrphanAfter == TimeSpan.Zero ? Task.CompletedTask : TryAsync(async () =>
    {
        await using var remove = database.Command("SELECT xchat.forget_uploads($1)");
        remove.Parameters.Add(ClusterDatabase.Value(options.OrphanAfter));
        return await remove.ExecuteNonQueryAsync(cancelled);
    });

    private static async Task AddPiecesAsync(NpgsqlConnection connection, string url, string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, useAsync: true);
        var buffer = new byte[PieceBytes];
        for (var piece = 0; await file.ReadAtLeastAsync(buffer, PieceBytes, throwOnEndOfStream: false) is > 0 and var length; piece++)
        {
            await using var add = new NpgsqlCommand("INSERT INTO xchat.pieces (url, piece, content) VALUES ($1, $2, $3)", connection);
            add.Parameters.Add(ClusterDatabase.Value(url));
            add.Parameters.Add(ClusterDatabase.Value(piece));
            add.Parameters.Add(new NpgsqlParameter<ReadOnlyMemory<byte>> { TypedValue = buffer.AsMemory(0, length), NpgsqlDbType = NpgsqlDbType.Bytea });
            await add.ExecuteNonQueryAsync();
        }
    }

    private static async Task<T> TryAsync<T>(Func<Task<T>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception away) when (away is NpgsqlException or TimeoutException)
        {
            throw new SharedUploadsAwayException(away);
        }
    }
}
