using System.Buffers;

namespace XChat.Gateway.Tests.Harness;

/// <summary>Byte sequences made of several segments, as sockets make them.</summary>
public static class Pieces
{
    public static ReadOnlySequence<byte> Of(params byte[][] parts)
    {
        Segment? first = null, last = null;
        foreach (var part in parts)
        {
            last = last is null ? first = new Segment(part) : last.Append(part);
        }

        return first is null ? ReadOnlySequence<byte>.Empty : new ReadOnlySequence<byte>(first, 0, last!, last!.Memory.Length);
    }

    public static byte[] Join(params byte[][] parts) => [.. parts.SelectMany(part => part)];

    private sealed class Segment : ReadOnlySequenceSegment<byte>
    {
        public Segment(byte[] bytes) => Memory = bytes;

        public Segment Append(byte[] bytes)
        {
            var next = new Segment(bytes) { RunningIndex = RunningIndex + Memory.Length };
            Next = next;
            return next;
        }
    }
}
