using System.Globalization;
using Microsoft.Data.Sqlite;

namespace XChat.Gateway.Journal;

/// <summary>The tables of a journal, and how an older file gets them.</summary>
internal static class JournalSchema
{
    // "XCht": tells a journal from any other SQLite file (sqlite.org/fileformat.html, application id).
    private const int ApplicationId = 0x58436874;

    private const int Version = 1;

    private const string Tables = """
        CREATE TABLE life (
          boot TEXT NOT NULL,          -- the machine's boot in which the server ran last
          clean INTEGER NOT NULL,      -- 1: it ended in order
          sync INTEGER NOT NULL        -- 1: everything was on the disk before it was told
        );
        CREATE TABLE rooms (
          id INTEGER PRIMARY KEY,
          name TEXT NOT NULL UNIQUE,
          epoch TEXT NOT NULL,
          last INTEGER NOT NULL,       -- id of the last message
          evicted INTEGER NOT NULL     -- messages up to this id have left the history
        );
        CREATE TABLE messages (
          room INTEGER NOT NULL, id INTEGER NOT NULL,
          time INTEGER NOT NULL,       -- milliseconds since 1970, UTC
          username TEXT NOT NULL, role INTEGER NOT NULL, text TEXT NOT NULL,
          url TEXT, filename TEXT, mime TEXT, nonce TEXT,
          PRIMARY KEY (room, id)
        ) WITHOUT ROWID;
        CREATE TABLE senders (
          room INTEGER NOT NULL, key BLOB NOT NULL,   -- the first 128 bits of the key's SHA-256
          asked TEXT NOT NULL, number INTEGER NOT NULL,
          gone INTEGER,                -- when, in milliseconds since 1970; NULL while it is there
          PRIMARY KEY (room, key)
        ) WITHOUT ROWID;
        CREATE TABLE nonces (
          room INTEGER NOT NULL, key BLOB NOT NULL, nonce TEXT NOT NULL,
          id INTEGER NOT NULL, time INTEGER NOT NULL,
          PRIMARY KEY (room, key, nonce)
        ) WITHOUT ROWID;
        """;

    /// <summary>Makes the tables in a new file, and refuses a file that is no journal, or one of a later version.</summary>
    /// <exception cref="JournalUnusableException">It is such a file.</exception>
    public static void Prepare(SqliteConnection file)
    {
        var (application, version) = (Number(file, "PRAGMA application_id"), Number(file, "PRAGMA user_version"));
        if (application == 0 && version == 0 && Number(file, "SELECT count(*) FROM sqlite_master") == 0)
        {
            using var making = file.BeginTransaction();
            Do(file, string.Create(CultureInfo.InvariantCulture, $"{Tables} PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version};"));
            making.Commit();
        }
        else if (application != ApplicationId)
        {
            throw new JournalUnusableException("it is a SQLite file of something else.");
        }
        else if (version != Version)
        {
            throw new JournalUnusableException($"it is a journal of version {version}; this server knows version {Version}.");
        }
    }

    public static void Do(SqliteConnection file, string sql)
    {
        using var command = file.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static long Number(SqliteConnection file, string sql)
    {
        using var command = file.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }
}
