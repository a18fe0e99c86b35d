using System.Collections.Concurrent;
using System.Collections.Immutable;
using Akka.Actor;
using XChat.Actors.Chat;
using XChat.Actors.Rooms;

namespace XChat.Actors.Tests;

/// <summary>A log that rooms of other gateways write to as well: the spec says what stands in it, and when.</summary>
internal sealed class FakeSharedLog : IRoomLogs, ISharedRoomLog
{
    private readonly BlockingCollection<TaskCompletionSource> _appends = [];
    private IReadOnlyList<SharedEvent> _told = [];

    public RoomPast Past { get; } = RoomPast.None();

    public ImmutableArray<MemberElsewhere> Others => [];

    public ImmutableArray<MemberMuted> Mutes => [];

    public ValueTask<OpenedLog> OpenAsync(RoomName room, bool anew) => new(new OpenedLog(this, Past));

    public ValueTask AppendAsync(ReadOnlySpan<RoomEvent> events, long evictedThrough)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _appends.Add(done);
        return new ValueTask(done.Task);
    }

    /// <summary>The room has begun to append or to read; what stands in the log then is <paramref name="told"/>.</summary>
    public void Next(params RoomEvent[] told) => Begin()(told);

    /// <summary>The room has begun to append or to read, and waits until what is returned is called with what stands in the log.</summary>
    public Action<RoomEvent[]> Begin()
    {
        Xunit.Assert.True(_appends.TryTake(out var append, TimeSpan.FromSeconds(20)));
        return told =>
        {
            _told = [.. told.Select(happened => new SharedEvent(happened, null))];
            append.SetResult();
        };
    }

    public IReadOnlyList<SharedEvent> Take() => _told;

    public Task<Seat> EnterAsync(SessionKey? before, SessionKey fresh, UserName asked, Role role) =>
        Task.FromResult(new Seat(before ?? fresh, asked, asked, 1, Visit: 1, WasThere: false, CameBack: before is not null));

    public void Follow(IActorRef room)
    {
    }

    public void Enter(SessionKey key, UserName asked, int number)
    {
    }

    public void Leave(SessionKey key)
    {
    }
}
