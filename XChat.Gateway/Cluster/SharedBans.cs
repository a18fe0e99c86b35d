using System.Collections.Immutable;
using System.Threading.Channels;
using Npgsql;
using XChat.Actors.Chat;
using XChat.Actors.Rooms;

namespace XChat.Gateway.Cluster;

/// <summary>The bans that all gateways share. Each applies them to those who are at it.</summary>
/// <remarks>What is ordered while the database is away holds here at once, and for the others when it is back.</remarks>
public sealed partial class SharedBans : IBanRegister
{
    // One that is said to have a single reader cannot say how much waits in it.
    private readonly Channel<Change> _changes = Channel.CreateUnbounded<Change>();
    private readonly ClusterDatabase _database;
    private readonly TimeProvider _time;
    private readonly ILogger<SharedBans> _log;
    private volatile IReadOnlyList<Ban> _current;

    /// <summary>Bans in a database whose tables are made.</summary>
    /// <param name="database">It.</param>
    /// <param name="before">Those that there are.</param>
    /// <param name="time">Where time comes from.</param>
    /// <param name="log">Where to complain.</param>
    public SharedBans(ClusterDatabase database, ImmutableArray<Ban> before, TimeProvider time, ILogger<SharedBans> log) =>
        (_database, _current, _time, _log) = (database, before, time, log);

    /// <inheritdoc/>
    public IReadOnlyList<Ban> Current => _current;

    /// <summary>Until it is stopped, <paramref name="adopt"/> hears what the bans are whenever that has changed.</summary>
    public async Task FollowAsync(ClusterNews news, Action<ImmutableArray<Ban>> adopt, CancellationToken stop)
    {
        news.BansChanged += LookAgain;
        news.Reconnected += LookAgain;
        await foreach (var change in _changes.Reader.ReadAllAsync(stop))
        {
            var backOff = new BackOff(Random.Shared);
            while (!await TryAsync(change, adopt, stop))
            {
                await Task.Delay(backOff.Next(), _time, stop);
            }
        }
    }

    /// <inheritdoc/>
    public void Add(Ban ban, ImmutableArray<Ban> all)
    {
        _current = all;
        _changes.Writer.TryWrite(new Change(ban, Lifted: null));
    }

    /// <inheritdoc/>
    public void Lift(string nameOrAddress, ImmutableArray<Ban> all)
    {
        _current = all;
        _changes.Writer.TryWrite(new Change(Added: null, nameOrAddress));
    }

    private void LookAgain() => _changes.Writer.TryWrite(new Change(null, null));

    private async Task<bool> TryAsync(Change change, Action<ImmutableArray<Ban>> adopt, CancellationToken stop)
    {
        try
        {
            if (change.Added is { } ban)
            {
                await BanTable.AddAsync(_database, ban, stop);
            }
            else if (change.Lifted is { } nameOrAddress)
            {
                await BanTable.LiftAsync(_database, nameOrAddress, stop);
            }

            // What waits here is not in the table yet.
            if (_changes.Reader.Count == 0)
            {
                var all = await BanTable.ReadAsync(_database, stop);
                _current = all;
                adopt(all);
            }

            return true;
        }
        catch (Exception away) when (away is NpgsqlException or TimeoutException)
        {
            LogUnshared(away);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Bans are not shared yet")]
    private partial void LogUnshared(Exception cause);

    private sealed record Change(Ban? Added, string? Lifted);
}
