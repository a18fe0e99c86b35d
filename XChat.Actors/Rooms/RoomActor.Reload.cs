using Akka.Actor;
using XChat.Actors.Chat;

namespace XChat.Actors.Rooms;

/// <summary>Another configuration while the room is in use.</summary>
public sealed partial class RoomActor
{
    private void Adopt(RoomProtocol.Reconfigure order)
    {
        _options = order.All;
        _room.Adopt(order.Room, order.All);
        FlushSoon();
    }

    // Who was on the way in before the order came has been let in before it, for both come through the parent.
    private void Shut()
    {
        foreach (var member in _room.Roster.Present)
        {
            member.Session!.Tell(new RoomProtocol.Removed(CloseCode.NoRoom, "This room was closed."), Self);
        }

        _room.Close(_attachments);
        Context.Stop(Self);
    }
}
