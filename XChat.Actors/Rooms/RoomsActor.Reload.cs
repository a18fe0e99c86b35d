using Akka.Actor;
using XChat.Actors.Chat;

namespace XChat.Actors.Rooms;

/// <summary>Another configuration while the rooms are in use: rooms come, change and go, and those that stay notice nothing.</summary>
public sealed partial class RoomsActor
{
    // A room of the same name cannot start before they are gone.
    private readonly Dictionary<IActorRef, RoomName> _shutting = [];

    private void Adopt(RoomsProtocol.Reconfigure order)
    {
        _options = order.Options;
        foreach (var (name, room) in _rooms.Where(room => Configured(room.Key) is null).ToList())
        {
            _rooms.Remove(name);
            _shutting.Add(room.Actor, name);
            room.Actor.Tell(RoomProtocol.Shut.Instance, Self);
        }

        foreach (var options in _options.Rooms)
        {
            if (_rooms.TryGetValue(options.Name, out var room))
            {
                room.Actor.Tell(new RoomProtocol.Reconfigure(options, _options), Self);
            }
            else
            {
                StartAgainAs(options.Name, anew: false);
            }
        }
    }

    private void Miss(IActorRef actor)
    {
        if (_shutting.Remove(actor, out var name))
        {
            StartAgainAs(name, anew: false);
        }
        else
        {
            Mourn(actor);
        }
    }

    // One that was given up waits for its pause, one of a name that was just shut for that to be gone; by then it may be configured no more.
    private void StartAgainAs(RoomName name, bool anew)
    {
        if (Configured(name) is not null && !_rooms.ContainsKey(name) && !_opening.Contains(name) && !_shutting.ContainsValue(name) && !Timers.IsTimerActive(name))
        {
            Open(name, anew);
        }
    }

    private RoomOptions? Configured(RoomName name) => _options.Rooms.FirstOrDefault(room => room.Name == name);
}
