namespace XChat.Gateway.Tests.Fuzzing;

/// <summary>Damages bytes in the ways in which attackers and broken software do; the same for the same random numbers.</summary>
internal static class Mutation
{
    private static readonly byte[][] Interesting =
    [
        [0], [0x7F], [0x80], [0xFF], [0xFE], [0xFF, 0xFF], [0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], [0x80, 0, 0, 0, 0, 0, 0, 0],
        "\r\n\r\n"u8.ToArray(), "\""u8.ToArray(), "\\ud800"u8.ToArray(), "{{{{{{{{"u8.ToArray(), "[[[[[[[["u8.ToArray(), "::"u8.ToArray(), "/"u8.ToArray(),
        "-9223372036854775808"u8.ToArray(), "1e999"u8.ToArray(), "\u202e"u8.ToArray(), "\u200c"u8.ToArray(), [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
    ];

    /// <summary>One to four damages, or none at all one time in eight: what is said rightly leads deeper.</summary>
    public static byte[] Of(byte[] bytes, Random random)
    {
        for (var times = random.Next(8) == 0 ? 0 : random.Next(1, 5); times > 0; times--)
        {
            bytes = Once(bytes, random);
        }

        return bytes;
    }

    private static byte[] Once(byte[] bytes, Random random)
    {
        var at = random.Next(bytes.Length + 1);
        var length = Math.Min(random.Next(1, 1 + (1 << random.Next(6))), bytes.Length - at);
        var (before, piece, after) = (bytes[..at], bytes[at..(at + length)], bytes[(at + length)..]);
        return random.Next(9) switch
        {
            0 => [.. before, .. Flipped(piece, random), .. after],
            1 => [.. before, .. after],
            2 => [.. before, .. piece, .. piece, .. after],
            3 => [.. before, .. Interesting[random.Next(Interesting.Length)], .. piece, .. after],
            4 => [.. before, .. Interesting[random.Next(Interesting.Length)], .. after],
            5 => before,
            6 => [.. before, .. Noise(random.Next(1, 40), random), .. after],
            7 => [.. after, .. piece, .. before],
            _ => [.. before, .. Enumerable.Repeat(piece, random.Next(2, 60)).SelectMany(same => same), .. after],
        };
    }

    private static byte[] Flipped(byte[] piece, Random random)
    {
        var flipped = piece.ToArray();
        if (flipped.Length > 0)
        {
            flipped[random.Next(flipped.Length)] ^= (byte)(1 << random.Next(8));
        }

        return flipped;
    }

    private static byte[] Noise(int length, Random random)
    {
        var noise = new byte[length];
        random.NextBytes(noise);
        return noise;
    }
}
