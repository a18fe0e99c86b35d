using System.Net;
using XChat.Actors.Chat;

namespace XChat.Actors.Tests;

/// <summary>Values that specs need and do not care about.</summary>
internal static class Some
{
    public static RoomName Lobby { get; } = RoomName.Parse("lobby");

    public static ClientAddress Address { get; } = new(IPAddress.Parse("192.0.2.7"));

    public static UserName Name(string name) =>
        UserName.TryParse(name, out var parsed, out var why) ? parsed : throw new FormatException(why.Text);

    public static ChatMessage Message(long id, string text = "hello", Attachment? attachment = null) =>
        new(id, ManualTime.Start, "alice", Role.User, text, attachment);
}
