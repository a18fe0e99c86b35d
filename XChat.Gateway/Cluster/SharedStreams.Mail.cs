using System.Collections.Concurrent;
using System.Threading.Channels;
using Npgsql;
using XChat.Actors.Chat;
using XChat.Gateway.Events;

namespace XChat.Gateway.Cluster;

/// <summary>What comes for the streams that are here. One statement at a time, each with all that has come meanwhile: many clients make it no slower.</summary>
internal sealed partial class SharedStreams
{
    private readonly Channel<bool> _work = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ConcurrentQueue<SessionKey> _closed = [];
    private readonly ConcurrentQueue<(Letter Letter, int Status)> _answers = [];
    private readonly BackOff _backOff = new(Random.Shared);
    private TakePosted? _take;
    private volatile bool _mayBeForgotten;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var _ in _work.Reader.ReadAllAsync(stoppingToken))
        {
            try
            {
                await WorkAsync(stoppingToken);
                _backOff.Reset();
            }
            catch (Exception away) when (away is NpgsqlException or TimeoutException)
            {
                LogNotDone(away.Message);
                await Task.Delay(_backOff.Next(), time, stoppingToken);
                Wake();
            }
        }
    }

    private void Wake() => _work.Writer.TryWrite(true);

    private async Task WorkAsync(CancellationToken stop)
    {
        if (_mayBeForgotten)
        {
            _mayBeForgotten = false;
            await OrLaterAsync(_box.KeepAsync(_here.ToArray(), stop), () => _mayBeForgotten = true);
        }

        await SendAsync(_closed, gone => _box.CloseAsync(gone, stop));
        foreach (var letter in await _box.TakeAsync(stop))
        {
            _ = DeliverAsync(letter);
        }

        await SendAsync(_answers, answers => _box.AnswerAsync(answers, stop));
    }

    // Not waited for: the session may be busy, and there are others.
    private async Task DeliverAsync(Letter letter)
    {
        var refusal = await _take!(letter.Bearer, letter.Room, letter.Said);
        _answers.Enqueue((letter, refusal?.Status ?? StatusCodes.Status202Accepted));
        Wake();
    }

    private static async Task SendAsync<T>(ConcurrentQueue<T> waiting, Func<IReadOnlyCollection<T>, Task> send)
    {
        var some = new List<T>();
        while (waiting.TryDequeue(out var next))
        {
            some.Add(next);
        }

        if (some.Count > 0)
        {
            await OrLaterAsync(send(some), () => some.ForEach(waiting.Enqueue));
        }
    }

    private static async Task OrLaterAsync(Task done, Action later)
    {
        try
        {
            await done;
        }
        catch
        {
            later();
            throw;
        }
    }
}
