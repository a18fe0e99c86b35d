using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using XChat.Actors.Chat;
using XChat.Actors.Wire;
using Xunit;

namespace XChat.Actors.Tests.Wire;

public class ServerFramesSpecs
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 3, 4, 567, TimeSpan.FromHours(3.5));

    [Fact]
    public void A_message_has_its_keys_in_the_order_of_the_protocol()
    {
        var message = new ChatMessage(7, Noon, "bob", Role.Admin, "hi", new Attachment("/uploads/a.png", "a.png", "image/png"), "n-1");

        Assert.Equal(
            """[{"text":"hi","time":"2026-01-02T08:33:04.567Z","username":"bob","role":"Admin","type":"message","attachment":{"url":"/uploads/a.png","filename":"a.png","mime":"image/png"},"id":7,"nonce":"n-1"}]""",
            Json(ServerFrames.Event(message)));
    }

    [Fact]
    public void What_a_message_does_not_have_is_not_there() => Assert.Equal(
        """[{"text":"hi","time":"2026-01-02T08:33:04.567Z","username":"bob","role":"User","type":"message","id":1}]""",
        Json(ServerFrames.Event(new ChatMessage(1, Noon, "bob", Role.User, "hi"))));

    [Fact]
    public void Coming_and_going_are_told_by_the_system() => Assert.Equal(
        """[{"text":"سارا joined","time":"2026-01-02T08:33:04.567Z","username":"system","role":"Admin","type":"join","member":"سارا"},{"text":"bob left","time":"2026-01-02T08:33:04.567Z","username":"system","role":"User","type":"leave","member":"bob"}]""",
        Json(ServerFrames.Events([new Presence(PresenceChange.Join, Noon, "سارا", Role.Admin), new Presence(PresenceChange.Leave, Noon, "bob", Role.User)])));

    [Fact]
    public void No_history_is_an_empty_array() => Assert.Equal("[]", Json(ServerFrames.Events([])));

    [Fact]
    public void Refusals_and_notices_are_messages_of_the_system()
    {
        Assert.Equal(
            """[{"text":"Slow.","time":"2026-01-02T08:33:04.567Z","username":"system","role":"User","type":"error","code":"slow-down","nonce":"x"}]""",
            Json(ServerFrames.Error(new Refusal(RefusalCode.SlowDown, "Slow.", "x"), Noon)));
        Assert.Equal(
            """[{"text":"Hello.","time":"2026-01-02T08:33:04.567Z","username":"system","role":"User","type":"notice"}]""",
            Json(ServerFrames.Notice("Hello.", Noon)));
    }

    [Fact]
    public void The_other_events_of_v2_say_what_happened() => Assert.Equal(
        """[{"type":"typing","member":"bob"},{"type":"deleted","id":3},{"type":"cleared"},{"type":"members","members":[{"name":"bob","role":"User"},{"name":"eve","role":"Admin"}]}]""",
        Json(ServerFrames.Events([
            new MemberTyping("bob"), new MessageDeleted(3), HistoryCleared.Instance,
            new MembersChanged([new Member("bob", Role.User), new Member("eve", Role.Admin)])])));

    [Fact]
    public void A_welcome_says_all_that_a_client_starts_with()
    {
        var welcome = new Welcome(
            RoomName.Parse("lobby"), new ResumePoint("e1", 9), Recovered: true, "bob~2", Role.User, "secret",
            [new Member("bob", Role.Admin)], new ClientLimits(16384, 10485760, ["image/png", "text/plain"], 10));

        Assert.Equal(
            """[{"type":"welcome","room":"lobby","epoch":"e1","last":9,"recovered":true,"name":"bob~2","role":"User","key":"secret","members":[{"name":"bob","role":"Admin"}],"limits":{"maxMessageBytes":16384,"maxUploadBytes":10485760,"mimes":["image/png","text/plain"],"messagesPerSecond":10}}]""",
            Json(ServerFrames.Welcome(welcome)));
    }

    [Theory]
    [InlineData("درود، دنیا", "درود، دنیا")]
    [InlineData("می\u200Cخواهم", "می\u200Cخواهم")]
    [InlineData("👨\u200D👩\u200D👧 🇮🇷", "👨\u200D👩\u200D👧 🇮🇷")]
    [InlineData("a\u2028b\u202Ec\uFEFF\u007F", "a\u2028b\u202Ec\uFEFF\u007F")]
    [InlineData("<b>&'+/", "<b>&'+/")]
    [InlineData("\"\\\n\r\t\b\f", "\\\"\\\\\\n\\r\\t\\b\\f")]
    [InlineData("\0\u001F\u0010", "\\u0000\\u001f\\u0010")]
    public void Text_is_escaped_only_where_JSON_asks_for_it(string text, string onTheWire) =>
        Assert.Contains("{\"text\":\"" + onTheWire + "\",", Json(ServerFrames.Notice(text, Noon)), StringComparison.Ordinal);

    [Fact]
    public void Half_a_surrogate_pair_becomes_the_replacement_character() =>
        Assert.Contains("\"a\uFFFDb\uFFFD\"", Json(ServerFrames.Notice("a\uD800b\uDC00", Noon)), StringComparison.Ordinal);

    [Fact]
    public void Any_text_comes_out_as_valid_JSON_that_says_the_same() => Prop.ForAll<string, string>((text, name) =>
    {
        var frame = ServerFrames.Event(new ChatMessage(1, Noon, name ?? "", Role.User, text ?? "", Nonce: "n"));
        var utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(frame.Payload.Span);
        using var parsed = JsonDocument.Parse(utf8);
        return parsed.RootElement[0].GetProperty("text").GetString() == Mended(text)
            && parsed.RootElement[0].GetProperty("username").GetString() == Mended(name);
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(125, 2)]
    [InlineData(126, 4)]
    [InlineData(65535, 4)]
    [InlineData(65536, 10)]
    [InlineData(2_000_000, 10)]
    public void A_frame_is_one_whole_unmasked_text_message(int length, int header)
    {
        var frame = Frame.Text(Encoding.ASCII.GetBytes(new string('x', length)));
        var bytes = frame.Bytes.Span;

        Assert.Equal(0x81, bytes[0]);
        Assert.Equal(header, frame.Length - frame.Payload.Length);
        Assert.Equal(0, bytes[1] & 0x80);
        Assert.Equal(length, header switch
        {
            2 => bytes[1],
            4 => (bytes[2] << 8) | bytes[3],
            _ => (int)System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(bytes[2..]),
        });
        Assert.Equal(header switch { 2 => length, 4 => 126, _ => 127 }, bytes[1]);
    }

    private static string Mended(string? text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text ?? ""));

    private static string Json(Frame frame) => Encoding.UTF8.GetString(frame.Payload.Span);
}
