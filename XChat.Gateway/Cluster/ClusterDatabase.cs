using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using XChat.Actors.Chat;

namespace XChat.Gateway.Cluster;

/// <summary>The database that the gateways of a cluster share, as one of them sees it.</summary>
public sealed class ClusterDatabase : IAsyncDisposable
{
    // Unknown for so long, a database is away: what waits is refused then, and its sender told.
    private const int CommandSeconds = 5;
    private const int ConnectSeconds = 5;
    private const int KeepAliveSeconds = 5;

    // A room has one append under way; many rooms share these.
    private const int Connections = 8;

    private readonly NpgsqlDataSource _source;

    private ClusterDatabase(NpgsqlDataSource source) => _source = source;

    /// <summary>Names this gateway, for as long as the process lives.</summary>
    public Guid Gateway { get; } = Guid.NewGuid();

    /// <summary>A connection to the database that <paramref name="connection"/> names, in Npgsql's form. Nothing is opened yet.</summary>
    /// <exception cref="ArgumentException">It is no connection string.</exception>
    public static ClusterDatabase Of(string connection)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection) { ApplicationName = "xchat", MaxPoolSize = Connections, Enlist = false };
        settings.Timeout = Math.Min(settings.Timeout, ConnectSeconds);
        settings.CommandTimeout = Math.Min(settings.CommandTimeout, CommandSeconds);
        // Who waits for news on a connection that is half open would wait forever.
        settings.KeepAlive = settings.KeepAlive == 0 ? KeepAliveSeconds : settings.KeepAlive;
        var source = new NpgsqlSlimDataSourceBuilder(settings.ConnectionString);
        source.EnableArrays();
        source.EnableTransportSecurity();
        return new ClusterDatabase(source.Build());
    }

    /// <summary>Makes or changes the tables where that is needed.</summary>
    public Task PrepareAsync(CancellationToken cancel) => ClusterSchema.PrepareAsync(_source, cancel);

    /// <summary>A connection of one's own, which may be kept.</summary>
    public ValueTask<NpgsqlConnection> ConnectAsync(CancellationToken cancel) => _source.OpenConnectionAsync(cancel);

    /// <summary>A statement that any connection may run.</summary>
    public NpgsqlCommand Command(string sql) => _source.CreateCommand(sql);

    /// <summary>Opens a room's log, and makes it where there is none.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="history">Messages to bring along, at most; 0 = all.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<OpenedRoom> OpenAsync(RoomName name, int history, CancellationToken cancel)
    {
        await using var connection = await _source.OpenConnectionAsync(cancel);
        await using (var make = new NpgsqlCommand(
            "INSERT INTO xchat.rooms (name, epoch) VALUES ($1, encode(substring(uuid_send(gen_random_uuid()), 1, 8), 'hex')) ON CONFLICT DO NOTHING", connection))
        {
            make.Parameters.Add(Value(name.Value));
            await make.ExecuteNonQueryAsync(cancel);
        }

        // Who was here before this opening, in a room that was given up since, is here no more.
        await using (var leave = new NpgsqlCommand("SELECT xchat.leave_all(room, $2) FROM xchat.rooms WHERE name = $1", connection))
        {
            leave.Parameters.Add(Value(name.Value));
            leave.Parameters.Add(Value(Gateway));
            await leave.ExecuteNonQueryAsync(cancel);
        }

        // One look at everything: what comes later is read as news.
        await using var one = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancel);
        var opened = await OpenedRoom.ReadAsync(connection, name, history, cancel);
        await one.CommitAsync(cancel);
        return opened;
    }

    /// <summary>Adds to a room's log what is new, all or nothing, in one transaction; returns the log after <paramref name="since"/>, with it.</summary>
    /// <param name="room">The room.</param>
    /// <param name="since">The last event that is known here.</param>
    /// <param name="evictedThrough">Messages up to this id have left the history.</param>
    /// <param name="events">What is new. A message whose nonce its sender has used before is not added; the earlier one is returned, before the others.</param>
    /// <param name="cancel">Ends the wait; whether it was added is unknown then.</param>
    /// <exception cref="NpgsqlException">The database is away, or too slow: whether it was added is unknown.</exception>
    public async Task<List<LoggedEvent>> AppendAsync(int room, long since, long evictedThrough, IReadOnlyList<NewEvent> events, CancellationToken cancel)
    {
        await using var append = _source.CreateCommand(
            $"SELECT {EventRows.Columns} FROM xchat.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)");
        append.Parameters.Add(Value(room));
        append.Parameters.Add(Value(since));
        append.Parameters.Add(Value(evictedThrough));
        append.Parameters.Add(Value(Gateway));
        EventRows.Add(append.Parameters, events);
        return await ReadAsync(append, cancel);
    }

    /// <summary>A room's log after <paramref name="since"/>.</summary>
    public async Task<List<LoggedEvent>> ReadAsync(int room, long since, CancellationToken cancel)
    {
        await using var read = _source.CreateCommand($"SELECT {EventRows.Columns} FROM xchat.events WHERE room = $1 AND seq > $2 ORDER BY seq");
        read.Parameters.Add(Value(room));
        read.Parameters.Add(Value(since));
        return await ReadAsync(read, cancel);
    }

    /// <summary>Tells the other gateways, without keeping it, that somebody is typing.</summary>
    public async Task ShowTypingAsync(int room, string name, CancellationToken cancel)
    {
        await using var notify = _source.CreateCommand("SELECT pg_notify('xchat', $1)");
        notify.Parameters.Add(Value(string.Create(CultureInfo.InvariantCulture, $"typing:{room}:{Gateway}:{name}")));
        await notify.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Connections that are open and idle are closed: after an outage they would each fail once more.</summary>
    public void Forsake() => _source.Clear();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _source.DisposeAsync();

    /// <summary>A value for a $1 of a statement.</summary>
    public static NpgsqlParameter<T> Value<T>(T value) => new() { TypedValue = value };

    /// <summary>Some bytes, or none, for a $1 of a statement.</summary>
    public static NpgsqlParameter<byte[]> Bytes(byte[] value) => new() { TypedValue = value, NpgsqlDbType = NpgsqlDbType.Bytea };

    private static async Task<List<LoggedEvent>> ReadAsync(NpgsqlCommand command, CancellationToken cancel)
    {
        var events = new List<LoggedEvent>();
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            events.Add(EventRows.Read(reader));
        }

        return events;
    }
}
