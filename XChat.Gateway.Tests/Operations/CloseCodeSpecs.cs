using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Operations;

[Collection(OrdinaryServerTests.Name)]
public sealed class CloseCodeSpecs(OrdinaryServer server)
{
    public static TheoryData<string, byte[], int> Violations => new()
    {
        { "a frame without a mask", ClientFrame.Make(0x1, "x"u8.ToArray(), masked: false), 1002 },
        { "a reserved bit", ClientFrame.Make(0x1, "x"u8.ToArray(), reserved: 2), 1002 },
        { "an unknown opcode", ClientFrame.Make(0x3, []), 1002 },
        { "a fragmented ping", ClientFrame.Make(0x9, [], final: false), 1002 },
        { "a ping of 126 bytes", ClientFrame.Make(0x9, new byte[126]), 1002 },
        { "a continuation of nothing", ClientFrame.Continuation("x"), 1002 },
        { "a text within a text", Pieces.Join(ClientFrame.Text("x", final: false), ClientFrame.Text("y")), 1002 },
        { "a close code that nobody may send", ClientFrame.Close(1005), 1002 },
        { "a close frame of one byte", ClientFrame.Make(0x8, [3]), 1002 },
        { "a binary frame", ClientFrame.Binary([1, 2, 3]), 1003 },
        { "text that is not UTF-8", ClientFrame.Text([0xC3, 0x28]), 1007 },
        { "a close reason that is not UTF-8", ClientFrame.Make(0x8, [0x03, 0xE8, 0xFF]), 1007 },
        { "a message of 16 KiB and one byte", ClientFrame.Text(new string('x', (16 * 1024) + 1)), 1009 },
        { "a header that promises a terabyte", ClientFrame.Make(0x1, [], claimedLength: 1UL << 40), 1009 },
        { "fragments of too much together", Pieces.Join(ClientFrame.Text(new string('x', 10_000), final: false), ClientFrame.Continuation(new string('x', 10_000))), 1009 },
        { "a close", ClientFrame.Close(1000, "bye"), 1000 },
        { "a close with a code of its own", ClientFrame.Close(4321, "mine"), 4321 },
        { "a close without a code", ClientFrame.Close(), 1005 },
    };

    [Theory]
    [MemberData(nameof(Violations))]
    public async Task It_is_answered_with_its_close_code_and_the_connection_ends(string what, byte[] bytes, int code)
    {
        var room = server.Room();
        await using var ada = await WireClient.JoinAsync(server.Port, "Ada", room);
        using var bob = await RawSocket.UpgradeAsync(server.Port, room);
        await bob.SendAsync(ClientFrame.Text("Bob"));
        await ada.UntilAsync("join");
        await bob.SendAsync(bytes);

        Assert.True(await bob.CloseCodeAsync() == code, what);
        Assert.Equal("Bob left", (await ada.NextAsync()).Text());
    }

    [Fact]
    public async Task A_message_of_exactly_16_KiB_is_told()
    {
        await using var ada = await WireClient.JoinAsync(server.Port, "Ada", server.Room());
        var text = new string('x', 16 * 1024);
        await ada.SayAsync(text);

        Assert.Equal(text, (await ada.NextAsync()).Text());
    }

    [Fact]
    public async Task A_ping_or_pong_of_a_client_ends_nothing()
    {
        using var raw = await RawSocket.UpgradeAsync(server.Port, server.Room());
        await raw.SendAsync(ClientFrame.Ping("before the name"), ClientFrame.Pong("unasked"), ClientFrame.Text("Pinger"));

        var pong = await raw.FrameAsync();
        Assert.Equal((0xA, "before the name"), (pong!.Opcode, pong.Text));
        Assert.Equal("[]", (await raw.FrameAsync())!.Text);
    }

    [Fact]
    public async Task Fragments_with_a_ping_between_them_are_one_message()
    {
        using var raw = await RawSocket.UpgradeAsync(server.Port, server.Room());
        await raw.SendAsync(ClientFrame.Text("Frag"), ClientFrame.Text("one ", final: false), ClientFrame.Ping("?"), ClientFrame.Continuation("two"));
        var texts = new List<string>();
        while (texts.Count < 4)
        {
            texts.Add((await raw.FrameAsync())!.Text);
        }

        Assert.Contains("?", texts);
        Assert.Contains(texts, text => text.Contains("\"one two\"", StringComparison.Ordinal));
    }
}
