using Npgsql;
using XChat.Actors.Chat;

namespace XChat.Gateway.Cluster;

/// <summary>Who is in the rooms of a cluster: every name once in a room, at whichever gateway.</summary>
public sealed class SharedRoster(ClusterDatabase database)
{
    // Taken in between by others, again and again: at some point that is no accident any more.
    private const int Attempts = 100;

    /// <summary>Takes a name for somebody who comes: the one asked for, or the next free one of that name.</summary>
    /// <param name="room">The room.</param>
    /// <param name="key">What is kept of its session key.</param>
    /// <param name="asked">The name that it asks for.</param>
    /// <param name="role">What it may do.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<SharedMember> EnterAsync(int room, byte[] key, UserName asked, Role role, CancellationToken cancel)
    {
        // A number may be free and its name taken: by one who has asked for NAME~2 as it stands.
        var tried = new HashSet<int>();
        while (tried.Count < Attempts)
        {
            var number = await FreeNumberAsync(room, asked, cancel);
            while (!tried.Add(number))
            {
                number++;
            }

            var member = new SharedMember(key, asked, number, role, database.Gateway, Visit: 1);
            if (await TakeAsync(room, member, cancel))
            {
                return member;
            }
        }

        throw new ClusterUnusableException($"no free name was found for {asked}.");
    }

    /// <summary>Brings somebody who comes back with a key to this gateway, with the name it had, also where it has left since and the name is still free.</summary>
    /// <returns>Where it was before, and who it is; null where the key is not known with this name, or the name has been taken.</returns>
    public async Task<(Guid From, bool WasThere, SharedMember Member)?> ComeBackAsync(int room, byte[] key, UserName asked, CancellationToken cancel)
    {
        // The row is looked at before it changes, to say where it was.
        await using var move = database.Command("""
            WITH before AS (SELECT key, gateway, gone FROM xchat.members WHERE room = $1 AND key = $2 AND asked_key = $3 FOR UPDATE)
            UPDATE xchat.members o SET gateway = $4, gone = NULL, visit = o.visit + 1 FROM before
            WHERE o.room = $1 AND o.key = before.key
            RETURNING o.key, o.asked, o.number, o.role, o.gateway, o.visit, before.gateway, before.gone IS NULL
            """);
        move.Parameters.Add(ClusterDatabase.Value(room));
        move.Parameters.Add(ClusterDatabase.Bytes(key));
        move.Parameters.Add(ClusterDatabase.Value(asked.Key));
        move.Parameters.Add(ClusterDatabase.Value(database.Gateway));
        try
        {
            await using var reader = await move.ExecuteReaderAsync(cancel);
            return await reader.ReadAsync(cancel) ? (reader.GetFieldValue<Guid>(6), reader.GetBoolean(7), SharedMember.Read(reader)) : null;
        }
        catch (PostgresException taken) when (taken.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return null;
        }
    }

    /// <summary>Gives up the seat, if there is one, of somebody who was told that there is none.</summary>
    public async Task ForgetAsync(int room, byte[] key, CancellationToken cancel)
    {
        await using var forget = database.Command("DELETE FROM xchat.members WHERE room = $1 AND key = $2 AND gateway = $3");
        forget.Parameters.Add(ClusterDatabase.Value(room));
        forget.Parameters.Add(ClusterDatabase.Bytes(key));
        forget.Parameters.Add(ClusterDatabase.Value(database.Gateway));
        await forget.ExecuteNonQueryAsync(cancel);
    }

    private async Task<int> FreeNumberAsync(int room, UserName asked, CancellationToken cancel)
    {
        await using var find = database.Command("""
            SELECT coalesce(min(n), 1)::integer FROM (
              SELECT 1 AS n UNION ALL SELECT number + 1 FROM xchat.members WHERE room = $1 AND asked_key = $2 AND gone IS NULL) AS candidates
            WHERE NOT EXISTS (SELECT FROM xchat.members WHERE room = $1 AND asked_key = $2 AND gone IS NULL AND number = n)
            """);
        find.Parameters.Add(ClusterDatabase.Value(room));
        find.Parameters.Add(ClusterDatabase.Value(asked.Key));
        return (int)(await find.ExecuteScalarAsync(cancel))!;
    }

    private async Task<bool> TakeAsync(int room, SharedMember member, CancellationToken cancel)
    {
        await using var take = database.Command("""
            INSERT INTO xchat.members (room, key, asked, asked_key, number, name, name_key, role, gateway)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING
            """);
        take.Parameters.Add(ClusterDatabase.Value(room));
        take.Parameters.Add(ClusterDatabase.Bytes(member.Key));
        take.Parameters.Add(ClusterDatabase.Value(member.Asked.Value));
        take.Parameters.Add(ClusterDatabase.Value(member.Asked.Key));
        take.Parameters.Add(ClusterDatabase.Value(member.Number));
        take.Parameters.Add(ClusterDatabase.Value(member.Name.Value));
        take.Parameters.Add(ClusterDatabase.Value(member.Name.Key));
        take.Parameters.Add(ClusterDatabase.Value((short)member.Role));
        take.Parameters.Add(ClusterDatabase.Value(database.Gateway));
        return await take.ExecuteNonQueryAsync(cancel) == 1;
    }
}
