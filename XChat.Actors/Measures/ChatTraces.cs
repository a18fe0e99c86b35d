using System.Diagnostics;
using XChat.Actors.Chat;

namespace XChat.Actors.Measures;

/// <summary>Spans of joins and posts, from the client's word to the room's. Off unless somebody listens to the source <c>XChat</c>: then these are null.</summary>
public static class ChatTraces
{
    /// <summary>Somebody asks to be let in.</summary>
    public static Activity? Join(RoomName room) => Begin("xchat.join", room);

    /// <summary>A member says something.</summary>
    public static Activity? Post(RoomName room) => Begin("xchat.post", room);

    /// <summary>It came to nothing.</summary>
    public static void Refuse(this Activity? span, string code)
    {
        span?.SetStatus(ActivityStatusCode.Error, code);
        span?.Stop();
    }

    // An actor's turn is no flow of calls: what begins here ends in another turn, on another thread, and must be nobody's parent between.
    private static Activity? Begin(string name, RoomName room)
    {
        if (!ChatMeter.Traces.HasListeners())
        {
            return null;
        }

        var before = Activity.Current;
        Activity.Current = null;
        var span = ChatMeter.Traces.StartActivity(name, ActivityKind.Server);
        span?.SetTag(ChatMeter.RoomTag, room.Value);
        Activity.Current = before;
        return span;
    }
}
