using System.Buffers;
using FsCheck;
using FsCheck.Fluent;
using XChat.Gateway.Uploads;
using Xunit;

namespace XChat.Gateway.Tests.Uploads;

public class JpegCleanerSpecs
{
    private static readonly byte[] Icc = Some.Segment(0xE2, [.. "ICC_PROFILE\0"u8, 1, 1, 9, 9]);
    private static readonly byte[] Adobe = Some.Segment(0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 1]);

    private static readonly byte[] Telling =
    [
        0xFF, 0xD8, .. Some.Jfif, .. Some.Exif(1, little: true), .. Some.Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta GPS/>"u8]),
        .. Icc, .. Some.Segment(0xE2, [.. "MPF\0"u8, 1, 2, 3]), .. Some.Segment(0xED, [.. "Photoshop 3.0\0 by Sara"u8]), .. Adobe,
        .. Some.Segment(0xE0, [.. "JFXX\0 a small picture of Sara"u8]), .. Some.Segment(0xFE, [.. "taken by Sara"u8]), 0xFF,
        .. Some.Tables, .. Some.Picture, .. "SEFT and a film of Sara with GPS"u8,
    ];

    [Fact]
    public void A_picture_keeps_itself_and_loses_what_it_tells()
    {
        Assert.Equal(Some.CleanJpeg([.. Icc, .. Adobe]), Cleaned(Telling, int.MaxValue, out var cleaner));
        Assert.True(cleaner.HasEnded);
    }

    [Fact]
    public void It_does_not_matter_where_the_pieces_are_cut()
    {
        var whole = Cleaned(Telling, int.MaxValue, out _);
        for (var size = 1; size < 40; size++)
        {
            Assert.Equal(whole, Cleaned(Telling, size, out _));
        }
    }

    [Theory]
    [InlineData(6, true)]
    [InlineData(6, false)]
    [InlineData(2, true)]
    [InlineData(8, false)]
    public void A_picture_that_lies_on_its_side_still_says_so(ushort orientation, bool little)
    {
        byte[] picture = [0xFF, 0xD8, .. Some.Exif(orientation, little), .. Some.Tables, .. Some.Picture];

        var cleaned = Cleaned(picture, int.MaxValue, out _);
        Assert.Equal(picture.Length - Some.Exif(orientation, little).Length + 36, cleaned.Length);
        Assert.Equal(0x01120003, System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(cleaned.AsSpan(22)));
        Assert.Equal(orientation, cleaned[31]);
        Assert.Equal(-1, cleaned.AsSpan().IndexOf("GPS"u8));

        // What was written is understood, and stays the same.
        Assert.Equal(cleaned, Cleaned(cleaned, int.MaxValue, out _));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(9)]
    public void An_orientation_that_says_nothing_goes_too(ushort orientation) => Assert.Equal(
        Some.CleanJpeg(), Cleaned([0xFF, 0xD8, .. Some.Jfif, .. Some.Exif(orientation, little: true), .. Some.Tables, .. Some.Picture], int.MaxValue, out _));

    [Fact]
    public void What_is_no_picture_is_found_out()
    {
        foreach (var broken in new[] { Some.Png, Some.Html, [0xFF, 0xD8, 0x41], [0xFF, 0xD8, 0xFF, 0x01], [0xFF, 0xD8, 0xFF, 0xE1, 0, 1], [0xFF, 0xD9] })
        {
            Cleaned(broken, int.MaxValue, out var cleaner);
            Assert.False(cleaner.IsSound);
        }
    }

    [Fact]
    public void A_picture_that_is_cut_off_has_not_ended()
    {
        for (var length = 0; length < Some.CleanJpeg().Length; length++)
        {
            Cleaned(Some.CleanJpeg()[..length], int.MaxValue, out var cleaner);
            Assert.False(cleaner.HasEnded);
        }
    }

    [Fact]
    public void Damage_never_breaks_it() => Prop.ForAll<NonNegativeInt, byte, PositiveInt>((at, value, size) =>
    {
        var damaged = Telling.ToArray();
        damaged[at.Get % damaged.Length] = value;
        return Cleaned(damaged, size.Get, out _).Length <= damaged.Length + 36;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    private static byte[] Cleaned(byte[] picture, int pieces, out JpegCleaner cleaner)
    {
        cleaner = new JpegCleaner();
        var output = new ArrayBufferWriter<byte>();
        for (var at = 0; at < picture.Length; at += Math.Min(pieces, picture.Length))
        {
            cleaner.Feed(picture.AsSpan(at, Math.Min(Math.Min(pieces, picture.Length), picture.Length - at)), output);
        }

        return output.WrittenSpan.ToArray();
    }
}
