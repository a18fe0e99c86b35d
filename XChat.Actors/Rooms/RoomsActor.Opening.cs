using Akka.Actor;
using Akka.Event;
using XChat.Actors.Chat;

namespace XChat.Actors.Rooms;

/// <summary>Opening the log of a room before the room starts. Who asks for the room meanwhile waits.</summary>
public sealed partial class RoomsActor
{
    private readonly HashSet<RoomName> _opening = [];
    private bool _historiesAreBack;

    private void Open(RoomName name, bool anew)
    {
        _opening.Add(name);
        var opening = _logs.OpenAsync(name, anew);
        if (opening.IsCompletedSuccessfully)
        {
            Start(name, opening.Result);
        }
        else
        {
            opening.AsTask().PipeTo(Self, Self, log => new Opened(name, log), why => new NotOpened(name, anew, why));
        }
    }

    private void Start(RoomName name, OpenedLog log)
    {
        _opening.Remove(name);
        if (Configured(name) is { } options)
        {
            var state = new RoomState(options, _options, log, _attachments, _time);
            var forAll = _options;
            var props = Props.Create(() => new RoomActor(state, forAll, _attachments, _time)).WithDispatcher(RoomActor.Dispatcher);
            var actor = Context.ActorOf(props, name.Value);
            _rooms[name] = new Room(Context.Watch(actor), state);
        }

        if (!_historiesAreBack && _options.Rooms.All(room => _rooms.ContainsKey(room.Name)))
        {
            _historiesAreBack = true;
            _attachments.HistoriesAreBack();
        }

        Stash.UnstashAll();
    }

    private void Mourn(NotOpened failed)
    {
        _log.Error(failed.Why, "The log of room {0} was not opened; another try in {1}", failed.Name, Pause);
        _opening.Remove(failed.Name);
        Timers.StartSingleTimer(failed.Name, new StartAgain(failed.Name, failed.Anew), Pause);
        Stash.UnstashAll();
    }

    private sealed record Opened(RoomName Name, OpenedLog Log);

    private sealed record NotOpened(RoomName Name, bool Anew, Exception Why);
}
