using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace XChat.Gateway.Sockets;

/// <summary>UTF-8 that arrives in pieces.</summary>
internal static class Utf8Prefix
{
    private const int LongestUnfinished = 3;

    /// <summary>Whether <paramref name="bytes"/> can be the beginning of valid UTF-8.</summary>
    /// <param name="finished">How many of them are whole characters; the rest, at most 3, is the beginning of one.</param>
    public static bool IsValid(ReadOnlySpan<byte> bytes, out int finished)
    {
        finished = bytes.Length - Unfinished(bytes);
        return Utf8.IsValid(bytes[..finished]);
    }

    private static int Unfinished(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= Math.Min(LongestUnfinished, bytes.Length); back++)
        {
            var isContinuation = (bytes[^back] & 0xC0) == 0x80;
            if (!isContinuation)
            {
                // A beginning that nothing can complete (F4 90, ED A0) is not unfinished but wrong, and is found so at once.
                return Rune.DecodeFromUtf8(bytes[^back..], out _, out _) == OperationStatus.NeedMoreData ? back : 0;
            }
        }

        return 0;
    }
}
