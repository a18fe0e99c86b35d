using System.Collections.Immutable;
using Npgsql;
using XChat.Actors.Chat;

namespace XChat.Gateway.Cluster;

/// <summary>A room as it is in the database at one moment.</summary>
/// <param name="Room">Its number there.</param>
/// <param name="Epoch">Names this life of its log.</param>
/// <param name="Seq">The place of its last event.</param>
/// <param name="LastId">The id of its last message; 0 before the first.</param>
/// <param name="EvictedThrough">Messages up to this id are not here any more.</param>
/// <param name="Messages">The last messages, oldest first.</param>
/// <param name="Members">Who is there, at whichever gateway.</param>
/// <param name="Mutes">Who may not say anything.</param>
public sealed record OpenedRoom(
    int Room, string Epoch, long Seq, long LastId, long EvictedThrough, IReadOnlyList<LoggedEvent> Messages, IReadOnlyList<SharedMember> Members,
    ImmutableArray<MemberMuted> Mutes)
{
    internal static async Task<OpenedRoom> ReadAsync(NpgsqlConnection connection, RoomName name, int history, CancellationToken cancel)
    {
        await using var room = new NpgsqlCommand("SELECT room, epoch, seq, last, evicted FROM xchat.rooms WHERE name = $1", connection);
        room.Parameters.Add(ClusterDatabase.Value(name.Value));
        OpenedRoom opened;
        await using (var reader = await room.ExecuteReaderAsync(cancel))
        {
            await reader.ReadAsync(cancel);
            opened = new OpenedRoom(reader.GetInt32(0), reader.GetString(1), reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4), [], [], []);
        }

        // Counted by ids, as every gateway's history counts, so that all of them give the same.
        var after = history == 0 ? opened.EvictedThrough : Math.Max(opened.EvictedThrough, opened.LastId - history);
        return opened with
        {
            EvictedThrough = after,
            Messages = await MessagesAsync(connection, opened.Room, after, cancel),
            Members = await SharedMember.ReadAllAsync(connection, opened.Room, cancel),
            Mutes = await MutesAsync(connection, opened.Room, cancel),
        };
    }

    private static async Task<ImmutableArray<MemberMuted>> MutesAsync(NpgsqlConnection connection, int room, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("SELECT name, until FROM xchat.mutes WHERE room = $1 ORDER BY until", connection);
        command.Parameters.Add(ClusterDatabase.Value(room));
        var mutes = ImmutableArray.CreateBuilder<MemberMuted>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            mutes.Add(EventRows.ReadMute(reader.GetString(0), reader.GetInt64(1)));
        }

        return mutes.ToImmutable();
    }

    private static async Task<IReadOnlyList<LoggedEvent>> MessagesAsync(NpgsqlConnection connection, int room, long after, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            $"SELECT {EventRows.Columns} FROM xchat.events WHERE kind = 0 AND room = $1 AND id > $2 AND NOT hidden ORDER BY id", connection);
        command.Parameters.Add(ClusterDatabase.Value(room));
        command.Parameters.Add(ClusterDatabase.Value(after));
        var messages = new List<LoggedEvent>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            messages.Add(EventRows.Read(reader));
        }

        return messages;
    }
}
