using System.Runtime.InteropServices;
using XChat.Gateway.Sockets;
using Xunit;

namespace XChat.Gateway.Tests.Sockets;

public sealed class MaskingSpecs
{
    private static readonly byte[] Key = [0x37, 0xfa, 0x21, 0x3d];

    [Fact]
    public void Every_length_and_every_position_masks_as_the_plain_loop_does()
    {
        for (var length = 0; length < 200; length++)
        {
            for (var at = 0; at < 8; at++)
            {
                var source = Enumerable.Range(0, length).Select(i => (byte)(i * 7)).ToArray();
                var expected = source.Select((b, i) => (byte)(b ^ Key[(at + i) & 3])).ToArray();
                var target = new byte[length];
                Masking.Apply(source, target, MemoryMarshal.Read<uint>(Key), at);

                Assert.Equal(expected, target);
            }
        }
    }

    [Fact]
    public void Masking_in_place_twice_changes_nothing()
    {
        var bytes = Enumerable.Range(0, 100).Select(i => (byte)i).ToArray();
        var copy = bytes.ToArray();
        Masking.Apply(copy, copy, 0xDEADBEEF, 3);
        Masking.Apply(copy, copy, 0xDEADBEEF, 3);

        Assert.Equal(bytes, copy);
    }
}
