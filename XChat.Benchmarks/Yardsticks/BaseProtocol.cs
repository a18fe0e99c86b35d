using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace XChat.Benchmarks.Yardsticks;

/// <summary>The base protocol's message object, as both yardsticks write it.</summary>
internal static class BaseProtocol
{
    public static byte[] Array(string type, string username, string text, long id)
    {
        var json = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartArray();
            Message(writer, type, username, text, id);
            writer.WriteEndArray();
        }
        return json.WrittenSpan.ToArray();
    }

    public static void Message(Utf8JsonWriter writer, string type, string username, string text, long id)
    {
        writer.WriteStartObject();
        writer.WriteString("text", text);
        writer.WriteString("time", DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture));
        writer.WriteString("username", username);
        writer.WriteString("role", "User");
        writer.WriteString("type", type);
        if (type == "message")
            writer.WriteNumber("id", id);
        writer.WriteEndObject();
    }

    /// <summary>The text of a client's frame: its <c>text</c> field, or the frame as it stands.</summary>
    public static string Text(ReadOnlyMemory<byte> frame)
    {
        if (frame.Length > 0 && frame.Span[0] == '{')
        {
            using var json = JsonDocument.Parse(frame);
            if (json.RootElement.TryGetProperty("text", out var text))
                return text.GetString() ?? "";
        }
        return System.Text.Encoding.UTF8.GetString(frame.Span);
    }
}
