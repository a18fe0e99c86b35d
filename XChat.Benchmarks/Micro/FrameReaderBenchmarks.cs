using System.Buffers;
using BenchmarkDotNet.Attributes;
using XChat.Benchmarks.Yardsticks;
using XChat.Gateway.Sockets;

namespace XChat.Benchmarks.Micro;

/// <summary>One masked text message out of the bytes of a socket.</summary>
public class FrameReaderBenchmarks
{
    private byte[] _bytes = [];

    /// <summary>Bytes of text.</summary>
    [Params(100, 16 * 1024)]
    public int Size { get; set; }

    [GlobalSetup]
    public void Fill() => _bytes = WebSocketFrames.Masked(Enumerable.Repeat((byte)'x', Size).ToArray());

    [Benchmark]
    public Incoming A_message_is_read()
    {
        var reader = new FrameReader(64 * 1024);
        var input = new ReadOnlySequence<byte>(_bytes);
        return reader.TryRead(ref input, out var heard) ? heard : throw new InvalidOperationException("the frame is whole");
    }
}
