using System.Text;
using XChat.Gateway.Tests.Harness;

namespace XChat.Gateway.Tests.Fuzzing;

/// <summary>What clients say in order: a request, and the payloads of the frames behind it. The fuzzer says it wrongly.</summary>
/// <param name="Request">The head of the upgrade.</param>
/// <param name="Frames">Opcode with FIN and reserved bits, and payload, unmasked.</param>
internal sealed record RecordedSession(byte[] Request, IReadOnlyList<(byte First, byte[] Payload)> Frames);

internal static class RecordedSessions
{
    private const byte Text = 0x81;
    private const byte TextBegins = 0x01;
    private const byte More = 0x00;
    private const byte Last = 0x80;
    private const byte Compressed = 0xC1;
    private const byte Ping = 0x89;
    private const byte Pong = 0x8A;
    private const byte Close = 0x88;
    private const byte Binary = 0x82;

    public static readonly IReadOnlyList<RecordedSession> All =
    [
        new(RawSocket.Request(), [
            Say(Text, "ada"), Say(Text, "hello"), Say(Text, "{\"text\":\"hi \\u00e9\\n\",\"nonce\":\"n-1\"}"), Say(Text, "{\"text\":\"hi\",\"nonce\":\"n-1\"}"),
            Say(Ping, "x"), Say(Text, "{\"text\":\"\",\"attachment\":{\"url\":\"/uploads/0123456789abcdef0123456789abcdef.jpg\",\"filename\":\"a\",\"mime\":\"b\"}}"),
            Say(TextBegins, "{\"te"), Say(More, "xt\":\""), Say(Pong, ""), Say(Last, "x\"}"), Say(Text, "/who"), Say(Text, "/me waves"),
            Say(Text, "/kick bob"), Say(Text, "سلام دنیا 👩‍👩‍👧"), Say(Text, "{oops"), Say(Binary, "bin"), (Close, [3, 232, (byte)'b']),
        ]),
        new(RawSocket.Request(), [
            Say(Text, $"root::{XChatProcess.Token}"), Say(Text, "/help"), Say(Text, "/mute \"ada lovelace\" 5"), Say(Text, "/unmute ada"),
            Say(Text, "/delete 1"), Say(Text, "/ban 192.0.2.1 10 reason"), Say(Text, "/unban 192.0.2.1"), Say(Text, "/announce all"), Say(Text, "/clear"),
            Say(Text, "/kick ada go"), Say(Text, "/ban 2001:db8::1/64"), Say(Text, "/unban 2001:db8::1"), (Close, []),
        ]),
        new(RawSocket.Request("/ws?since=0123456789abcdef:3", "Sec-WebSocket-Protocol: xchat.v2"), [
            Say(Text, "{\"type\":\"join\",\"name\":\"bob\",\"since\":{\"epoch\":\"0123456789abcdef\",\"id\":3},\"key\":\"0123456789abcdef0123456789abcdef\"}"),
            Say(Text, "{\"type\":\"message\",\"text\":\"hi\",\"nonce\":\"n_2\"}"), Say(Text, "{\"type\":\"typing\"}"),
            Say(Text, "{\"type\":\"message\",\"text\":\"" + new string('x', 300) + "\"}"), Say(Text, "{\"type\":\"message\",\"text\":1,\"attachment\":[{\"a\":[]}]}"),
            Say(Text, "{\"type\":\"join\",\"name\":\"again\",\"token\":\"wrong\",\"password\":null}"), Say(Ping, new string('p', 125)), (Close, [0x0F, 0xA1]),
        ]),
        new(RawSocket.Request("/ws", "Sec-WebSocket-Extensions: permessage-deflate"), [
            Pack("eve"), Pack("a text that is said in few bytes, in few bytes, in few bytes"), Pack("{\"text\":\"" + new string('z', 5000) + "\"}"),
            Say(Text, "plain"), Pack("{\"text\":\"packed\",\"nonce\":\"p1\"}"), Pack(""), (Close, [3, 233]),
        ]),
    ];

    /// <summary>Requests that are no upgrade: there is no frame behind them.</summary>
    public static readonly IReadOnlyList<byte[]> Requests =
    [
        Encoding.Latin1.GetBytes("GET /rooms HTTP/1.1\r\nHost: a\r\nAccept-Encoding: br, gzip\r\n\r\n"),
        Encoding.Latin1.GetBytes("GET / HTTP/1.1\r\nHost: a\r\nIf-None-Match: W/\"x\"\r\nRange: bytes=0-5\r\n\r\n"),
        Encoding.Latin1.GetBytes("GET /uploads/0123456789abcdef0123456789abcdef.jpg HTTP/1.1\r\nHost: a\r\nRange: bytes=-1\r\n\r\n"),
        Encoding.Latin1.GetBytes("POST /events HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer 0123456789abcdef0123456789abcdef\r\nContent-Length: 5\r\n\r\nhello"),
        Encoding.Latin1.GetBytes("POST /upload HTTP/1.1\r\nHost: a\r\nContent-Type: multipart/form-data; boundary=x\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "76\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.gif\"\r\nContent-Type: image/gif\r\n\r\nGIF89a\u0001\0\u0001\0\0\0\0;\r\n--x--\r\n\r\n0\r\n\r\n"),
        Encoding.Latin1.GetBytes("POST /upload HTTP/1.1\r\nHost: a\r\nOrigin: http://a\r\nContent-Type: multipart/form-data; boundary=\"x y\"\r\nContent-Length: 125\r\n\r\n"
            + "--x y\r\nContent-Disposition: form-data; name=file; filename*=UTF-8''a%2Fb.jpg\r\n\r\n\u00ff\u00d8\u00ff\u00e1\0\u0008Exif\0\0\u00ff\u00da\0\u0002\u0012\u00ff\u00d9\r\n--x y--\r\n"),
        RawSocket.Request("/ws/nowhere", "X-Forwarded-For: 192.0.2.1, 10.0.0.1:80", "Origin: http://127.0.0.1"),
    ];

    private static (byte First, byte[] Payload) Say(byte first, string text) => (first, Encoding.UTF8.GetBytes(text));

    // As it lies in a frame: raw deflate, less the four bytes that every message ends with.
    private static (byte First, byte[] Payload) Pack(string text)
    {
        using var packed = new MemoryStream();
        using (var deflate = new System.IO.Compression.DeflateStream(packed, System.IO.Compression.CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write(Encoding.UTF8.GetBytes(text));
            deflate.Flush();
        }

        var bytes = packed.ToArray();
        return (Compressed, bytes.AsSpan().EndsWith((ReadOnlySpan<byte>)[0, 0, 0xFF, 0xFF]) ? bytes[..^4] : bytes);
    }
}
