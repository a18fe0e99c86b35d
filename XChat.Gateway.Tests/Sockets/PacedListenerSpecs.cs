using System.Net;
using Microsoft.AspNetCore.Connections;
using XChat.Gateway.Sockets;
using Xunit;

namespace XChat.Gateway.Tests.Sockets;

public sealed class PacedListenerSpecs
{
    private readonly Door _door = new();

    [Fact]
    public async Task Where_no_more_turns_wait_than_may_the_next_is_taken_in_at_once()
    {
        Assert.Equal(1, await LooksUntilAcceptedAsync(PacedListener.Busy));
        Assert.Equal(1, _door.Accepted);
    }

    [Fact]
    public async Task Where_more_wait_it_is_looked_again_and_the_next_is_taken_in_when_they_have_had_their_turn() =>
        Assert.Equal(3, await LooksUntilAcceptedAsync(PacedListener.Busy + 1, PacedListener.Busy + 1, PacedListener.Busy));

    [Fact]
    public async Task However_many_wait_the_next_is_taken_in_after_a_while() =>
        Assert.Equal(PacedListener.MostLooks, await LooksUntilAcceptedAsync([.. Enumerable.Repeat(1_000_000L, 100)]));

    [Fact]
    public async Task Who_stops_listening_does_not_wait_for_turns()
    {
        await using var listener = new PacedListener(_door, () => long.MaxValue, TimeProvider.System);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => listener.AcceptAsync(new CancellationToken(canceled: true)).AsTask());
        Assert.Equal(0, _door.Accepted);
    }

    private async Task<int> LooksUntilAcceptedAsync(params long[] waiting)
    {
        var looks = 0;
        await using var listener = new PacedListener(_door, () => waiting[looks++], TimeProvider.System);
        await listener.AcceptAsync();
        return looks;
    }

    private sealed class Door : IConnectionListener
    {
        public int Accepted { get; private set; }

        public EndPoint EndPoint { get; } = new IPEndPoint(IPAddress.Loopback, 0);

        public ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
        {
            Accepted++;
            return new ValueTask<ConnectionContext?>((ConnectionContext?)null);
        }

        public ValueTask UnbindAsync(CancellationToken cancellationToken = default) => default;

        public ValueTask DisposeAsync() => default;
    }
}
