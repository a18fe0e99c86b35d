using System.Buffers;
using System.Text;
using XChat.Actors.Chat;
using XChat.Gateway.Sockets;
using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Sockets;

public sealed class FrameReaderSpecs
{
    private const int Limit = 70_000;

    public static TheoryData<string, byte[]> Conversations => new()
    {
        { "a text", ClientFrame.Text("Hello") },
        { "an empty text", ClientFrame.Text("") },
        { "texts of every length form", Pieces.Join(ClientFrame.Text(Long(125)), ClientFrame.Text(Long(126)), ClientFrame.Text(Long(300))) },
        { "a fragmented text with control frames between", Pieces.Join(
            ClientFrame.Text("سلا", final: false), ClientFrame.Ping("are you there"), ClientFrame.Continuation("", final: false),
            ClientFrame.Pong(), ClientFrame.Continuation("م 👩‍👩‍👧", final: true), ClientFrame.Text("next")) },
        { "characters cut by fragments", Pieces.Join(
            ClientFrame.Text([0xF0], final: false), ClientFrame.Continuation([0x9F, 0x98], final: false), ClientFrame.Continuation([0x80])) },
        { "pings and a close", Pieces.Join(ClientFrame.Ping(), ClientFrame.Ping(Long(125)), ClientFrame.Close(1000, "bye")) },
        { "a close without a code", ClientFrame.Close() },
        { "a text that is not UTF-8", Pieces.Join(ClientFrame.Text("before"), ClientFrame.Text([0x61, 0xCE, 0xBA, 0xE1, 0xBD, 0xB9, 0xED, 0xA0, 0x80, 0x65])) },
        { "a text that ends within a character", ClientFrame.Text([0x61, 0xE2, 0x82]) },
        { "an unmasked text", ClientFrame.Make(0x1, "no"u8.ToArray(), masked: false) },
        { "a continuation of nothing", Pieces.Join(ClientFrame.Text("x"), ClientFrame.Continuation("y")) },
        { "a text within a text", Pieces.Join(ClientFrame.Text("x", final: false), ClientFrame.Text("y")) },
        { "a binary message", ClientFrame.Binary([1, 2, 3]) },
        { "a close with a wrong code", ClientFrame.Close(1005) },
    };

    [Theory]
    [MemberData(nameof(Conversations))]
    public void What_is_said_does_not_depend_on_where_the_network_cuts_it(string what, byte[] bytes)
    {
        var whole = Read(Limit, [bytes]);
        Assert.NotEmpty(whole);
        for (var cut = 0; cut <= bytes.Length; cut++)
        {
            var inTwo = Read(Limit, [bytes[..cut], bytes[cut..]]);
            Assert.True(whole.SequenceEqual(inTwo), $"{what}, read in two at {cut}");

            var twoSegments = ReadAll(Limit, Pieces.Of(bytes[..cut], bytes[cut..]));
            Assert.True(whole.SequenceEqual(twoSegments), $"{what}, one read of two segments cut at {cut}");
        }

        Assert.Equal(whole, Read(Limit, [.. bytes.Select(b => new[] { b })]));
        Assert.Equal(whole, ReadAll(Limit, Pieces.Of([.. bytes.Select(b => new[] { b })])));
    }

    [Fact]
    public void Fragments_become_one_message_and_what_comes_between_them_is_heard_first()
    {
        var heard = Read(Limit, [Pieces.Join(ClientFrame.Text("one, ", final: false), ClientFrame.Ping("?"), ClientFrame.Continuation("two"))]);

        Assert.Equal(["Ping:?", "Text:one, two"], heard);
    }

    [Theory]
    [InlineData(0), InlineData(1), InlineData(125), InlineData(126), InlineData(127), InlineData(128), InlineData(65_535), InlineData(65_536)]
    public void A_text_of_any_length_comes_out_as_it_went_in(int length)
    {
        var text = Long(length);

        Assert.Equal(["Text:" + text], Read(Limit, [ClientFrame.Text(text)]));
    }

    [Theory]
    [InlineData(0x1, 1), InlineData(0x1, 2), InlineData(0x1, 4), InlineData(0x9, 1), InlineData(0x0, 4), InlineData(0x8, 7)]
    public void A_reserved_bit_is_a_protocol_error(int opcode, int reserved) =>
        Assert.Equal(["1002"], Codes(ClientFrame.Make(opcode, [], reserved: reserved)));

    [Theory]
    [InlineData(0x3), InlineData(0x4), InlineData(0x5), InlineData(0x6), InlineData(0x7)]
    [InlineData(0xB), InlineData(0xC), InlineData(0xD), InlineData(0xE), InlineData(0xF)]
    public void An_opcode_that_does_not_exist_is_a_protocol_error(int opcode) =>
        Assert.Equal(["1002"], Codes(ClientFrame.Make(opcode, [])));

    [Theory]
    [InlineData(0x8), InlineData(0x9), InlineData(0xA)]
    public void A_control_frame_in_fragments_or_of_more_than_125_bytes_is_a_protocol_error(int opcode)
    {
        Assert.Equal(["1002"], Codes(ClientFrame.Make(opcode, [], final: false)));
        Assert.Equal(["1002"], Codes(ClientFrame.Make(opcode, new byte[126])));
    }

    [Theory]
    [InlineData(2, 5UL), InlineData(2, 125UL), InlineData(8, 5UL), InlineData(8, 65_535UL), InlineData(8, ulong.MaxValue), InlineData(8, 1UL << 63)]
    public void A_length_that_is_longer_written_than_it_need_be_or_has_its_top_bit_set_is_a_protocol_error(int lengthBytes, ulong length) =>
        Assert.Equal(["1002"], Codes(ClientFrame.Make(0x1, [], lengthBytes: lengthBytes, claimedLength: length)));

    [Theory]
    [InlineData(new byte[] { 0x83 }), InlineData(new byte[] { 0xC1 }), InlineData(new byte[] { 0x09 }), InlineData(new byte[] { 0x81, 0x05 }), InlineData(new byte[] { 0x89, 0xFE })]
    public void What_is_wrong_is_found_on_the_first_byte_that_tells(byte[] bytes) =>
        Assert.Equal(["1002"], Codes(bytes));

    [Theory]
    [InlineData(101UL), InlineData(126UL), InlineData(70_000UL), InlineData(ulong.MaxValue / 2)]
    public void A_message_above_the_limit_is_refused_on_its_header(ulong length) =>
        Assert.Equal(["1009"], Codes(ClientFrame.Make(0x1, [], claimedLength: length), limit: 100));

    [Fact]
    public void Fragments_that_are_together_above_the_limit_are_refused_on_the_header_of_the_one_too_many()
    {
        var first = ClientFrame.Text(Long(60), final: false);

        Assert.Equal(["Text:" + Long(60) + Long(40)], Read(100, [Pieces.Join(first, ClientFrame.Continuation(Long(40)))]));
        Assert.Equal(["1009"], Codes(Pieces.Join(first, ClientFrame.Make(0x0, [], claimedLength: 41)), limit: 100));
    }

    [Fact]
    public void A_header_that_promises_much_claims_no_memory()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Read(16 * 1024 * 1024, [ClientFrame.Make(0x1, "hi"u8.ToArray(), claimedLength: 16 * 1024 * 1024)]);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 * 1024);
    }

    [Theory]
    [InlineData(new byte[] { 0xC0, 0x80 }), InlineData(new byte[] { 0xED, 0xA0, 0x80 }), InlineData(new byte[] { 0xF4, 0x90 })]
    [InlineData(new byte[] { 0xFE }), InlineData(new byte[] { 0x80 }), InlineData(new byte[] { 0xE2, 0x28 }), InlineData(new byte[] { 0xF0, 0x82 })]
    public void Text_that_cannot_become_UTF8_any_more_is_refused_before_the_message_is_complete(byte[] wrong) =>
        Assert.Equal(["1007"], Codes(ClientFrame.Text([.. "ok "u8, .. wrong], final: false)));

    [Fact]
    public void Wrong_UTF8_is_found_before_its_frame_is_complete()
    {
        var frame = ClientFrame.Text([0x61, 0xFF, .. new byte[1000]]);

        Assert.Equal(["1007"], Codes(frame[..10]));
    }

    [Theory]
    [InlineData(0), InlineData(999), InlineData(1004), InlineData(1005), InlineData(1006), InlineData(1015), InlineData(1016), InlineData(1100)]
    [InlineData(2000), InlineData(2999), InlineData(5000), InlineData(65_535)]
    public void A_close_code_that_nobody_may_send_is_a_protocol_error(int code) =>
        Assert.Equal(["1002"], Codes(ClientFrame.Close(code)));

    [Theory]
    [InlineData(1000), InlineData(1001), InlineData(1002), InlineData(1003), InlineData(1007), InlineData(1011), InlineData(1014), InlineData(3000), InlineData(4999)]
    public void A_close_code_that_may_be_sent_is_heard(int code) =>
        Assert.Equal([$"Close:{code}:why"], Read(Limit, [ClientFrame.Close(code, "why")]));

    [Fact]
    public void A_close_frame_of_one_byte_is_a_protocol_error_and_one_whose_reason_is_not_UTF8_is_1007()
    {
        Assert.Equal(["1002"], Codes(ClientFrame.Make(0x8, [3])));
        Assert.Equal(["1007"], Codes(ClientFrame.Make(0x8, [0x03, 0xE8, 0xCE, 0xBA, 0xED, 0xA0, 0x80])));
    }

    [Fact]
    public void Control_frames_and_fragments_are_counted_and_messages_are_not()
    {
        var reader = new FrameReader(Limit);
        var input = new ReadOnlySequence<byte>(Pieces.Join(
            ClientFrame.Text("a"), ClientFrame.Ping(), ClientFrame.Text("b", final: false), ClientFrame.Continuation("", final: false), ClientFrame.Continuation("c")));
        while (reader.TryRead(ref input, out _))
        {
        }

        Assert.Equal(3, reader.SideFrames);
    }

    private static List<string> Codes(byte[] bytes, int limit = Limit) => [.. Read(limit, [bytes]).Select(heard => heard.Split(':')[0])];

    // As a connection reads: what was not consumed is offered again with what has come since.
    private static List<string> Read(int limit, byte[][] reads)
    {
        var reader = new FrameReader(limit);
        var heard = new List<string>();
        byte[] kept = [];
        foreach (var read in reads)
        {
            var input = new ReadOnlySequence<byte>([.. kept, .. read]);
            if (!TakeAll(ref reader, ref input, heard))
            {
                break;
            }

            kept = input.ToArray();
            Assert.InRange(kept.Length, 0, 130);
        }

        return heard;
    }

    private static List<string> ReadAll(int limit, ReadOnlySequence<byte> input)
    {
        var reader = new FrameReader(limit);
        var heard = new List<string>();
        TakeAll(ref reader, ref input, heard);
        return heard;
    }

    private static bool TakeAll(ref FrameReader reader, ref ReadOnlySequence<byte> input, List<string> heard)
    {
        while (reader.TryRead(ref input, out var next))
        {
            heard.Add(next.Kind switch
            {
                IncomingKind.Violation => $"{(ushort)next.Code}:{next.Why}",
                IncomingKind.Close => $"Close:{(ushort)next.Code}:{next.Why}",
                _ => $"{next.Kind}:{Encoding.UTF8.GetString(next.Payload.Span)}",
            });
            if (next.Kind == IncomingKind.Violation)
            {
                return false;
            }
        }

        return true;
    }

    private static string Long(int length) => string.Create(length, 0, (chars, _) =>
    {
        for (var i = 0; i < chars.Length; i++)
        {
            chars[i] = (char)('a' + (i % 26));
        }
    });
}
