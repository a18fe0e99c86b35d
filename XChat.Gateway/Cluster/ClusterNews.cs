using System.Globalization;
using Npgsql;

namespace XChat.Gateway.Cluster;

/// <summary>Hears from the database that a room's log has grown, and keeps this gateway's lease. One connection of its own, for as long as there is a database.</summary>
/// <remarks>
/// Missing a notification is no harm: whoever has missed one hears <see cref="Reconnected"/> instead, and reads.
/// </remarks>
public sealed partial class ClusterNews(ClusterDatabase database, TimeProvider time, ILogger<ClusterNews> log) : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly GatewayLease _lease = new(database);
    private readonly BackOff _backOff = new(Random.Shared);
    private readonly TaskCompletionSource _there = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _listening = Task.CompletedTask;
    private int _ended;

    /// <summary>A room's log has grown: its number, and the place of its last event. On any thread; must return at once.</summary>
    public event Action<int, long>? Grown;

    /// <summary>Somebody is typing at another gateway: the room's number, and the name. On any thread; must return at once.</summary>
    public event Action<int, string>? Typing;

    /// <summary>The bans are others now. On any thread; must return at once.</summary>
    public event Action? BansChanged;

    /// <summary>What was posted elsewhere for a stream of this gateway waits. On any thread; must return at once.</summary>
    public event Action? LettersCame;

    /// <summary>What became of a letter of this gateway: HTTP's status. On any thread; must return at once.</summary>
    public event Action<Guid, int>? Answered;

    /// <summary>The connection is there, for the first time or again: any room may have grown. On any thread; must return at once.</summary>
    public event Action? Reconnected;

    /// <summary>This gateway was taken for dead: those who are here have left, as far as the others know. On any thread; must return at once.</summary>
    public event Action? Buried;

    /// <summary>Whether the database answers.</summary>
    public bool IsConnected { get; private set; }

    /// <summary>Completes when the database has answered for the first time.</summary>
    public Task There => _there.Task;

    /// <summary>Begins.</summary>
    public void Start() => _listening = Task.Run(ListenAsync);

    /// <summary>Ends; everybody who is still here leaves, as far as the others know.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _ended, 1) == 1)
        {
            return;
        }

        _there.TrySetCanceled();
        await _end.CancelAsync();
        await _listening;
        try
        {
            using var patience = new CancellationTokenSource(GatewayLease.Interval);
            await _lease.EndAsync(patience.Token);
        }
        catch (Exception away) when (away is NpgsqlException or OperationCanceledException)
        {
            // The others notice by themselves, some seconds later.
            LogAway(away.Message.ReplaceLineEndings(" "));
        }

        _end.Dispose();
    }

    private async Task ListenAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                await using var connection = await database.ConnectAsync(_end.Token);
                await ListenAsync(connection);
            }
            catch (Exception lost) when (lost is NpgsqlException or IOException or TimeoutException)
            {
                await WaitAsync(lost.Message.ReplaceLineEndings(" "));
            }
            catch (OperationCanceledException) when (_end.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task ListenAsync(NpgsqlConnection connection)
    {
        connection.Notification += (_, news) => Hear(news.Payload);
        await using (var listen = new NpgsqlCommand($"LISTEN xchat; LISTEN xchat_{database.Gateway:N}", connection))
        {
            await listen.ExecuteNonQueryAsync(_end.Token);
        }

        var known = await _lease.RenewAsync(_end.Token);
        LogConnected();
        (IsConnected, var first) = (true, time.GetTimestamp());
        _backOff.Reset();
        if (!known)
        {
            Buried?.Invoke();
        }

        Reconnected?.Invoke();
        _there.TrySetResult();
        for (var seen = time.GetTimestamp(); ;)
        {
            var left = GatewayLease.Interval - time.GetElapsedTime(seen);

            // Less than a millisecond is no limit to Npgsql: it would wait for news alone, and this gateway's lease would end.
            if (left >= TimeSpan.FromMilliseconds(1))
            {
                await connection.WaitAsync(left, _end.Token);
                continue;
            }

            seen = time.GetTimestamp();
            await KeepAsync(time.GetElapsedTime(first) > GatewayLease.Unseen);
        }
    }

    private async Task KeepAsync(bool othersHadTime)
    {
        if (!await _lease.RenewAsync(_end.Token))
        {
            Buried?.Invoke();
        }

        if (othersHadTime)
        {
            if (await _lease.BuryAsync(_end.Token) is > 0 and var left)
            {
                LogBuried(left);
            }

            await _lease.ForgetAsync(_end.Token);
        }
    }

    private void Hear(string payload)
    {
        switch (payload.Split(':', 4))
        {
            case [var room, var seq] when Number(room, out var number) && long.TryParse(seq, NumberStyles.None, CultureInfo.InvariantCulture, out var last):
                Grown?.Invoke(number, last);
                break;
            case ["bans"]:
                BansChanged?.Invoke();
                break;
            case ["typing", var room, var gateway, var name] when Number(room, out var number) && gateway != database.Gateway.ToString():
                Typing?.Invoke(number, name);
                break;
            case ["letters"]:
                LettersCame?.Invoke();
                break;
            case ["answer", var letter, var status] when Guid.TryParse(letter, out var id) && Number(status, out var code):
                Answered?.Invoke(id, code);
                break;
        }
    }

    private static bool Number(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private async Task WaitAsync(string why)
    {
        // Said once an outage, not once a try.
        if (IsConnected)
        {
            LogAway(why);
        }

        IsConnected = false;
        database.Forsake();
        try
        {
            await Task.Delay(_backOff.Next(), time, _end.Token);
        }
        catch (OperationCanceledException)
        {
            // The loop ends.
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The cluster's database is there")]
    private partial void LogConnected();

    [LoggerMessage(Level = LogLevel.Error, Message = "The cluster's database is away: {Cause} What is said is refused until it is back.")]
    private partial void LogAway(string cause);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Count} left with a gateway that has died")]
    private partial void LogBuried(int count);
}
