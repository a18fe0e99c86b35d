using System.Buffers;
using System.IO.Compression;

namespace XChat.Actors.Wire;

/// <summary>What came of inflating a message.</summary>
public enum InflateResult
{
    /// <summary>The message is there.</summary>
    Done,

    /// <summary>It is larger than allowed; no more than that was inflated.</summary>
    TooLarge,

    /// <summary>These bytes are no compressed message.</summary>
    Malformed,
}

/// <summary>The compression of permessage-deflate (RFC 7692), each message by itself: no context is kept for anybody.</summary>
public static class MessageDeflate
{
    // The empty block that ends what is flushed: RFC 7692 (7.2.1) leaves it out of the message.
    private const int TailLength = 4;

    // That block, and then one that is the last, so that the inflater knows the end.
    private static readonly byte[] Ending = [0x00, 0x00, 0xFF, 0xFF, 0x01, 0x00, 0x00, 0xFF, 0xFF];

    /// <summary>Compresses a message.</summary>
    public static byte[] Compress(ReadOnlySpan<byte> message)
    {
        if (message.IsEmpty)
        {
            return [0x00];
        }

        using var compressed = new MemoryStream(message.Length / 2);
        using var deflate = new DeflateStream(compressed, CompressionLevel.Fastest, leaveOpen: true);
        deflate.Write(message);
        deflate.Flush();
        return compressed.GetBuffer().AsSpan(0, (int)compressed.Length - TailLength).ToArray();
    }

    /// <summary>Inflates a message, however it was compressed, as long as it stands by itself.</summary>
    /// <param name="compressed">The message as it came.</param>
    /// <param name="maxBytes">Largest message that is inflated.</param>
    /// <param name="message">An array of exactly its size, where the result is <see cref="InflateResult.Done"/>.</param>
    public static InflateResult Inflate(ReadOnlySpan<byte> compressed, int maxBytes, out byte[] message)
    {
        message = [];
        using var input = new MemoryStream([.. compressed, .. Ending]);
        using var inflate = new DeflateStream(input, CompressionMode.Decompress);
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(Math.Max(4L * compressed.Length, 1024), maxBytes + 1L));
        try
        {
            for (var length = 0; ;)
            {
                var read = inflate.Read(buffer, length, buffer.Length - length);
                length += read;
                if (length > maxBytes)
                {
                    return InflateResult.TooLarge;
                }

                if (read == 0)
                {
                    message = buffer.AsSpan(0, length).ToArray();
                    return InflateResult.Done;
                }

                Grow(ref buffer, length);
            }
        }
        catch (InvalidDataException)
        {
            return InflateResult.Malformed;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static void Grow(ref byte[] buffer, int length)
    {
        if (length == buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(2 * length);
            buffer.AsSpan(0, length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }
    }
}
