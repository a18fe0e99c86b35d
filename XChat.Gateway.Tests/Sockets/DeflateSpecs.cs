using System.Buffers;
using System.Text;
using XChat.Actors.Wire;
using XChat.Gateway.Sockets;
using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Sockets;

public sealed class DeflateSpecs
{
    private static readonly byte[] Long = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("همان چیز، again and again. ", 100)));

    [Fact]
    public void What_is_compressed_inflates_to_the_same_and_stands_by_itself()
    {
        foreach (var message in (byte[][])[[], [65], Long])
        {
            Assert.Equal(InflateResult.Done, MessageDeflate.Inflate(MessageDeflate.Compress(message), 10_000, out var back));
            Assert.Equal(message, back);
        }
    }

    [Fact]
    public void The_examples_of_RFC_7692_inflate()
    {
        foreach (var hello in (byte[][])[
            [0xf2, 0x48, 0xcd, 0xc9, 0xc9, 0x07, 0x00],
            [0x00, 0x05, 0x00, 0xfa, 0xff, 0x48, 0x65, 0x6c, 0x6c, 0x6f, 0x00],
            [0xf3, 0x48, 0xcd, 0xc9, 0xc9, 0x07, 0x00, 0x00],
            [0xf2, 0x48, 0x05, 0x00, 0x00, 0x00, 0xff, 0xff, 0xca, 0xc9, 0xc9, 0x07, 0x00]])
        {
            Assert.Equal(InflateResult.Done, MessageDeflate.Inflate(hello, 100, out var message));
            Assert.Equal("Hello"u8.ToArray(), message);
        }
    }

    [Fact]
    public void A_bomb_is_inflated_to_the_limit_and_no_further()
    {
        var bomb = MessageDeflate.Compress(new byte[16 * 1024 * 1024])[..16_000];
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal(InflateResult.TooLarge, MessageDeflate.Inflate(bomb, 16 * 1024, out _));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000);
    }

    [Fact]
    public void A_message_of_exactly_the_limit_inflates_and_one_more_byte_does_not()
    {
        Assert.Equal(InflateResult.Done, MessageDeflate.Inflate(MessageDeflate.Compress(new byte[5000]), 5000, out _));
        Assert.Equal(InflateResult.TooLarge, MessageDeflate.Inflate(MessageDeflate.Compress(new byte[5001]), 5000, out _));
    }

    [Fact]
    public void Bytes_that_are_no_compression_are_malformed() =>
        Assert.Equal(InflateResult.Malformed, MessageDeflate.Inflate([0xFF, 0xFF, 0xFF, 0x12], 100, out _));

    [Theory]
    [InlineData("permessage-deflate")]
    [InlineData("permessage-deflate; client_max_window_bits")]
    [InlineData("permessage-deflate; client_max_window_bits=10; server_no_context_takeover; client_no_context_takeover")]
    [InlineData("permessage-deflate; server_max_window_bits=15")]
    [InlineData("x-webkit-deflate-frame, permessage-deflate")]
    [InlineData("permessage-deflate; server_max_window_bits=10, permessage-deflate")]
    public void An_offer_that_can_be_met_is_accepted(string offer) => Assert.True(DeflateOffer.IsAcceptable(offer));

    [Theory]
    [InlineData(null), InlineData(""), InlineData("x-webkit-deflate-frame"), InlineData("permessage-deflate; server_max_window_bits=10")]
    [InlineData("permessage-deflate; server_max_window_bits"), InlineData("permessage-deflate; unknown"), InlineData("permessage-deflate; client_max_window_bits=7")]
    [InlineData("permessage-deflate; client_max_window_bits=16"), InlineData("permessage-deflate; client_max_window_bits=08")]
    [InlineData("permessage-deflate; server_no_context_takeover=1"), InlineData("permessage-deflate; client_max_window_bits; client_max_window_bits")]
    public void An_offer_that_cannot_be_met_or_makes_no_sense_is_declined(string? offer) => Assert.False(DeflateOffer.IsAcceptable(offer));

    [Fact]
    public void A_frame_is_compressed_once_where_that_pays_and_never_with_a_secret_in_it()
    {
        var large = Frame.Text(Long);
        Assert.True(large.Deflated.Length < Long.Length / 5);
        Assert.Equal(0xC1, large.Deflated.Span[0]);
        Assert.True(large.Deflated.Equals(large.Deflated));

        Assert.True(Frame.Text(Long, secret: true).Deflated.Span.SequenceEqual(Frame.Text(Long).Bytes.Span));
        Assert.Equal(Frame.Text("short"u8).Bytes.ToArray(), Frame.Text("short"u8).Deflated.ToArray());
    }

    [Fact]
    public void The_reader_inflates_what_was_agreed_on_and_checks_it_like_anything_else()
    {
        Assert.Equal("Text:" + Encoding.UTF8.GetString(Long), Read(true, Compressed(Long)));
        Assert.Equal("Text:plain", Read(true, ClientFrame.Text("plain")));
        Assert.Equal("1002", Read(false, Compressed(Long)));
        Assert.Equal("1007", Read(true, Compressed([0x61, 0xFF])));
        Assert.Equal("1009", Read(true, Compressed(new byte[20_000])));
        Assert.Equal("1007", Read(true, ClientFrame.Make(0x1, [0xFF, 0xFF, 0xFF, 0x12], reserved: 4)));
        Assert.Equal("1002", Read(true, ClientFrame.Make(0x9, [], reserved: 4)));
        Assert.Equal("1002", Read(true, Pieces.Join(ClientFrame.Text("a", final: false), ClientFrame.Make(0x0, [], reserved: 4))));
    }

    [Fact]
    public void A_compressed_message_in_fragments_is_one_message()
    {
        var bytes = MessageDeflate.Compress(Long);
        var frames = Pieces.Join(ClientFrame.Make(0x1, bytes[..10], final: false, reserved: 4), ClientFrame.Ping("x"), ClientFrame.Continuation(bytes[10..]));

        Assert.Equal("Ping:x Text:" + Encoding.UTF8.GetString(Long), Read(true, frames));
    }

    private static byte[] Compressed(byte[] message) => ClientFrame.Make(0x1, MessageDeflate.Compress(message), reserved: 4);

    private static string Read(bool mayCompress, byte[] bytes)
    {
        var reader = new FrameReader(16 * 1024, mayCompress);
        var input = new ReadOnlySequence<byte>(bytes);
        var heard = new List<string>();
        while (reader.TryRead(ref input, out var next))
        {
            heard.Add(next.Kind == IncomingKind.Violation ? $"{(ushort)next.Code}" : $"{next.Kind}:{Encoding.UTF8.GetString(next.Payload.Span)}");
            if (next.Kind == IncomingKind.Violation)
            {
                break;
            }
        }

        return string.Join(' ', heard);
    }
}
