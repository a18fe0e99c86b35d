using System.Text.Json;
using XChat.Actors.Rooms;
using XChat.Actors.Wire;

namespace XChat.Actors.Tests;

/// <summary>Reads frames as a client would.</summary>
internal static class Heard
{
    public static List<JsonElement> In(Frame? frame) =>
        frame is null ? [] : [.. JsonDocument.Parse(frame.Payload).RootElement.EnumerateArray()];

    public static List<JsonElement> In(MessageBatch batch, ClientProtocol protocol = ClientProtocol.Base) => In(batch.For(protocol));

    /// <summary>One word per object: <c>message:hello</c>, <c>join:alice</c>, <c>deleted:7</c>, <c>welcome</c>.</summary>
    public static List<string> Gist(this IEnumerable<JsonElement> objects) => [.. objects.Select(Gist)];

    public static string Text(this JsonElement said, string field) => said.GetProperty(field).GetString()!;

    private static string Gist(JsonElement said) => said.Text("type") switch
    {
        "join" or "leave" or "typing" => $"{said.Text("type")}:{said.Text("member")}",
        "error" => $"error:{said.Text("code")}",
        "deleted" => $"deleted:{said.GetProperty("id").GetInt64()}",
        "message" or "notice" => $"{said.Text("type")}:{said.Text("text")}",
        "members" => $"members:{said.GetProperty("members").GetArrayLength()}",
        var other => other,
    };
}
