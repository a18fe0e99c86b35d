using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using XChat.Actors.Chat;
using XChat.Actors.Rooms;

namespace XChat.Gateway.Journal;

/// <summary>What was before.</summary>
internal sealed partial class JournalFile
{
    /// <summary>Finds a room, or makes it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="anew">Whether its life so far ends here.</param>
    /// <exception cref="SqliteException">The file is broken, or the disk is full.</exception>
    public (long Room, RoomPast Past) OpenRoom(RoomName name, bool anew)
    {
        using var all = _file.BeginTransaction();
        _statements.Join(all);
        if (anew)
        {
            _statements.ForgetRoom.Run(name.Value);
        }

        _statements.MakeRoom.Run(name.Value, RoomPast.NewEpoch());
        var opened = ReadRoom(name);
        all.Commit();
        return opened;
    }

    private (long Room, RoomPast Past) ReadRoom(RoomName name)
    {
        long room, last, evicted;
        string epoch;
        using (var reader = _statements.Room.Read(name.Value))
        {
            reader.Read();
            (room, epoch, last, evicted) = (reader.GetInt64(0), reader.GetString(1), reader.GetInt64(2), reader.GetInt64(3));
        }

        return (room, new RoomPast(epoch, last, evicted, Messages(room), Senders(room, Said(room))));
    }

    private ImmutableArray<ChatMessage> Messages(long room)
    {
        var messages = ImmutableArray.CreateBuilder<ChatMessage>();
        using var reader = _statements.Messages.Read(room);
        while (reader.Read())
        {
            messages.Add(new ChatMessage(
                reader.GetInt64(0),
                TimeOf(reader, 1),
                reader.GetString(2),
                (Role)reader.GetInt32(3),
                reader.GetString(4),
                reader.IsDBNull(5) ? null : new Attachment(reader.GetString(5), reader.GetString(6), reader.GetString(7)),
                reader.IsDBNull(8) ? null : reader.GetString(8)));
        }

        return messages.ToImmutable();
    }

    private ILookup<SessionKey, PastNonce> Said(long room)
    {
        var said = new List<(SessionKey Key, PastNonce Nonce)>();
        using var reader = _statements.Nonces.Read(room);
        while (reader.Read())
        {
            said.Add((KeyOf(reader, 0), new PastNonce(reader.GetString(1), new Nonces.Acceptance(reader.GetInt64(2), TimeOf(reader, 3)))));
        }

        return said.ToLookup(said => said.Key, said => said.Nonce);
    }

    private ImmutableArray<PastSender> Senders(long room, ILookup<SessionKey, PastNonce> said)
    {
        var senders = ImmutableArray.CreateBuilder<PastSender>();
        using var reader = _statements.Senders.Read(room);
        while (reader.Read())
        {
            // The rules for names may be stricter now than when it was taken.
            if (UserName.TryParse(reader.GetString(1), out var asked, out _))
            {
                var key = KeyOf(reader, 0);
                senders.Add(new PastSender(key, asked, reader.GetInt32(2), reader.IsDBNull(3), [.. said[key]]));
            }
        }

        return senders.ToImmutable();
    }

    private static SessionKey KeyOf(SqliteDataReader reader, int column) => SessionKey.FromBytes(reader.GetFieldValue<byte[]>(column));

    private static DateTimeOffset TimeOf(SqliteDataReader reader, int column) => DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(column));
}
