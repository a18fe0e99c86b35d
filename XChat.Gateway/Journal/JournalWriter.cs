using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using XChat.Actors.Chat;
using XChat.Actors.Rooms;

namespace XChat.Gateway.Journal;

/// <summary>The one writer of the journal. What waits, of whatever room, goes into one transaction.</summary>
/// <remarks>
/// Each room has one append under way, and what it is told meanwhile makes its next one larger: a slow disk makes few large commits of many small ones.
/// What cannot be kept is refused to those who said it; a full disk ends nothing.
/// </remarks>
internal sealed partial class JournalWriter : IRoomLogs, IAsyncDisposable
{
    private static readonly TimeSpan BetweenForgetting = TimeSpan.FromMinutes(1);

    private readonly Channel<JournalEntry> _waiting = Channel.CreateUnbounded<JournalEntry>(new UnboundedChannelOptions { SingleReader = true });
    private readonly JournalFile _file;
    private readonly TimeProvider _time;
    private readonly ILogger<JournalWriter> _log;
    private readonly Task _writing;
    private long _forgotAt;
    private bool _failing;

    public JournalWriter(JournalFile file, string path, TimeProvider time, ILogger<JournalWriter> log)
    {
        (_file, _time, _log) = (file, time, log);
        _forgotAt = time.GetTimestamp();
        LogOpened(path);
        _writing = Task.Run(WriteAsync);
    }

    /// <inheritdoc/>
    public ValueTask<OpenedLog> OpenAsync(RoomName room, bool anew)
    {
        var opened = new TaskCompletionSource<OpenedLog>(TaskCreationOptions.RunContinuationsAsynchronously);
        Add(new JournalEntry.Open(room, anew, opened), orElse: opened.SetException);
        return new ValueTask<OpenedLog>(opened.Task);
    }

    /// <summary>Writes what waits, and ends in order.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _writing;
        try
        {
            _file.EndLife();
        }
        catch (SqliteException unwritten)
        {
            LogFailing(unwritten.Message);
        }

        _file.Dispose();
    }

    /// <summary>Leaves something for the writer.</summary>
    /// <param name="entry">What to do.</param>
    /// <param name="orElse">Hears why it will never be done.</param>
    public void Add(JournalEntry entry, Action<Exception>? orElse = null)
    {
        if (!_waiting.Writer.TryWrite(entry))
        {
            orElse?.Invoke(new JournalUnusableException("The journal is closed."));
        }
    }

    private async Task WriteAsync()
    {
        var group = new List<JournalEntry>();
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (_waiting.Reader.TryRead(out var entry))
            {
                if (entry is JournalEntry.Open open)
                {
                    Write(group);
                    Open(open);
                }
                else
                {
                    group.Add(entry);
                }
            }

            Write(group);
            ForgetOld();
        }
    }

    private void Write(List<JournalEntry> group)
    {
        if (group.Count > 0)
        {
            var failed = Try(() => _file.Commit(group));
            foreach (var append in group.OfType<JournalEntry.Append>())
            {
                if (failed is null)
                {
                    append.Kept.SetResult();
                }
                else
                {
                    append.Kept.SetException(failed);
                }
            }

            group.Clear();
        }
    }

    private void Open(JournalEntry.Open open)
    {
        (long Room, RoomPast Past) found = (0, RoomPast.None());
        if (Try(() => found = _file.OpenRoom(open.Name, open.Anew)) is { } failed)
        {
            open.Opened.SetException(failed);
        }
        else
        {
            open.Opened.SetResult(new OpenedLog(new RoomJournal(this, found.Room), found.Past));
        }
    }

    private void ForgetOld()
    {
        if (_time.GetElapsedTime(_forgotAt) >= BetweenForgetting)
        {
            _forgotAt = _time.GetTimestamp();
            Try(_file.ForgetOld);
        }
    }

    private SqliteException? Try(Action write)
    {
        try
        {
            write();
            if (_failing)
            {
                _failing = false;
                LogWorksAgain();
            }

            return null;
        }
        catch (SqliteException failed)
        {
            if (!_failing)
            {
                _failing = true;
                LogFailing(failed.Message);
            }

            return failed;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The rooms are kept in {Path}")]
    private partial void LogOpened(string path);

    [LoggerMessage(Level = LogLevel.Error, Message = "The journal cannot be written: {Cause} What is said is refused until it can.")]
    private partial void LogFailing(string cause);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The journal can be written again")]
    private partial void LogWorksAgain();
}
