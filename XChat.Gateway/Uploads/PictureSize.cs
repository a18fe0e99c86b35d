using System.Buffers.Binary;

namespace XChat.Gateway.Uploads;

/// <summary>How large a picture is shown, in pixels, out of its first bytes. Nothing is decoded.</summary>
/// <param name="Width">From 1 to 65,535.</param>
/// <param name="Height">From 1 to 65,535.</param>
public readonly record struct PictureSize(int Width, int Height)
{
    private const int HeadBytes = 30;

    /// <summary>The size of what a stream holds from its start on; null where it does not say, or is of a type that is not asked.</summary>
    public static PictureSize? Of(FileType type, Stream picture)
    {
        var size = type == FileType.Jpeg ? OfJpeg(picture) : OfHead(type, picture);
        return size is { Width: > 0 and <= ushort.MaxValue, Height: > 0 and <= ushort.MaxValue } ? size : null;
    }

    private static PictureSize? OfHead(FileType type, Stream picture)
    {
        Span<byte> head = stackalloc byte[HeadBytes];
        head = head[..picture.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false)];
        return head.Length < HeadBytes ? null : type.Mime switch
        {
            "image/png" => new(Clamped(head[16..]), Clamped(head[20..])),
            "image/gif" => new(BinaryPrimitives.ReadUInt16LittleEndian(head[6..]), BinaryPrimitives.ReadUInt16LittleEndian(head[8..])),
            "image/webp" => OfWebP(head),
            _ => null,
        };
    }

    // A number that no int holds is no size.
    private static int Clamped(ReadOnlySpan<byte> bytes) => (int)Math.Min(int.MaxValue, BinaryPrimitives.ReadUInt32BigEndian(bytes));

    // One of three: extended, lossless, or lossy, each with its own way to say it.
    private static PictureSize? OfWebP(ReadOnlySpan<byte> head)
    {
        var chunk = head[12..16];
        var body = head[20..];
        if (chunk.SequenceEqual("VP8X"u8))
        {
            return new(1 + (body[4] | (body[5] << 8) | (body[6] << 16)), 1 + (body[7] | (body[8] << 8) | (body[9] << 16)));
        }

        if (chunk.SequenceEqual("VP8L"u8))
        {
            var bits = BinaryPrimitives.ReadUInt32LittleEndian(body[1..]);
            return new(1 + (int)(bits & 0x3FFF), 1 + (int)((bits >> 14) & 0x3FFF));
        }

        return chunk.SequenceEqual("VP8 "u8)
            ? new(BinaryPrimitives.ReadUInt16LittleEndian(body[6..]) & 0x3FFF, BinaryPrimitives.ReadUInt16LittleEndian(body[8..]) & 0x3FFF)
            : null;
    }

    // From segment to segment until the one that begins a frame. A camera held upright says so in EXIF, before it.
    private static PictureSize? OfJpeg(Stream picture)
    {
        Span<byte> head = stackalloc byte[9];
        var turned = false;
        picture.Position = 2;
        while (picture.ReadAtLeast(head[..4], 4, throwOnEndOfStream: false) == 4 && head[0] == 0xFF)
        {
            var (marker, length) = (head[1], BinaryPrimitives.ReadUInt16BigEndian(head[2..]) - 2);
            var next = picture.Position + length;
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                if (picture.ReadAtLeast(head[..5], 5, throwOnEndOfStream: false) < 5)
                {
                    return null;
                }

                var (height, width) = (BinaryPrimitives.ReadUInt16BigEndian(head[1..]), BinaryPrimitives.ReadUInt16BigEndian(head[3..]));
                return turned ? new(height, width) : new(width, height);
            }

            if (marker == 0xE1)
            {
                var segment = new byte[Math.Max(0, length)];
                turned |= picture.ReadAtLeast(segment, segment.Length, throwOnEndOfStream: false) == segment.Length && ExifOrientation.Find(segment) >= 5;
            }

            picture.Position = next;
        }

        return null;
    }
}
