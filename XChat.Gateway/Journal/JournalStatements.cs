using Microsoft.Data.Sqlite;

namespace XChat.Gateway.Journal;

/// <summary>The statements of the journal, each prepared once.</summary>
internal sealed class JournalStatements(SqliteConnection file) : IDisposable
{
    private readonly List<Statement> _all = [];
    private SqliteTransaction? _within;

    public Statement Life => field ??= Of("SELECT boot, clean, sync FROM life");

    public Statement ForgetLife => field ??= Of("DELETE FROM life");

    public Statement BeginLife => field ??= Of("INSERT INTO life (boot, clean, sync) VALUES ($1, $2, $3)");

    public Statement NewEpochs => field ??= Of("UPDATE rooms SET epoch = lower(hex(randomblob(8)))");

    public Statement MakeRoom => field ??= Of("INSERT INTO rooms (name, epoch, last, evicted) VALUES ($1, $2, 0, 0) ON CONFLICT (name) DO NOTHING");

    public Statement Room => field ??= Of("SELECT id, epoch, last, evicted FROM rooms WHERE name = $1");

    public Statement Messages => field ??= Of(
        "SELECT id, time, username, role, text, url, filename, mime, nonce FROM messages WHERE room = $1 ORDER BY id");

    public Statement Senders => field ??= Of("SELECT key, asked, number, gone FROM senders WHERE room = $1 ORDER BY gone, number");

    public Statement Nonces => field ??= Of("SELECT key, nonce, id, time FROM nonces WHERE room = $1 ORDER BY id");

    public Statement Insert => field ??= Of(
        "INSERT INTO messages (room, id, time, username, role, text, url, filename, mime, nonce) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)");

    public Statement Remember => field ??= Of("INSERT OR REPLACE INTO nonces (room, key, nonce, id, time) VALUES ($1, $2, $3, $4, $5)");

    public Statement Delete => field ??= Of("DELETE FROM messages WHERE room = $1 AND id = $2");

    public Statement DeleteThrough => field ??= Of("DELETE FROM messages WHERE room = $1 AND id <= $2");

    public Statement Progress => field ??= Of("UPDATE rooms SET last = max(last, $2), evicted = max(evicted, $3) WHERE id = $1");

    public Statement Enter => field ??= Of("INSERT OR REPLACE INTO senders (room, key, asked, number, gone) VALUES ($1, $2, $3, $4, NULL)");

    public Statement Leave => field ??= Of("UPDATE senders SET gone = $3 WHERE room = $1 AND key = $2");

    public Statement ForgetNonces => field ??= Of("DELETE FROM nonces WHERE time < $1");

    public Statement ForgetSenders => field ??= Of("DELETE FROM senders WHERE gone < $1");

    public Statement ForgetRoom => field ??= Of("""
        DELETE FROM messages WHERE room = (SELECT id FROM rooms WHERE name = $1);
        DELETE FROM senders WHERE room = (SELECT id FROM rooms WHERE name = $1);
        DELETE FROM nonces WHERE room = (SELECT id FROM rooms WHERE name = $1);
        DELETE FROM rooms WHERE name = $1;
        """);

    /// <summary>From now on they are part of this transaction.</summary>
    public void Join(SqliteTransaction transaction) => _within = transaction;

    /// <inheritdoc/>
    public void Dispose() => _all.ForEach(statement => statement.Dispose());

    private Statement Of(string sql)
    {
        var statement = new Statement(this, sql);
        _all.Add(statement);
        return statement;
    }

    /// <summary>One statement with values for its $1, $2, ….</summary>
    internal sealed class Statement(JournalStatements all, string sql) : IDisposable
    {
        private SqliteCommand? _command;

        public void Run(params ReadOnlySpan<object?> values) => With(values).ExecuteNonQuery();

        public SqliteDataReader Read(params ReadOnlySpan<object?> values) => With(values).ExecuteReader();

        public void Dispose() => _command?.Dispose();

        private SqliteCommand With(ReadOnlySpan<object?> values)
        {
            _command ??= Prepare(values.Length);
            _command.Transaction = all._within;
            for (var i = 0; i < values.Length; i++)
            {
                _command.Parameters[i].Value = values[i] ?? DBNull.Value;
            }

            return _command;
        }

        private SqliteCommand Prepare(int values)
        {
            var command = all.Connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 1; i <= values; i++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
            }

            return command;
        }
    }

    private SqliteConnection Connection { get; } = file;
}
