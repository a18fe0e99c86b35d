using System.Net.Sockets;
using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Attacks;

/// <summary>One that waits long enough for all of them to be there at once.</summary>
public sealed class PatientServer() : BesiegedServer("handshake-timeout = 1 minute");

/// <summary>Clients that are too many at once and say nothing.</summary>
public sealed class CrowdingAttackSpecs(PatientServer server) : IClassFixture<PatientServer>
{
    [Fact]
    public async Task An_address_that_holds_connections_open_and_says_nothing_is_429_beyond_its_share_and_its_neighbour_is_let_in()
    {
        var silent = new List<RawSocket>();
        for (var i = 0; i < 8; i++)
        {
            silent.Add(await RawSocket.ConnectAsync(server.Port, "127.0.1.1"));
        }

        using var tooMany = await RawSocket.ConnectAsync(server.Port, "127.0.1.1");
        var refusal = await tooMany.ReadToEndAsync();
        Assert.StartsWith("HTTP/1.1 429 ", refusal, StringComparison.Ordinal);
        Assert.Matches("Retry-After: [1-9]", refusal);
        using var neighbour = await RawSocket.UpgradeAsync(server.Port, from: "127.0.1.2");
        Assert.All(silent, client => client.Dispose());
        await server.Process.WaitForLogAsync(line => line.Contains("127.0.1.1: 429 Too many requests at once", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Many_addresses_together_are_503_beyond_what_the_server_holds_and_those_who_chat_do_not_notice()
    {
        using var chatting = await RawSocket.UpgradeAsync(server.Port, from: "127.0.2.1");
        await chatting.SendAsync(ClientFrame.Text("ada"));
        var silent = new List<RawSocket>();
        var refusal = "";
        for (var i = 0; i < 60 && refusal.Length == 0; i++)
        {
            var client = await RawSocket.ConnectAsync(server.Port, $"127.0.3.{1 + (i / 7)}");
            silent.Add(client);
            if (i >= 30 && client.Socket.Poll(TimeSpan.FromMilliseconds(50), SelectMode.SelectRead))
            {
                refusal = await client.ReadToEndAsync();
            }
        }

        Assert.StartsWith("HTTP/1.1 503 ", refusal, StringComparison.Ordinal);
        Assert.Matches("Retry-After: [1-9]", refusal);
        await chatting.SendAsync(ClientFrame.Text("still here"));
        string heard;
        do
        {
            heard = (await chatting.FrameAsync())!.Text;
        }
        while (!heard.Contains("still here", StringComparison.Ordinal));
        Assert.All(silent, client => client.Dispose());
    }
}
