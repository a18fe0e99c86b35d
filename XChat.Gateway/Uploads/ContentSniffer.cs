namespace XChat.Gateway.Uploads;

/// <summary>Finds the type of a file from how it begins. What the client says of it counts for nothing.</summary>
public static class ContentSniffer
{
    /// <summary>Bytes of the beginning that decide.</summary>
    public const int HeadLength = 512;

    /// <summary>The type of the file that begins with <paramref name="head"/>; null where it is none that is known.</summary>
    public static FileType? TypeOf(ReadOnlySpan<byte> head) => MimeOf(head) is { } mime ? FileType.Of(mime) : null;

    private static string? MimeOf(ReadOnlySpan<byte> head) => head switch
    {
        [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => "image/gif",
        [(byte)'B', (byte)'M', ..] when IsBitmap(head) => "image/bmp",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "image/webp",
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'A', (byte)'V', (byte)'E', ..] => "audio/wav",
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => "application/pdf",
        [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..] => "application/zip",
        [0x1F, 0x8B, 8, ..] => "application/gzip",
        [(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C, ..] => "application/x-7z-compressed",
        [(byte)'O', (byte)'g', (byte)'g', (byte)'S', 0, ..] => "audio/ogg",
        [(byte)'f', (byte)'L', (byte)'a', (byte)'C', ..] => "audio/flac",
        [(byte)'I', (byte)'D', (byte)'3', 2 or 3 or 4, ..] => "audio/mpeg",
        [0xFF, 0xFB or 0xFA or 0xF3 or 0xF2, ..] => "audio/mpeg",
        [0x1A, 0x45, 0xDF, 0xA3, ..] when head[..Math.Min(head.Length, 64)].IndexOf("webm"u8) > 0 => "video/webm",
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => MediaOf(head),
        _ => TextCheck.MayBegin(head) ? "text/plain" : null,
    };

    // The rest of the header is 12 fixed bytes and the length of the second header; two letters alone begin many a text.
    private static bool IsBitmap(ReadOnlySpan<byte> head) => head.Length >= 18 && head[6..10] is [0, 0, 0, 0] && head[14] is 12 or 40 or 52 or 56 or 108 or 124;

    private static string? MediaOf(ReadOnlySpan<byte> head) => head.Length < 12 ? null : head[8..12] switch
    {
        [(byte)'a', (byte)'v', (byte)'i', (byte)'f' or (byte)'s'] => "image/avif",
        [(byte)'M', (byte)'4', (byte)'A', (byte)' '] => "audio/mp4",
        [(byte)'i', (byte)'s', (byte)'o', _] or [(byte)'m', (byte)'p', (byte)'4', (byte)'1' or (byte)'2'] or [(byte)'a', (byte)'v', (byte)'c', (byte)'1']
            or [(byte)'M', (byte)'4', (byte)'V', _] or [(byte)'d', (byte)'a', (byte)'s', (byte)'h'] or [(byte)'q', (byte)'t', (byte)' ', (byte)' '] => "video/mp4",
        _ => null,
    };
}
