using System.Collections.Concurrent;
using Npgsql;
using XChat.Actors.Chat;
using XChat.Gateway.Events;
using XChat.Gateway.Sockets;

namespace XChat.Gateway.Cluster;

/// <summary>The event streams of a cluster: what is posted at a gateway that has not got its stream goes through the database to the one that has.</summary>
/// <remarks>
/// What is lost on the way, its sender is told nobody knows about; with its nonce it may be said again.
/// </remarks>
internal sealed partial class SharedStreams(ClusterDatabase database, ClusterNews news, TimeProvider time, ILogger<SharedStreams> log)
    : BackgroundService, ISharedStreams
{
    // Longer than a letter may lie: what was given up is not taken after all.
    private static readonly TimeSpan AnsweredWithin = TimeSpan.FromSeconds(10);

    // The rooms need the other connections to the database.
    private const int MostAtOnce = 2;

    private static readonly HandshakeRefusal[] Refusals =
    [
        HandshakeRefusal.NoSession, HandshakeRefusal.SessionEnded, HandshakeRefusal.MessageTooLarge, HandshakeRefusal.NotText, HandshakeRefusal.OneAfterTheOther,
    ];

    private readonly LetterBox _box = new(database);
    private readonly SemaphoreSlim _turns = new(MostAtOnce);
    private readonly ConcurrentDictionary<SessionKey, RoomName> _here = new();
    private readonly ConcurrentDictionary<Guid, TaskCompletionSource<int>> _unanswered = new();

    /// <inheritdoc/>
    public void Follow(TakePosted take)
    {
        _take = take;
        news.LettersCame += Wake;
        news.Answered += (letter, status) => _unanswered.GetValueOrDefault(letter)?.TrySetResult(status);
        news.Reconnected += () =>
        {
            _mayBeForgotten = true;
            Wake();
        };
    }

    /// <inheritdoc/>
    public Task<HandshakeRefusal?> OpenAsync(SessionKey bearer, RoomName room) => TryAsync(async () =>
    {
        _here[bearer] = room;
        await InTurnAsync(() => _box.OpenAsync(bearer, room, CancellationToken.None));
        return null;
    });

    /// <inheritdoc/>
    public void Close(SessionKey bearer)
    {
        if (_here.TryRemove(bearer, out _))
        {
            _closed.Enqueue(bearer);
            Wake();
        }
    }

    /// <inheritdoc/>
    public Task<HandshakeRefusal?> HandOnAsync(SessionKey bearer, RoomName room, byte[]? said) => TryAsync(async () =>
    {
        var letter = new Letter(Guid.NewGuid(), database.Gateway, bearer, room, said);
        var answer = _unanswered[letter.Id] = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            var isOnItsWay = false;
            await InTurnAsync(async () => isOnItsWay = await _box.PostAsync(letter, CancellationToken.None));
            return isOnItsWay ? RefusalOf(await answer.Task.WaitAsync(AnsweredWithin, time)) : HandshakeRefusal.NoSession;
        }
        finally
        {
            _unanswered.TryRemove(letter.Id, out _);
        }
    });

    private async Task<HandshakeRefusal?> TryAsync(Func<Task<HandshakeRefusal?>> act)
    {
        if (!news.IsConnected)
        {
            return HandshakeRefusal.Away;
        }

        try
        {
            return await act();
        }
        catch (Exception away) when (away is NpgsqlException or TimeoutException)
        {
            LogNotDone(away.Message);
            return HandshakeRefusal.Away;
        }
    }

    private async Task InTurnAsync(Func<Task> act)
    {
        if (!await _turns.WaitAsync(AnsweredWithin))
        {
            throw new TimeoutException("Too many wait for the database.");
        }

        try
        {
            await act();
        }
        finally
        {
            _turns.Release();
        }
    }

    private static HandshakeRefusal? RefusalOf(int status) => status == StatusCodes.Status202Accepted
        ? null
        : Refusals.FirstOrDefault(refusal => refusal.Status == status) ?? HandshakeRefusal.Away;

    [LoggerMessage(Level = LogLevel.Debug, Message = "What was for another gateway's event stream, or for one of here, was not handed on: {Cause}")]
    private partial void LogNotDone(string cause);
}
