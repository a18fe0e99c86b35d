using System.Text;
using Npgsql;
using NpgsqlTypes;
using XChat.Actors.Chat;

namespace XChat.Gateway.Cluster;

/// <summary>Events as rows of <c>xchat.events</c>, and back.</summary>
internal static class EventRows
{
    /// <summary>The columns that <see cref="Read"/> reads, in its order.</summary>
    public const string Columns = "seq, kind, id, time, username, role, body, url, filename, mime, sender, nonce, gateway";

    private static readonly long Forever = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <summary>Adds <paramref name="events"/> to a command, a column each, in the order of <c>xchat.append</c>.</summary>
    public static void Add(NpgsqlParameterCollection to, IReadOnlyList<NewEvent> events)
    {
        to.Add(Column(events, NpgsqlDbType.Smallint, e => (short)KindOf(e.Happened)));
        to.Add(Column(events, NpgsqlDbType.Bigint, e => e.Happened switch
        {
            MessageDeleted deleted => deleted.Id,
            Presence or MemberMoved => e.Visit,
            MemberMuted muted => muted.Until?.ToUnixTimeMilliseconds(),
            _ => (long?)null,
        }));
        to.Add(Column(events, NpgsqlDbType.TimestampTz, e => TimeOf(e.Happened)));
        to.Add(Column(events, NpgsqlDbType.Text, e => e.Happened switch
        {
            ChatMessage message => message.Username,
            Presence presence => presence.Member,
            MemberMuted muted => muted.Name.Value,
            _ => null,
        }));
        to.Add(Column(events, NpgsqlDbType.Smallint, e => e.Happened switch
        {
            ChatMessage message => (short)message.Role,
            Presence presence => (short)presence.Role,
            _ => (short?)null,
        }));
        to.Add(Column(events, NpgsqlDbType.Bytea, e => TextOf(e.Happened) is { } text ? Encoding.UTF8.GetBytes(text) : null));
        to.Add(Column(events, NpgsqlDbType.Text, e => (e.Happened as ChatMessage)?.Attachment?.Url));
        to.Add(Column(events, NpgsqlDbType.Text, e => (e.Happened as ChatMessage)?.Attachment?.Filename));
        to.Add(Column(events, NpgsqlDbType.Text, e => (e.Happened as ChatMessage)?.Attachment?.Mime));
        to.Add(Column(events, NpgsqlDbType.Bytea, e => e.Sender));
        to.Add(Column(events, NpgsqlDbType.Text, e => (e.Happened as ChatMessage)?.Nonce));
    }

    /// <summary>The event in the row that <paramref name="reader"/> is at.</summary>
    public static LoggedEvent Read(NpgsqlDataReader reader) => new(
        reader.GetInt64(0),
        reader.GetFieldValue<Guid>(12),
        (EventKind)reader.GetInt16(1) switch
        {
            EventKind.Message => ReadMessage(reader),
            EventKind.Join => ReadPresence(reader, PresenceChange.Join),
            EventKind.Leave => ReadPresence(reader, PresenceChange.Leave),
            EventKind.Deleted => new MessageDeleted(reader.GetInt64(2)),
            EventKind.Cleared => HistoryCleared.Instance,
            EventKind.Moved => new MemberMoved(SessionKey.FromBytes(reader.GetFieldValue<byte[]>(10)), reader.GetInt64(2)),
            EventKind.Removed => new MemberRemoved(SessionKey.FromBytes(reader.GetFieldValue<byte[]>(10)), Encoding.UTF8.GetString(reader.GetFieldValue<byte[]>(6))),
            EventKind.Muted => ReadMute(reader.GetString(4), reader.IsDBNull(2) ? null : reader.GetInt64(2)),
            EventKind.Announced => new Announced(Encoding.UTF8.GetString(reader.GetFieldValue<byte[]>(6))),
            var unknown => throw new ClusterUnusableException($"there is an event of kind {unknown}: a later version writes to it."),
        },
        reader.IsDBNull(10) ? null : reader.GetFieldValue<byte[]>(10),
        reader.IsDBNull(2) ? 0 : reader.GetInt64(2));

    /// <summary>A mute as it is kept: until a number of milliseconds since 1970.</summary>
    public static MemberMuted ReadMute(string name, long? until) => new(
        UserName.TryParse(name, out var muted, out var why) ? muted : throw new ClusterUnusableException($"there is a bad name: {why.Text}"),
        until is { } end ? end >= Forever ? DateTimeOffset.MaxValue : DateTimeOffset.FromUnixTimeMilliseconds(end) : null);

    private static ChatMessage ReadMessage(NpgsqlDataReader reader) => new(
        reader.GetInt64(2),
        reader.GetFieldValue<DateTimeOffset>(3),
        reader.GetString(4),
        (Role)reader.GetInt16(5),
        Encoding.UTF8.GetString(reader.GetFieldValue<byte[]>(6)),
        reader.IsDBNull(7) ? null : new Attachment(reader.GetString(7), reader.GetString(8), reader.GetString(9)),
        reader.IsDBNull(11) ? null : reader.GetString(11));

    private static Presence ReadPresence(NpgsqlDataReader reader, PresenceChange change) =>
        new(change, reader.GetFieldValue<DateTimeOffset>(3), reader.GetString(4), (Role)reader.GetInt16(5));

    private static EventKind KindOf(RoomEvent happened) => happened switch
    {
        ChatMessage => EventKind.Message,
        Presence { Change: PresenceChange.Join } => EventKind.Join,
        Presence => EventKind.Leave,
        MessageDeleted => EventKind.Deleted,
        HistoryCleared => EventKind.Cleared,
        MemberMoved => EventKind.Moved,
        MemberRemoved => EventKind.Removed,
        MemberMuted => EventKind.Muted,
        Announced => EventKind.Announced,
        _ => throw new ArgumentException($"A {happened.GetType().Name} is not kept.", nameof(happened)),
    };

    private static string? TextOf(RoomEvent happened) => happened switch
    {
        ChatMessage message => message.Text,
        MemberRemoved removed => removed.Why,
        MemberMuted muted => muted.Name.Key,
        Announced announced => announced.Text,
        _ => null,
    };

    // Null: the database's own time.
    private static DateTimeOffset? TimeOf(RoomEvent happened) => happened switch
    {
        ChatMessage message => message.Time,
        Presence presence => presence.Time,
        _ => null,
    };

    private static NpgsqlParameter<T[]> Column<T>(IReadOnlyList<NewEvent> events, NpgsqlDbType type, Func<NewEvent, T> value)
    {
        var column = new T[events.Count];
        for (var i = 0; i < column.Length; i++)
        {
            column[i] = value(events[i]);
        }

        return new NpgsqlParameter<T[]> { TypedValue = column, NpgsqlDbType = NpgsqlDbType.Array | type };
    }
}
