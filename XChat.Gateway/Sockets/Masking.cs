using System.Numerics;
using System.Runtime.InteropServices;

namespace XChat.Gateway.Sockets;

/// <summary>The masking of RFC 6455, section 5.3: XOR with four bytes, over and over.</summary>
public static class Masking
{
    /// <summary>Writes <paramref name="source"/> to <paramref name="target"/>, masked or unmasked.</summary>
    /// <param name="key">The key as it lies in the frame, read in the machine's own byte order.</param>
    /// <param name="at">How many bytes of the same payload came before.</param>
    public static void Apply(ReadOnlySpan<byte> source, Span<byte> target, uint key, long at)
    {
        target = target[..source.Length];
        var turned = (int)(at & 3) * 8;
        key = BitConverter.IsLittleEndian ? BitOperations.RotateRight(key, turned) : BitOperations.RotateLeft(key, turned);

        if (Vector.IsHardwareAccelerated && source.Length >= Vector<byte>.Count)
        {
            var keys = Vector.AsVectorByte(new Vector<uint>(key));
            var whole = source.Length - (source.Length % Vector<byte>.Count);
            for (var i = 0; i < whole; i += Vector<byte>.Count)
            {
                (new Vector<byte>(source[i..]) ^ keys).CopyTo(target[i..]);
            }

            source = source[whole..];
            target = target[whole..];
        }

        var bytes = MemoryMarshal.AsBytes(new ReadOnlySpan<uint>(in key));
        for (var i = 0; i < source.Length; i++)
        {
            target[i] = (byte)(source[i] ^ bytes[i & 3]);
        }
    }
}
