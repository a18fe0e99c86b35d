using System.Text;
using XChat.Actors.Wire;
using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Protocol;

[Collection(OrdinaryServerTests.Name)]
public sealed class CompressionSpecs(OrdinaryServer server)
{
    private static readonly string Long = string.Concat(Enumerable.Repeat("the same thing again and again ", 100));

    [Fact]
    public async Task Who_agrees_on_it_hears_long_frames_compressed_and_short_ones_plain_and_others_hear_all_plain()
    {
        var room = server.Room();
        await using var plain = await WireClient.JoinAsync(server.Port, "Plain", room);
        using var small = await JoinAsync(room);
        await small.SendAsync(ClientFrame.Make(0x1, MessageDeflate.Compress(Encoding.UTF8.GetBytes(Long)), reserved: 4));

        var frame = await small.FrameAsync();
        Assert.Equal(4, frame!.Reserved);
        Assert.True(frame.Payload.Length < 300);
        Assert.Equal(InflateResult.Done, MessageDeflate.Inflate(frame.Payload, 100_000, out var inflated));
        Assert.Contains(Long, Encoding.UTF8.GetString(inflated), StringComparison.Ordinal);
        Assert.Equal(Long, (await plain.UntilAsync("message")).Text());

        await small.SendAsync(ClientFrame.Text("short"));
        frame = await small.FrameAsync();
        Assert.Equal(0, frame!.Reserved);
        Assert.Contains("short", frame.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_framework_client_and_the_server_understand_each_other()
    {
        var room = server.Room();
        await using var one = await WireClient.ConnectAsync(server.Port, room, deflate: true);
        Assert.Contains("permessage-deflate", one.Header("Sec-WebSocket-Extensions"), StringComparison.Ordinal);
        await one.SayAsync("One");
        await one.UntilAsync("join");
        for (var i = 0; i < 20; i++)
        {
            await one.SayAsync(Long + i);
            Assert.Equal(Long + i, (await one.UntilAsync("message")).Text());
        }

        await using var two = await WireClient.ConnectAsync(server.Port, room, deflate: true);
        await two.SayAsync("Two");
        Assert.Equal(20, (await two.FrameAsync()).Length);
    }

    [Fact]
    public async Task A_bomb_is_1009()
    {
        using var bomber = await JoinAsync(server.Room());
        await bomber.SendAsync(ClientFrame.Make(0x1, MessageDeflate.Compress(new byte[8 * 1024 * 1024])[..16_000], reserved: 4));

        Assert.Equal(1009, await bomber.CloseCodeAsync());
    }

    private async Task<RawSocket> JoinAsync(string room)
    {
        var raw = await RawSocket.UpgradeAsync(server.Port, room, headers: ["Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits"]);
        await raw.SendAsync(ClientFrame.Text("Small"));
        Assert.Equal("[]", (await raw.FrameAsync())!.Text);
        Assert.Contains("Small joined", (await raw.FrameAsync())!.Text, StringComparison.Ordinal);
        return raw;
    }
}
