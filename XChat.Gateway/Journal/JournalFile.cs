using Microsoft.Data.Sqlite;
using XChat.Actors.Chat;
using XChat.Actors.Rooms;

namespace XChat.Gateway.Journal;

/// <summary>The SQLite file of the journal. One thread at a time uses it; one process at a time has it open.</summary>
/// <remarks>
/// In WAL mode a commit is a write into the page cache, which the end of the process, kill -9 included, does not undo; with
/// <see cref="JournalOptions.Sync"/> it is on the disk too (sqlite.org/pragma.html, synchronous).
/// </remarks>
internal sealed partial class JournalFile : IDisposable
{
    private readonly FileStream _lock;
    private readonly SqliteConnection _file;
    private readonly TimeProvider _time;
    private readonly JournalStatements _statements;

    private JournalFile(FileStream fileLock, SqliteConnection file, TimeProvider time)
    {
        (_lock, _file, _time) = (fileLock, file, time);
        _statements = new JournalStatements(file);
    }

    /// <summary>Opens the file, or makes it.</summary>
    /// <exception cref="JournalUnusableException">It cannot be read or written, is broken, is something else, or is in use.</exception>
    public static JournalFile Open(JournalOptions options, string boot, TimeProvider time)
    {
        FileStream? fileLock = null;
        SqliteConnection? file = null;
        try
        {
            fileLock = new FileStream(options.Path + "-lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            MakeFor(options.Path);
            file = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = options.Path, Pooling = false }.ToString());
            file.Open();
            JournalSchema.Do(file, $"PRAGMA journal_mode = WAL; PRAGMA synchronous = {(options.Sync ? "FULL" : "NORMAL")}; PRAGMA temp_store = MEMORY;");
            JournalSchema.Prepare(file);
            var journal = new JournalFile(fileLock, file, time);
            journal.BeginLife(boot, options.Sync);
            return journal;
        }
        catch (Exception unusable)
        {
            file?.Dispose();
            fileLock?.Dispose();
            throw unusable switch
            {
                IOException => new JournalUnusableException(fileLock is null && File.Exists(options.Path + "-lock")
                    ? "another server has it open." : unusable.Message, unusable),
                UnauthorizedAccessException or SqliteException => new JournalUnusableException(unusable.Message, unusable),
                _ => unusable,
            };
        }
    }

    /// <summary>Does all of <paramref name="entries"/>, or none.</summary>
    /// <exception cref="SqliteException">The disk is full, or the file is broken.</exception>
    public void Commit(IEnumerable<JournalEntry> entries)
    {
        using var all = _file.BeginTransaction();
        _statements.Join(all);
        foreach (var entry in entries)
        {
            Do(entry);
        }

        all.Commit();
    }

    /// <summary>Forgets what nobody can send again any more.</summary>
    public void ForgetOld()
    {
        var before = (_time.GetUtcNow() - Nonces.Lifetime).ToUnixTimeMilliseconds();
        using var all = _file.BeginTransaction();
        _statements.Join(all);
        _statements.ForgetNonces.Run(before);
        _statements.ForgetSenders.Run(before);
        all.Commit();
    }

    /// <summary>Ends in order: the next life may go on where this one ends, whatever happens to the machine.</summary>
    public void EndLife()
    {
        JournalSchema.Do(_file, "PRAGMA synchronous = FULL; UPDATE life SET clean = 1; PRAGMA wal_checkpoint(TRUNCATE);");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _statements.Dispose();
        _file.Dispose();
        _lock.Dispose();
    }

    // Rooms with a password are in it: it is for the server's user alone, and SQLite gives the files beside it the same mode.
    private static void MakeFor(string path)
    {
        var asked = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            asked.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        new FileStream(path, asked).Dispose();
    }

    private void BeginLife(string boot, bool sync)
    {
        using var all = _file.BeginTransaction();
        _statements.Join(all);
        if (TailMayBeLost(boot))
        {
            _statements.NewEpochs.Run();
        }

        _statements.ForgetLife.Run();
        _statements.BeginLife.Run(boot, 0, sync ? 1 : 0);
        all.Commit();
    }

    // A power cut may have taken messages that people have seen: their ids must not come again in the same epoch.
    private bool TailMayBeLost(string boot)
    {
        using var reader = _statements.Life.Read();
        return reader.Read() && reader.GetString(0) != boot && reader.GetInt64(1) == 0 && reader.GetInt64(2) == 0;
    }

    private void Do(JournalEntry entry)
    {
        switch (entry)
        {
            case JournalEntry.Append append:
                Append(append);
                break;
            case JournalEntry.Enter enter:
                _statements.Enter.Run(enter.Room, enter.Key.ToBytes(), enter.Asked.Value, enter.Number);
                break;
            case JournalEntry.Leave leave:
                _statements.Leave.Run(leave.Room, leave.Key.ToBytes(), _time.GetUtcNow().ToUnixTimeMilliseconds());
                break;
        }
    }

    private void Append(JournalEntry.Append append)
    {
        var last = 0L;
        foreach (var happened in append.Events)
        {
            switch (happened)
            {
                case ChatMessage message:
                    Append(append.Room, message);
                    last = message.Id;
                    break;
                case MessageDeleted deleted:
                    _statements.Delete.Run(append.Room, deleted.Id);
                    break;
                case HistoryCleared:
                    _statements.DeleteThrough.Run(append.Room, long.MaxValue);
                    break;
            }
        }

        _statements.DeleteThrough.Run(append.Room, append.EvictedThrough);
        _statements.Progress.Run(append.Room, last, append.EvictedThrough);
    }

    private void Append(long room, ChatMessage message)
    {
        var (time, attachment) = (message.Time.ToUnixTimeMilliseconds(), message.Attachment);
        _statements.Insert.Run(
            room, message.Id, time, message.Username, (int)message.Role, message.Text,
            attachment?.Url, attachment?.Filename, attachment?.Mime, message.Nonce);
        if (message is { Sender: { } key, Nonce: { } nonce })
        {
            _statements.Remember.Run(room, key.ToBytes(), nonce, message.Id, time);
        }
    }
}
