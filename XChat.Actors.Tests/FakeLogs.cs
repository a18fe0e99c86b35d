using System.Collections.Concurrent;
using XChat.Actors.Chat;
using XChat.Actors.Rooms;

namespace XChat.Actors.Tests;

/// <summary>Logs that keep when the spec says so. It sees what a room has them keep.</summary>
internal sealed class FakeLogs : IRoomLogs, IRoomLog
{
    private readonly BlockingCollection<Append> _appends = [];

    public RoomPast Past { get; init; } = RoomPast.None();

    public ConcurrentQueue<string> Senders { get; } = [];

    public TaskCompletionSource? Opening { get; init; }

    public ConcurrentQueue<bool> OpenedAnew { get; } = [];

    public async ValueTask<OpenedLog> OpenAsync(RoomName room, bool anew)
    {
        OpenedAnew.Enqueue(anew);
        await (Opening?.Task ?? Task.CompletedTask);
        return new OpenedLog(this, anew ? RoomPast.None() : Past);
    }

    public ValueTask AppendAsync(ReadOnlySpan<RoomEvent> events, long evictedThrough)
    {
        if (!events.ToArray().Any(happened => happened is ChatMessage or MessageDeleted or HistoryCleared))
        {
            return default;
        }

        var done = new TaskCompletionSource();
        _appends.Add(new Append(string.Join(' ', events.ToArray().Select(GistOf)), evictedThrough, done));
        return new ValueTask(done.Task);
    }

    public void Enter(SessionKey key, UserName asked, int number) => Senders.Enqueue($"+{asked}/{number}");

    public void Leave(SessionKey key) => Senders.Enqueue("-");

    /// <summary>What it is told to keep next; <paramref name="keep"/> says whether it does.</summary>
    public string Next(bool keep = true)
    {
        Xunit.Assert.True(_appends.TryTake(out var append, TimeSpan.FromSeconds(10)));
        if (keep)
        {
            append.Done.SetResult();
        }
        else
        {
            append.Done.SetException(new IOException("full"));
        }

        return append.Gist;
    }

    /// <summary>What it is told to keep next, which it goes on keeping until that is called.</summary>
    public Action Begin()
    {
        Xunit.Assert.True(_appends.TryTake(out var append, TimeSpan.FromSeconds(10)));
        return append.Done.SetResult;
    }

    public bool IsIdle => _appends.Count == 0;

    private static string GistOf(RoomEvent happened) => happened switch
    {
        ChatMessage message => $"{message.Id}:{message.Text}",
        MessageDeleted deleted => $"-{deleted.Id}",
        HistoryCleared => "clear",
        Presence presence => presence.Change.ToString(),
        _ => happened.GetType().Name,
    };

    private sealed record Append(string Gist, long EvictedThrough, TaskCompletionSource Done);
}
