using System.Net;
using Microsoft.AspNetCore.Connections;

namespace XChat.Gateway.Sockets;

/// <summary>Takes in new connections when those who are there have had their turn: a crowd at the door does not hold up the rooms.</summary>
/// <remarks>Who waits for that waits in the kernel's backlog, which costs nothing. However busy the server is, some two hundred are taken in a second.</remarks>
/// <param name="inner">Where they come from.</param>
/// <param name="turns">How many turns wait for a thread.</param>
/// <param name="time">Where time comes from.</param>
public sealed class PacedListener(IConnectionListener inner, Func<long> turns, TimeProvider time) : IConnectionListener
{
    /// <summary>So many turns may wait. It is more than a room of some dozens makes, where nobody ever waits at the door.</summary>
    public const int Busy = 64;

    /// <summary>How often it is looked whether fewer wait now, a millisecond apart, before the next is taken in all the same.</summary>
    public const int MostLooks = 5;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(1);

    /// <inheritdoc/>
    public EndPoint EndPoint => inner.EndPoint;

    /// <inheritdoc/>
    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
    {
        for (var looks = 0; looks < MostLooks && turns() > Busy; looks++)
        {
            await Task.Delay(BetweenLooks, time, cancellationToken);
        }

        return await inner.AcceptAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask UnbindAsync(CancellationToken cancellationToken = default) => inner.UnbindAsync(cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => inner.DisposeAsync();
}
