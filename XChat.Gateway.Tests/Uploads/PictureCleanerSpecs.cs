using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using XChat.Gateway.Uploads;
using Xunit;

namespace XChat.Gateway.Tests.Uploads;

/// <summary>PNG and WebP; JPEG has its own.</summary>
public sealed class PictureCleanerSpecs
{
    private const string Secret = "GPSLatitude 35.6892N";

    private static readonly int[] PieceSizes = [1, 2, 3, 7, 64, 100_000];

    private static byte[] PngEnd => Chunk("IEND", []);

    private static byte[] PngPicture => [.. Some.Png[..^12]];

    [Fact]
    public void A_png_without_metadata_stays_bit_by_bit() => Assert.All(PieceSizes, size => Assert.Equal(Some.Png, Cleaned(new PngCleaner(), Some.Png, size)));

    [Theory]
    [InlineData("eXIf"), InlineData("tEXt"), InlineData("zTXt"), InlineData("iTXt"), InlineData("tIME"), InlineData("caBX"), InlineData("prVt")]
    public void A_png_loses_what_tells_something_and_keeps_what_it_looks_like(string chunk)
    {
        byte[] colours = [.. Chunk("gAMA", [0, 0, 0xB1, 0x8F]), .. Chunk("tRNS", [0, 0])];
        byte[] picture = [.. PngPicture, .. colours, .. Chunk(chunk, Encoding.ASCII.GetBytes(Secret)), .. PngEnd, .. "behind the end"u8];

        Assert.All(PieceSizes, size => Assert.Equal([.. PngPicture, .. colours, .. PngEnd], Cleaned(new PngCleaner(), picture, size)));
    }

    [Fact]
    public void What_is_no_png_or_ends_too_early_is_not_whole()
    {
        byte[] endless = [.. PngPicture, 0xFF, 0xFF, 0xFF, 0xFF, .. "IDAT"u8];
        foreach (var broken in new[] { Some.Gif, endless, Some.Png[..^1], Some.Png[..20] })
        {
            var cleaner = new PngCleaner();
            cleaner.Feed(broken, new ArrayBufferWriter<byte>());
            Assert.False(cleaner.IsSound && cleaner.HasEnded);
        }
    }

    [Fact]
    public void A_webp_without_metadata_stays_bit_by_bit()
    {
        var plain = WebP(Riff("VP8L", [1, 2, 3]));
        Assert.All(PieceSizes, size => Assert.Equal(plain, Cleaned(new WebPCleaner(), plain, size)));
    }

    [Theory]
    [InlineData("EXIF"), InlineData("XMP "), InlineData("prvt")]
    public void A_webp_has_zeros_where_something_was_told_and_no_flag_that_says_so(string chunk)
    {
        var told = Encoding.ASCII.GetBytes(Secret + "!");
        var picture = WebP([.. Riff("VP8X", [0x3C, 0, 0, 0, 1, 0, 0, 1, 0, 0]), .. Riff("ICCP", [7]), .. Riff("VP8 ", [1, 2, 3, 4]), .. Riff(chunk, told)]);
        var clean = WebP([.. Riff("VP8X", [0x30, 0, 0, 0, 1, 0, 0, 1, 0, 0]), .. Riff("ICCP", [7]), .. Riff("VP8 ", [1, 2, 3, 4]), .. Riff("JUNK", new byte[told.Length])]);

        Assert.All(PieceSizes, size => Assert.Equal(clean, Cleaned(new WebPCleaner(), [.. picture, .. "behind the end"u8], size)));
    }

    [Fact]
    public void What_is_no_webp_or_whose_chunks_are_longer_than_it_is_is_not_whole()
    {
        var lying = WebP(Riff("VP8 ", [1, 2, 3, 4]));
        BinaryPrimitives.WriteUInt32LittleEndian(lying.AsSpan(16), uint.MaxValue);
        foreach (var broken in new[] { Some.Png, lying, WebP([]), WebP(Riff("VP8 ", [1, 2]))[..^1] })
        {
            var cleaner = new WebPCleaner();
            cleaner.Feed(broken, new ArrayBufferWriter<byte>());
            Assert.False(cleaner.IsSound && cleaner.HasEnded);
        }
    }

    [Fact]
    public async Task What_is_served_tells_nothing()
    {
        await using var house = await UploadHouse.OpenAsync();
        var answer = await house.PostAsync([.. PngPicture, .. Chunk("tEXt", Encoding.ASCII.GetBytes(Secret)), .. PngEnd]);
        var served = await house.Client.GetByteArrayAsync(new Uri((await UploadHouse.JsonOf(answer)).GetProperty("url").GetString()!, UriKind.Relative));

        Assert.Equal(Some.Png, served);
    }

    private static byte[] Cleaned(IPictureCleaner cleaner, byte[] picture, int pieceSize)
    {
        var output = new ArrayBufferWriter<byte>();
        foreach (var piece in picture.Chunk(pieceSize))
        {
            cleaner.Feed(piece, output);
        }

        Assert.True(cleaner.IsSound && cleaner.HasEnded);
        return output.WrittenSpan.ToArray();
    }

    // The check behind a chunk is not ours to make: it goes with its chunk, or stays with it.
    private static byte[] Chunk(string name, byte[] content) => name == "IEND"
        ? [0, 0, 0, 0, .. "IEND"u8, 0xAE, 0x42, 0x60, 0x82]
        : [0, 0, (byte)(content.Length >> 8), (byte)content.Length, .. Encoding.ASCII.GetBytes(name), .. content, 1, 2, 3, 4];

    private static byte[] Riff(string name, byte[] content) =>
        [.. Encoding.ASCII.GetBytes(name), (byte)content.Length, 0, 0, 0, .. content, .. new byte[content.Length % 2]];

    private static byte[] WebP(byte[] chunks) => [.. "RIFF"u8, (byte)(chunks.Length + 4), 0, 0, 0, .. "WEBP"u8, .. chunks];
}
