using XChat.Actors.Chat;

namespace XChat.Actors.Wire;

/// <summary>What the server says: each method makes one frame, a JSON array of message objects.</summary>
public static class ServerFrames
{
    /// <summary>These events in this order; an empty array for none, which is what an empty history is.</summary>
    public static Frame Events(ReadOnlySpan<RoomEvent> events)
    {
        using var json = new FrameWriter();
        json.Raw("["u8);
        var lastId = 0L;
        for (var i = 0; i < events.Length; i++)
        {
            (i == 0 ? json : json.Raw(","u8)).Event(events[i]);
            lastId = events[i] is ChatMessage message ? message.Id : lastId;
        }

        return json.Raw("]"u8).ToFrame(lastId: lastId);
    }

    /// <summary>One event for one client, alone in its array: no step on in the log, for that is told to all.</summary>
    public static Frame Event(RoomEvent said)
    {
        using var json = new FrameWriter();
        return json.Raw("["u8).Event(said).Raw("]"u8).ToFrame();
    }

    /// <summary>A refusal, told to one client.</summary>
    public static Frame Error(Refusal why, DateTimeOffset time)
    {
        using var json = new FrameWriter();
        json.Raw("["u8).FromSystem(why.Text, time, "error"u8).Raw(",\"code\":"u8).String(why.Code);
        if (why.Nonce is { } nonce)
        {
            json.Raw(",\"nonce\":"u8).String(nonce);
        }

        return json.Raw("}]"u8).ToFrame();
    }

    /// <summary>An answer or announcement of the server.</summary>
    public static Frame Notice(string text, DateTimeOffset time)
    {
        using var json = new FrameWriter();
        return json.Raw("["u8).FromSystem(text, time, "notice"u8).Raw("}]"u8).ToFrame();
    }

    /// <summary>What an <c>xchat.v2</c> client is told before the server closes for a reason of its own: when to come back.</summary>
    public static Frame Closing(TimeSpan retryAfter)
    {
        using var json = new FrameWriter();
        return json.Raw("[{\"type\":\"closing\",\"retryAfter\":"u8).Number((long)retryAfter.TotalMilliseconds).Raw("}]"u8).ToFrame();
    }

    /// <summary>The greeting of an <c>xchat.v2</c> client.</summary>
    public static Frame Welcome(Welcome welcome)
    {
        using var json = new FrameWriter();
        json.Raw("[{\"type\":\"welcome\",\"room\":"u8).String(welcome.Room.Value)
            .Raw(",\"epoch\":"u8).String(welcome.Log.Epoch)
            .Raw(",\"last\":"u8).Number(welcome.Log.Id)
            .Raw(",\"recovered\":"u8).Bool(welcome.Recovered)
            .Raw(",\"name\":"u8).String(welcome.Name)
            .Raw(",\"role\":"u8).Role(welcome.Role)
            .Raw(",\"key\":"u8).String(welcome.Key)
            .Raw(",\"members\":"u8).Members(welcome.Members.AsSpan())
            .Raw(",\"limits\":{\"maxMessageBytes\":"u8).Number(welcome.Limits.MaxMessageBytes)
            .Raw(",\"maxUploadBytes\":"u8).Number(welcome.Limits.MaxUploadBytes)
            .Raw(",\"mimes\":["u8);
        for (var i = 0; i < welcome.Limits.Mimes.Length; i++)
        {
            (i == 0 ? json : json.Raw(","u8)).String(welcome.Limits.Mimes[i]);
        }

        return json.Raw("],\"messagesPerSecond\":"u8).Number(welcome.Limits.MessagesPerSecond).Raw("}}]"u8).ToFrame(secret: true);
    }
}
