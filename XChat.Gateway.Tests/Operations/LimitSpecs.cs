using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Operations;

/// <summary>A server at whose limits one is soon.</summary>
public sealed class NarrowServer : IAsyncLifetime
{
    public XChatProcess Process { get; private set; } = null!;

    public int Port => Process.Port;

    public async Task InitializeAsync() => Process = await XChatProcess.StartAsync("""
        xchat.limits { connections = 12, connections-per-address = 3, messages-per-second = 2, message-burst = 5, message-bytes = 1 KiB }
        """);

    public async Task DisposeAsync() => await Process.DisposeAsync();
}

public sealed class LimitSpecs(NarrowServer server) : IClassFixture<NarrowServer>
{
    [Theory]
    [InlineData("203.0.113.1", "203.0.113.1", "203.0.113.2")]
    [InlineData("2001:db8:7:1::1", "2001:db8:7:1:ffff::2", "2001:db8:7:2::1")]
    public async Task One_too_many_of_an_address_is_429_its_neighbours_are_let_in_and_leaving_makes_room(string address, string same, string other)
    {
        var clients = new List<RawSocket>();
        for (var i = 0; i < 3; i++)
        {
            clients.Add(await RawSocket.UpgradeAsync(server.Port, headers: [$"X-Forwarded-For: {address}"]));
        }

        var refusal = await AnswerAsync(same);
        Assert.StartsWith("HTTP/1.1 429 ", refusal, StringComparison.Ordinal);
        Assert.Matches("Retry-After: [1-9]", refusal);
        using var neighbour = await RawSocket.UpgradeAsync(server.Port, headers: [$"X-Forwarded-For: {other}"]);

        clients.ForEach(client => client.Dispose());
        string again;
        do
        {
            again = await AnswerAsync(same);
        }
        while (again.StartsWith("HTTP/1.1 429 ", StringComparison.Ordinal));
        Assert.StartsWith("HTTP/1.1 101 ", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_above_the_rate_are_refused_with_their_nonce_and_a_flood_is_closed_with_4429()
    {
        await using var watcher = await WireClient.JoinAsync(server.Port, "watcher");
        using var client = await RawSocket.UpgradeAsync(server.Port, headers: ["X-Forwarded-For: 203.0.113.20"]);
        await client.SendAsync(ClientFrame.Text("Flooder"));
        await client.SendAsync([.. Enumerable.Range(0, 200).Select(i => ClientFrame.Text($"{{\"text\":\"{i}\",\"nonce\":\"n{i}\"}}"))]);
        var refused = 0;
        int? code = null;
        while (code is null && await client.FrameAsync() is { } frame)
        {
            refused += frame.Text.Contains("\"code\":\"slow-down\",\"nonce\":\"n", StringComparison.Ordinal) ? 1 : 0;
            code = frame.Opcode == 0x8 ? (frame.Payload[0] << 8) | frame.Payload[1] : null;
        }

        Assert.Equal(4429, code);
        Assert.InRange(refused, 30, 100);
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal($"{i}", (await watcher.UntilAsync("message")).Text());
        }

        await watcher.UntilAsync("leave");
    }

    [Fact]
    public async Task A_message_above_the_configured_size_is_1009()
    {
        using var client = await RawSocket.UpgradeAsync(server.Port, headers: ["X-Forwarded-For: 203.0.113.30"]);
        await client.SendAsync(ClientFrame.Text("Big"), ClientFrame.Text(new string('x', 1025)));

        Assert.Equal(1009, await client.CloseCodeAsync());
    }

    private async Task<string> AnswerAsync(string address)
    {
        using var client = await RawSocket.ConnectAsync(server.Port);
        await client.SendAsync(RawSocket.Request("/ws", $"X-Forwarded-For: {address}"));
        return await client.HeadAsync();
    }
}

public sealed class FullServerSpecs
{
    [Fact]
    public async Task A_full_server_answers_503_and_lets_in_again_when_somebody_has_left_and_a_silent_proxy_is_said_once()
    {
        await using var server = await XChatProcess.StartAsync("xchat.limits { connections = 3, connections-per-address = 1 }");
        var clients = new List<RawSocket>();
        for (var i = 0; i < 3; i++)
        {
            clients.Add(await RawSocket.UpgradeAsync(server.Port));
        }

        Assert.StartsWith("HTTP/1.1 503 ", await AnswerAsync(server), StringComparison.Ordinal);
        clients[0].Dispose();
        string again;
        do
        {
            again = await AnswerAsync(server);
        }
        while (again.StartsWith("HTTP/1.1 503 ", StringComparison.Ordinal));
        Assert.StartsWith("HTTP/1.1 101 ", again, StringComparison.Ordinal);
        Assert.Single(server.Log, line => line.Contains("forwards no client address", StringComparison.Ordinal));
        clients.ForEach(client => client.Dispose());
    }

    private static async Task<string> AnswerAsync(XChatProcess server)
    {
        using var client = await RawSocket.ConnectAsync(server.Port);
        await client.SendAsync(RawSocket.Request());
        return await client.HeadAsync();
    }
}
