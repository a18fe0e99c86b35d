using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using XChat.Actors.Chat;

namespace XChat.Gateway.Cluster;

/// <summary>Letters between gateways, and where the streams are that they are for: <c>xchat.letters</c> and <c>xchat.streams</c>.</summary>
internal sealed class LetterBox(ClusterDatabase database)
{
    // What has not been taken within so long is not taken any more: who posted it was told so, and may say it again.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    /// <summary>A stream is here.</summary>
    public async Task OpenAsync(SessionKey bearer, RoomName room, CancellationToken cancel)
    {
        await using var open = database.Command("INSERT INTO xchat.streams (bearer, room, gateway) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING");
        open.Parameters.Add(ClusterDatabase.Bytes(bearer.ToBytes()));
        open.Parameters.Add(ClusterDatabase.Value(room.Value));
        open.Parameters.Add(ClusterDatabase.Value(database.Gateway));
        await open.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>These are here still, though the database may have forgotten it.</summary>
    public async Task KeepAsync(IReadOnlyCollection<KeyValuePair<SessionKey, RoomName>> streams, CancellationToken cancel)
    {
        await using var keep = database.Command("""
            INSERT INTO xchat.streams (bearer, room, gateway) SELECT o.bearer, o.room, $3 FROM unnest($1, $2) AS o (bearer, room) ON CONFLICT DO NOTHING
            """);
        keep.Parameters.Add(Keys(streams.Select(stream => stream.Key)));
        keep.Parameters.Add(ClusterDatabase.Value(streams.Select(stream => stream.Value.Value).ToArray()));
        keep.Parameters.Add(ClusterDatabase.Value(database.Gateway));
        await keep.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>These are no more.</summary>
    public async Task CloseAsync(IEnumerable<SessionKey> bearers, CancellationToken cancel)
    {
        await using var close = database.Command("DELETE FROM xchat.streams WHERE bearer = ANY ($1)");
        close.Parameters.Add(Keys(bearers));
        await close.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Puts a letter in for whichever other gateway has the stream, and wakes that.</summary>
    /// <returns>False where none has.</returns>
    public async Task<bool> PostAsync(Letter letter, CancellationToken cancel)
    {
        await using var post = database.Command("SELECT xchat.hand_on($1, $2, $3, $4, $5)");
        post.Parameters.Add(ClusterDatabase.Value(letter.Id));
        post.Parameters.Add(ClusterDatabase.Value(letter.Sender));
        post.Parameters.Add(ClusterDatabase.Bytes(letter.Bearer.ToBytes()));
        post.Parameters.Add(ClusterDatabase.Value(letter.Room.Value));
        post.Parameters.Add(new NpgsqlParameter { Value = letter.Said ?? (object)DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bytea });
        return (bool)(await post.ExecuteScalarAsync(cancel))!;
    }

    /// <summary>Takes all letters out that are for this gateway, oldest first.</summary>
    public async Task<List<Letter>> TakeAsync(CancellationToken cancel)
    {
        await using var take = database.Command("""
            WITH taken AS (DELETE FROM xchat.letters WHERE addressee = $1 RETURNING *)
            SELECT letter, sender, bearer, room, said FROM taken WHERE written > clock_timestamp() - $2 ORDER BY written
            """);
        take.Parameters.Add(ClusterDatabase.Value(database.Gateway));
        take.Parameters.Add(ClusterDatabase.Value(Fresh));
        var letters = new List<Letter>();
        await using var reader = await take.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            letters.Add(new Letter(
                reader.GetFieldValue<Guid>(0),
                reader.GetFieldValue<Guid>(1),
                SessionKey.FromBytes(reader.GetFieldValue<byte[]>(2)),
                RoomName.Parse(reader.GetString(3)),
                reader.IsDBNull(4) ? null : reader.GetFieldValue<byte[]>(4)));
        }

        return letters;
    }

    /// <summary>Tells the gateways that wait what became of their letters: HTTP's status.</summary>
    public async Task AnswerAsync(IReadOnlyCollection<(Letter Letter, int Status)> answers, CancellationToken cancel)
    {
        await using var answer = database.Command("SELECT xchat.tell(o.sender, o.news) FROM unnest($1, $2) AS o (sender, news)");
        answer.Parameters.Add(ClusterDatabase.Value(answers.Select(one => one.Letter.Sender).ToArray()));
        answer.Parameters.Add(ClusterDatabase.Value(
            answers.Select(one => string.Create(CultureInfo.InvariantCulture, $"answer:{one.Letter.Id}:{one.Status}")).ToArray()));
        await answer.ExecuteNonQueryAsync(cancel);
    }

    private static NpgsqlParameter<byte[][]> Keys(IEnumerable<SessionKey> keys) =>
        new() { TypedValue = [.. keys.Select(key => key.ToBytes())], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bytea };
}
