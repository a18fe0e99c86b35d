using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Operations;

/// <summary>A server that is quick to ask whether somebody is there.</summary>
public sealed class ImpatientServer : IAsyncLifetime
{
    public XChatProcess Process { get; private set; } = null!;

    public int Port => Process.Port;

    public async Task InitializeAsync() => Process = await XChatProcess.StartAsync("""
        xchat.limits { ping-interval = 200ms, pong-timeout = 4s, join-timeout = 4s, handshake-timeout = 1s }
        """);

    public async Task DisposeAsync() => await Process.DisposeAsync();
}

public sealed class KeepAliveSpecs(ImpatientServer server) : IClassFixture<ImpatientServer>
{
    [Fact]
    public async Task A_client_is_pinged_again_and_again_and_stays_as_long_as_it_answers()
    {
        using var client = await RawSocket.UpgradeAsync(server.Port);
        await client.SendAsync(ClientFrame.Text("answers"));
        for (var pings = 0; pings < 12;)
        {
            var frame = await client.FrameAsync();
            Assert.NotNull(frame);
            Assert.NotEqual(0x8, frame.Opcode);
            if (frame.Opcode == 0x9)
            {
                pings++;
                await client.SendAsync(ClientFrame.Make(0xA, frame.Payload));
            }
        }
    }

    [Fact]
    public async Task A_client_that_does_not_answer_pings_is_closed_with_4418()
    {
        using var client = await RawSocket.UpgradeAsync(server.Port);
        await client.SendAsync(ClientFrame.Text("silent"));

        Assert.Equal(4418, await client.CloseCodeAsync());
    }

    [Fact]
    public async Task A_client_that_talks_but_answers_no_ping_is_closed_all_the_same()
    {
        using var client = await RawSocket.UpgradeAsync(server.Port);
        await client.SendAsync(ClientFrame.Text("talks"));
        var closed = client.CloseCodeAsync();
        while (!closed.IsCompleted)
        {
            await client.SendAsync(ClientFrame.Text("la"));
            await Task.WhenAny(closed, Task.Delay(200));
        }

        Assert.Equal(4418, await closed);
    }

    [Fact]
    public async Task A_client_that_says_no_name_is_closed_with_4408()
    {
        using var client = await RawSocket.UpgradeAsync(server.Port);
        int? code = null;
        while (code is null && await client.FrameAsync() is { } frame)
        {
            if (frame.Opcode == 0x9)
            {
                await client.SendAsync(ClientFrame.Make(0xA, frame.Payload));
            }
            else if (frame.Opcode == 0x8)
            {
                code = (frame.Payload[0] << 8) | frame.Payload[1];
            }
        }

        Assert.Equal(4408, code);
    }

    [Theory]
    [InlineData(""), InlineData("GET /ws"), InlineData("GET /ws HTTP/1.1\r\nHost: a\r\n"), InlineData("GET / HTTP/1.1\r\nHost: a\r\nX: y")]
    public async Task A_request_that_does_not_get_finished_is_ended(string beginning)
    {
        using var client = await RawSocket.ConnectAsync(server.Port);
        await client.SendAsync(System.Text.Encoding.ASCII.GetBytes(beginning));
        var end = await client.ReadToEndAsync();

        Assert.True(end.Length == 0 || end.StartsWith("HTTP/1.1 408", StringComparison.Ordinal), end);
    }
}
