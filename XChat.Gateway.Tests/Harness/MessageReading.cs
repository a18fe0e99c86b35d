using System.Text.Json;

namespace XChat.Gateway.Tests.Harness;

/// <summary>The fields of a message object.</summary>
public static class MessageReading
{
    public static string Type(this JsonElement message) => message.GetProperty("type").GetString()!;

    public static string Text(this JsonElement message) => message.GetProperty("text").GetString()!;

    public static string Username(this JsonElement message) => message.GetProperty("username").GetString()!;

    public static string Role(this JsonElement message) => message.GetProperty("role").GetString()!;

    public static string Code(this JsonElement message) => message.GetProperty("code").GetString()!;

    public static long Id(this JsonElement message) => message.GetProperty("id").GetInt64();
}
