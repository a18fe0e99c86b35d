using XChat.Gateway.Uploads;
using Xunit;

namespace XChat.Gateway.Tests.Uploads;

public class PictureSizeSpecs
{
    private static readonly byte[] Frame = Some.Segment(0xC2, [8, 0, 100, 1, 44, 1, 1, 0x11, 0]);

    public static TheoryData<string, byte[], int, int> Pictures => new()
    {
        { "image/png", [.. new byte[16], 0, 0, 2, 128, 0, 0, 1, 224, .. new byte[10]], 640, 480 },
        { "image/gif", [.. "GIF89a"u8, 44, 1, 100, 0, .. new byte[20]], 300, 100 },
        { "image/webp", [.. "RIFF....WEBPVP8X"u8, .. new byte[8], 0x2B, 1, 0, 99, 0, 0], 300, 100 },
        { "image/webp", [.. "RIFF....WEBPVP8L"u8, .. new byte[4], 0x2F, 0x2B, 0xC1, 0x18, 0, .. new byte[5]], 300, 100 },
        { "image/webp", [.. "RIFF....WEBPVP8 "u8, .. new byte[10], 44, 1, 100, 0], 300, 100 },
        { "image/jpeg", [0xFF, 0xD8, .. Some.Jfif, .. Frame], 300, 100 },
        { "image/jpeg", [0xFF, 0xD8, .. Some.Exif(3, little: true), .. Frame], 300, 100 },
        { "image/jpeg", [0xFF, 0xD8, .. Some.Exif(6, little: true), .. Frame], 100, 300 },
        { "image/jpeg", [0xFF, 0xD8, .. Some.Exif(8, little: false), .. Some.Jfif, .. Frame], 100, 300 },
    };

    [Theory]
    [MemberData(nameof(Pictures))]
    public void A_picture_says_how_large_it_is_shown(string mime, byte[] picture, int width, int height) =>
        Assert.Equal(new PictureSize(width, height), SizeOf(mime, picture));

    [Theory]
    [MemberData(nameof(Pictures))]
    public void Half_a_picture_says_nothing_and_breaks_nothing(string mime, byte[] picture, int width, int height)
    {
        for (var length = 0; length < picture.Length - 5; length++)
        {
            Assert.True(SizeOf(mime, picture[..length]) is null, $"{mime} of {width} x {height}, cut at {length}");
        }
    }

    [Fact]
    public void What_is_empty_or_too_large_to_be_true_has_no_size()
    {
        Assert.Null(SizeOf("image/gif", [.. "GIF89a"u8, 0, 0, 100, 0, .. new byte[20]]));
        Assert.Null(SizeOf("image/png", [.. new byte[16], 255, 255, 255, 255, 0, 0, 1, 0, .. new byte[10]]));
        Assert.Null(SizeOf("image/bmp", new byte[100]));
    }

    private static PictureSize? SizeOf(string mime, byte[] picture) => PictureSize.Of(FileType.Of(mime)!, new MemoryStream(picture));
}
