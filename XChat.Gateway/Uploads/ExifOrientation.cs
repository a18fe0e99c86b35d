using System.Buffers;
using System.Buffers.Binary;

namespace XChat.Gateway.Uploads;

/// <summary>Which way up a picture is: the one thing in EXIF that it cannot be shown without.</summary>
internal static class ExifOrientation
{
    private const ushort Tag = 0x0112;
    private const ushort Short = 3;
    private const int TiffOffset = 6;
    private const int EntryLength = 12;

    /// <summary>The orientation, 2 to 8, in the content of an APP1 segment; null for none, and for the upright 1.</summary>
    public static ushort? Find(ReadOnlySpan<byte> segment)
    {
        if (!segment.StartsWith("Exif\0\0"u8) || segment.Length < TiffOffset + 8)
        {
            return null;
        }

        var tiff = segment[TiffOffset..];
        var little = tiff.StartsWith("II"u8);
        var directory = Number32(tiff[4..], little);
        if ((!little && !tiff.StartsWith("MM"u8)) || directory > tiff.Length - 2)
        {
            return null;
        }

        var entries = tiff[(int)directory..];
        var count = Number16(entries, little);
        entries = entries[2..];
        for (var i = 0; i < count && entries.Length >= EntryLength; i++, entries = entries[EntryLength..])
        {
            if (Number16(entries, little) == Tag && Number16(entries[2..], little) == Short)
            {
                return Number16(entries[8..], little) is var orientation and >= 2 and <= 8 ? orientation : null;
            }
        }

        return null;
    }

    /// <summary>A whole APP1 segment that says the orientation and nothing else.</summary>
    public static void Write(ushort orientation, IBufferWriter<byte> output)
    {
        ReadOnlySpan<byte> before =
        [
            0xFF, 0xE1, 0, 34, (byte)'E', (byte)'x', (byte)'i', (byte)'f', 0, 0,
            (byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, // big-endian, first directory at 8
            0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, // one entry: orientation, a short, one of it
        ];
        output.Write(before);
        output.Write((ReadOnlySpan<byte>)[0, (byte)orientation, 0, 0, 0, 0, 0, 0]); // its value, and no further directory
    }

    private static ushort Number16(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint Number32(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
