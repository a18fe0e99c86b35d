using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using XChat.Actors.Chat;
using XChat.Actors.Rooms;
using Xunit;

namespace XChat.Gateway.Tests.Logs;

/// <summary>What every log of a room does, wherever it keeps what it is told.</summary>
public abstract class RoomLogContract : IAsyncLifetime
{
    private static readonly RoomName Lobby = RoomName.Parse("lobby");
    private static readonly SessionKey Ada = SessionKey.Of("ada's");
    private static readonly DateTimeOffset Then = new(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero);

    private ServiceProvider? _server;

    /// <summary>Whether it is still there when a server has ended and the next one begins.</summary>
    protected abstract bool Survives { get; }

    public virtual Task InitializeAsync() => Task.CompletedTask;

    public virtual async Task DisposeAsync() => await EndAsync();

    [SkippableFact]
    public async Task A_room_that_was_never_there_begins_a_life_of_its_own()
    {
        var (lobby, other) = (await OpenAsync(Lobby), await OpenAsync(RoomName.Parse("other")));
        Assert.Equal((0, 0), (lobby.Past.LastId, lobby.Past.EvictedThrough));
        Assert.Empty(lobby.Past.Messages);
        Assert.Matches("^[0-9a-f]{16}$", lobby.Past.Epoch);
        Assert.NotEqual(lobby.Past.Epoch, other.Past.Epoch);
    }

    [SkippableFact]
    public async Task What_is_appended_is_to_be_told_in_its_order_and_ids_go_on_from_batch_to_batch()
    {
        var log = (await OpenAsync(Lobby)).Log;
        Assert.Equal(["1:a", "2:b"], await AppendAsync(log, Said(1, "a"), Said(2, "b")));
        Assert.Equal(["typing"], await AppendAsync(log, new MemberTyping("ada")));
        Assert.Equal(["3:سلام 👋", "-1", "4:d"], await AppendAsync(log, Said(3, "سلام 👋"), new MessageDeleted(1), Said(4, "d")));
    }

    [SkippableFact]
    public async Task What_it_was_given_is_its_own_no_longer_than_the_call_lasts()
    {
        var log = (await OpenAsync(Lobby)).Log;
        RoomEvent[] batch = [Said(1, "a")];
        var kept = log.AppendAsync(batch, evictedThrough: 0);
        batch[0] = Said(1, "b");
        await kept;
        Assert.Equal(Survives ? ["1:a"] : [], Texts((await ReopenAsync()).Past.Messages));
    }

    [SkippableFact]
    public async Task Where_it_survives_the_life_goes_on_and_else_another_begins()
    {
        var first = await OpenAsync(Lobby);
        var picture = new Attachment("/uploads/1.png", "یک.png", "image/png");
        var message = new ChatMessage(1, Then, "ada", Role.Admin, "line\nNUL\0", picture, "n1") { Sender = Ada };
        await AppendAsync(first.Log, message, Said(2, "b"));

        var second = await ReopenAsync();
        Assert.Equal(Survives, second.Past.Epoch == first.Past.Epoch);
        Assert.Equal(Survives ? 2 : 0, second.Past.LastId);
        Assert.Equal(Survives ? [message with { Sender = null }, Said(2, "b")] : [], second.Past.Messages.Select(kept => kept with { Sender = null }));
    }

    [SkippableFact]
    public async Task What_is_deleted_or_has_left_the_history_is_not_read_again_but_its_id_is_never_given_again()
    {
        var log = (await OpenAsync(Lobby)).Log;
        await AppendAsync(log, Said(1, "a"), Said(2, "b"), Said(3, "c"), Said(4, "d"));
        await AppendAsync(log, evictedThrough: 1, Said(5, "e"), new MessageDeleted(3));
        var past = (await ReopenAsync()).Past;
        Assert.Equal(Survives ? ["2:b", "4:d", "5:e"] : [], Texts(past.Messages));
        Assert.Equal(Survives ? (5, 1) : (0, 0), (past.LastId, past.EvictedThrough));

        var again = await ReopenAsync();
        await AppendAsync(again.Log, HistoryCleared.Instance);
        Assert.Equal(Survives ? 5 : 0, (await ReopenAsync()).Past.LastId);
        Assert.Empty((await ReopenAsync()).Past.Messages);
    }

    [SkippableFact]
    public async Task What_a_nonce_has_become_is_known_where_the_log_survives()
    {
        var log = (await OpenAsync(Lobby)).Log;
        log.Enter(Ada, Name("ada"), 1);
        var message = Said(1, "a") with { Nonce = "n1", Sender = Ada };
        await AppendAsync(log, message);
        await AppendAsync(log, Said(2, "b"));
        var reopened = await ReopenAsync();
        Assert.Equal(Survives ? 1 : null, await KnownAsync(reopened, message with { Id = 3 }));
    }

    /// <summary>A server's logs; those of before have ended.</summary>
    protected abstract Task AddLogsAsync(IServiceCollection services);

    private async Task EndAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _server = null;
    }

    private async Task<OpenedLog> ReopenAsync()
    {
        await EndAsync();
        return await OpenAsync(Lobby);
    }

    private async Task<OpenedLog> OpenAsync(RoomName room)
    {
        if (_server is null)
        {
            var services = new ServiceCollection();
            services.AddLogging();
            await AddLogsAsync(services);
            _server = services.BuildServiceProvider();
        }

        return await _server.GetRequiredService<IRoomLogs>().OpenAsync(room, anew: false);
    }

    private static Task<IEnumerable<string>> AppendAsync(IRoomLog log, params RoomEvent[] events) => AppendAsync(log, 0, events);

    private static async Task<IEnumerable<string>> AppendAsync(IRoomLog log, long evictedThrough, params RoomEvent[] events)
    {
        await log.AppendAsync(events, evictedThrough);
        return Texts(log is ISharedRoomLog shared ? shared.Take()!.Select(told => told.Happened) : events);
    }

    // A log that is shared says so itself; of others the room asks what they remember.
    private static async Task<long?> KnownAsync(OpenedLog opened, ChatMessage again)
    {
        if (opened.Log is not ISharedRoomLog shared)
        {
            var said = opened.Past.Senders.FirstOrDefault(sender => sender.Key == again.Sender)?.Said ?? [];
            return said.Where(nonce => nonce.Nonce == again.Nonce).Select(nonce => (long?)nonce.Accepted.Id).FirstOrDefault();
        }

        await AppendAsync(shared, again);
        return shared.Take()!.Where(known => known.IsKnown).Select(known => (long?)((ChatMessage)known.Happened).Id).FirstOrDefault();
    }

    private static ChatMessage Said(long id, string text) => new(id, Then, "ada", Role.User, text);

    private static UserName Name(string name) => UserName.TryParse(name, out var parsed, out var why) ? parsed : throw new ArgumentException(why.Text);

    private static IEnumerable<string> Texts(IEnumerable<RoomEvent> events) => [.. events.Select(happened => happened switch
    {
        ChatMessage message => $"{message.Id}:{message.Text}",
        MessageDeleted deleted => $"-{deleted.Id}",
        MemberTyping => "typing",
        _ => happened.GetType().Name,
    })];
}
