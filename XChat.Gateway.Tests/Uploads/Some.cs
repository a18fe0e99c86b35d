using System.Text;

namespace XChat.Gateway.Tests.Uploads;

/// <summary>Files as small as their kind may be.</summary>
internal static class Some
{
    public static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    public static readonly byte[] Gif = Convert.FromBase64String("R0lGODlhAQABAAAAACwAAAAAAQABAAA=");

    public static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");

    public static readonly byte[] Zip = [(byte)'P', (byte)'K', 5, 6, .. new byte[18]];

    public static readonly byte[] Html = Encoding.UTF8.GetBytes("<!doctype html><script>alert(1)</script>");

    public static readonly byte[] Svg = Encoding.UTF8.GetBytes("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>");

    /// <summary>The parts of a picture that a decoder needs.</summary>
    public static byte[] CleanJpeg(params byte[] beforeTables) => [0xFF, 0xD8, .. Jfif, .. beforeTables, .. Tables, .. Picture];

    public static byte[] Jfif { get; } = Segment(0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]);

    public static byte[] Tables { get; } =
    [
        .. Segment(0xDB, [0, .. Enumerable.Repeat((byte)1, 64)]),
        .. Segment(0xC0, [8, 0, 1, 0, 1, 1, 1, 0x11, 0]),
        .. Segment(0xC4, [0, 1, .. new byte[15], 0]),
    ];

    // Stuffed bytes and a restart marker within, a table and a second scan after: as progressive pictures have them.
    public static byte[] Picture { get; } =
    [
        .. Segment(0xDA, [1, 1, 0, 0, 63, 0]), 0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56, .. Segment(0xC4, [0x10, .. new byte[16]]),
        .. Segment(0xDA, [1, 1, 0, 0, 63, 0]), 0x78, 0xFF, 0xD9,
    ];

    public static byte[] Segment(byte marker, byte[] content) =>
        [0xFF, marker, (byte)((content.Length + 2) >> 8), (byte)(content.Length + 2), .. content];

    /// <summary>EXIF with an orientation and a position.</summary>
    public static byte[] Exif(ushort orientation, bool little)
    {
        byte[] N16(int n) => little ? [(byte)n, (byte)(n >> 8)] : [(byte)(n >> 8), (byte)n];
        byte[] N32(int n) => little ? [.. N16(n), 0, 0] : [0, 0, .. N16(n)];
        byte[] tiff =
        [
            .. little ? "II"u8.ToArray() : "MM"u8.ToArray(), .. N16(42), .. N32(8), .. N16(3),
            .. N16(0x010F), .. N16(2), .. N32(6), .. N32(50),
            .. N16(0x0112), .. N16(3), .. N32(1), .. N16(orientation), 0, 0,
            .. N16(0x8825), .. N16(4), .. N32(1), .. N32(56),
            .. N32(0), .. "Camera"u8, .. "GPSLatitude 35.6892N"u8,
        ];
        return Segment(0xE1, [.. "Exif\0\0"u8, .. tiff]);
    }
}
