using XChat.Actors.Chat;

namespace XChat.Actors.Wire;

/// <summary>The message objects of the protocol, key by key in its order.</summary>
internal static class EventJson
{
    public static FrameWriter Event(this FrameWriter json, RoomEvent happened) => happened switch
    {
        ChatMessage message => json.Message(message),
        Presence presence => json.Presence(presence),
        MemberTyping typing => json.Raw("{\"type\":\"typing\",\"member\":"u8).String(typing.Member).Raw("}"u8),
        MessageDeleted deleted => json.Raw("{\"type\":\"deleted\",\"id\":"u8).Number(deleted.Id).Raw("}"u8),
        HistoryCleared => json.Raw("{\"type\":\"cleared\"}"u8),
        MembersChanged changed => json.Raw("{\"type\":\"members\",\"members\":"u8).Members(changed.Members.AsSpan()).Raw("}"u8),
        _ => throw new ArgumentException($"{happened.GetType().Name} has no form on the wire.", nameof(happened)),
    };

    /// <summary>A message of the server up to its type; the caller closes the object.</summary>
    public static FrameWriter FromSystem(this FrameWriter json, string text, DateTimeOffset time, ReadOnlySpan<byte> type) =>
        json.Head(text, time, UserName.System, Chat.Role.User, type);

    public static FrameWriter Members(this FrameWriter json, ReadOnlySpan<Member> members)
    {
        json.Raw("["u8);
        for (var i = 0; i < members.Length; i++)
        {
            (i == 0 ? json : json.Raw(","u8)).Raw("{\"name\":"u8).String(members[i].Name)
                .Raw(",\"role\":"u8).Role(members[i].Role).Raw("}"u8);
        }

        return json.Raw("]"u8);
    }

    public static FrameWriter Role(this FrameWriter json, Role role) =>
        json.Raw(role == Chat.Role.Admin ? "\"Admin\""u8 : "\"User\""u8);

    private static FrameWriter Message(this FrameWriter json, ChatMessage message)
    {
        json.Head(message.Text, message.Time, message.Username, message.Role, "message"u8);
        if (message.Attachment is { } attachment)
        {
            json.Raw(",\"attachment\":{\"url\":"u8).String(attachment.Url)
                .Raw(",\"filename\":"u8).String(attachment.Filename)
                .Raw(",\"mime\":"u8).String(attachment.Mime).Raw("}"u8);
        }

        json.Raw(",\"id\":"u8).Number(message.Id);
        if (message.Nonce is { } nonce)
        {
            json.Raw(",\"nonce\":"u8).String(nonce);
        }

        return json.Raw("}"u8);
    }

    private static FrameWriter Presence(this FrameWriter json, Presence presence)
    {
        var joined = presence.Change == PresenceChange.Join;
        return json.Head(presence.Member + (joined ? " joined" : " left"), presence.Time, UserName.System, presence.Role, joined ? "join"u8 : "leave"u8)
            .Raw(",\"member\":"u8).String(presence.Member).Raw("}"u8);
    }

    private static FrameWriter Head(this FrameWriter json, string text, DateTimeOffset time, string username, Role role, ReadOnlySpan<byte> type) =>
        json.Raw("{\"text\":"u8).String(text).Raw(",\"time\":"u8).Time(time).Raw(",\"username\":"u8).String(username)
            .Raw(",\"role\":"u8).Role(role).Raw(",\"type\":\""u8).Raw(type).Raw("\""u8);
}
