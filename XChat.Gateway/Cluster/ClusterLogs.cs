using System.Collections.Concurrent;
using System.Collections.Immutable;
using XChat.Actors.Chat;
using XChat.Actors.Rooms;

namespace XChat.Gateway.Cluster;

/// <summary>The rooms' logs in the database that the gateways of a cluster share.</summary>
public sealed class ClusterLogs : IRoomLogs
{
    private readonly ConcurrentDictionary<int, SharedRoomLog> _open = new();
    private readonly ClusterDatabase _database;
    private readonly ClusterNews _news;

    /// <summary>Logs in a database whose tables are made.</summary>
    public ClusterLogs(ClusterDatabase database, ClusterNews news)
    {
        (_database, _news) = (database, news);
        _news.Grown += (room, seq) => _open.GetValueOrDefault(room)?.HearThatItHasGrown(seq);
        _news.Typing += (room, name) => _open.GetValueOrDefault(room)?.HearTyping(name);
        _news.Reconnected += () =>
        {
            foreach (var room in _open.Values)
            {
                room.HearThatItHasGrown(long.MaxValue);
            }
        };
        _news.Start();
    }

    /// <summary>The database does not answer: nothing can be said now.</summary>
    public bool IsAway => !_news.IsConnected;

    /// <inheritdoc/>
    public ValueTask<OpenedLog> OpenAsync(RoomName room, bool anew) => new(OpenAsync(room));

    // A room that was given up here is the same room elsewhere: its log is not forgotten, but read again.
    private async Task<OpenedLog> OpenAsync(RoomName room)
    {
        // Before it listens, it would refuse what is said.
        await _news.There;
        var opened = await _database.OpenAsync(room, history: 0, CancellationToken.None);
        var log = new SharedRoomLog(_database, _news, opened);
        _open[opened.Room] = log;
        return new OpenedLog(log, new RoomPast(
            opened.Epoch, opened.LastId, opened.EvictedThrough, [.. opened.Messages.Select(message => (ChatMessage)message.Happened)], ImmutableArray<PastSender>.Empty));
    }
}
