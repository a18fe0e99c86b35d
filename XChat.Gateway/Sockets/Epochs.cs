using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Hosting;
using XChat.Actors.Chat;
using XChat.Actors.Rooms;

namespace XChat.Gateway.Sockets;

/// <summary>Which life of its log each room is in, for the answer to a handshake. Asked of the rooms once a second, not once a client.</summary>
/// <remarks>One that is out of date does no harm: a client that resumes with it gets the full history.</remarks>
public sealed class Epochs(IRequiredActor<RoomsActor> rooms, TimeProvider time)
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<RoomName, Known> _known = new();

    /// <summary>The room's epoch; null where the rooms do not answer.</summary>
    public ValueTask<string?> OfAsync(RoomName room)
    {
        if (!_known.TryGetValue(room, out var known))
        {
            return new ValueTask<string?>(AskAsync(room));
        }

        if (time.GetElapsedTime(known.Since) > GoodFor)
        {
            _known[room] = known with { Since = time.GetTimestamp() };
            _ = AskAsync(room);
        }

        return new ValueTask<string?>(known.Epoch);
    }

    private async Task<string?> AskAsync(RoomName room)
    {
        try
        {
            var answer = await rooms.ActorRef.Ask<object>(new RoomsProtocol.Find(room), Patience);
            if (answer is RoomsProtocol.Found found)
            {
                _known[room] = new Known(found.Epoch, time.GetTimestamp());
                return found.Epoch;
            }
        }
        catch (Exception noAnswer) when (noAnswer is AskTimeoutException or TaskCanceledException)
        {
            // The rooms are busy or going away; a client without the header asks for the full history.
        }

        return null;
    }

    private sealed record Known(string Epoch, long Since);
}
