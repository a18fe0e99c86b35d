using System.Globalization;
using System.Text;
using System.Text.Json;
using XChat.Actors.Chat;

namespace XChat.Gateway.Events;

/// <summary>What an event stream says besides the room's frames.</summary>
internal static class EventText
{
    /// <summary>A comment: keeps proxies from cutting a stream on which nothing is said, and tells a server whose client is gone.</summary>
    public static ReadOnlyMemory<byte> Comment { get; } = ":\n\n"u8.ToArray();

    /// <summary>The first event: the bearer token of what this stream's client says.</summary>
    /// <param name="secret">The token.</param>
    /// <param name="retry">When an <c>EventSource</c> that loses the stream should come back.</param>
    public static byte[] Session(string secret, TimeSpan retry) =>
        Encoding.UTF8.GetBytes($"retry: {Milliseconds(retry)}\nevent: session\ndata: {secret}\n\n");

    /// <summary>The last event: what a close frame is to a WebSocket.</summary>
    /// <param name="code">Why.</param>
    /// <param name="reason">What its user is told.</param>
    /// <param name="comeback">When the client should come back, where the server knows; an <c>EventSource</c> does it by itself.</param>
    public static byte[] Close(CloseCode code, string reason, TimeSpan? comeback)
    {
        var (retry, retryAfter) = comeback is { } after ? ($"retry: {Milliseconds(after)}\n", $",\"retryAfter\":{Milliseconds(after)}") : ("", "");
        return Encoding.UTF8.GetBytes(
            $"{retry}event: close\ndata: {{\"code\":{(int)code},\"reason\":\"{JsonEncodedText.Encode(reason)}\"{retryAfter}}}\n\n");
    }

    private static string Milliseconds(TimeSpan span) => ((long)span.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
}
