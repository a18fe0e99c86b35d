using System.Globalization;
using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Attacks;

/// <summary>Becoming somebody that one is not: an admin, the system, somebody else in the log.</summary>
public sealed class AccessAttackSpecs
{
    [Theory]
    [InlineData("token")]
    [InlineData("short")]
    public async Task A_token_that_anybody_might_guess_admits_this_machine_and_nobody_through_its_proxy(string token)
    {
        await using var server = await XChatProcess.StartAsync("", ("TOKEN", token));
        Assert.Contains(server.Log, line => line.Contains("The admin token", StringComparison.Ordinal) && line.Contains(" WARN ", StringComparison.Ordinal));
        await using var here = await WireClient.JoinAsync(server.Port, $"root::{token}");
        await here.SayAsync("/clear");
        await here.UntilAsync("notice");

        using var there = await RawSocket.UpgradeAsync(server.Port, headers: ["X-Forwarded-For: 203.0.113.5"]);
        await there.SendAsync(ClientFrame.Text($"root::{token}"));
        Assert.Equal(4401, await there.CloseCodeAsync());
    }

    [Fact]
    public async Task Guessing_is_over_after_three_and_nothing_that_was_tried_is_in_any_answer_or_line()
    {
        await using var server = await XChatProcess.StartAsync();
        var codes = new List<int>();
        var said = "";
        for (var i = 0; i < 6; i++)
        {
            using var client = await RawSocket.UpgradeAsync(server.Port, headers: [$"X-Forwarded-For: 2001:db8:9:9::{i.ToString(CultureInfo.InvariantCulture)}"]);
            await client.SendAsync(ClientFrame.Text(i < 5 ? $"root::secret-guess-{i}" : $"root::{XChatProcess.Token}"));

            // What comes after the close is not waited for: the server waits for an answer to it, and none is given here.
            while (codes.Count == i && await client.FrameAsync() is { } frame)
            {
                said += frame.Text;
                if (frame.Opcode == 8)
                {
                    codes.Add((frame.Payload[0] << 8) | frame.Payload[1]);
                }
            }
        }

        Assert.Equal([4401, 4401, 4401, 4429, 4429, 4429], codes);
        Assert.DoesNotContain("secret-guess", said, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Log, line => line.Contains("secret-guess", StringComparison.Ordinal) || line.Contains(XChatProcess.Token, StringComparison.Ordinal));
        await server.WaitForLogAsync(line => line.Contains("bad-token", StringComparison.Ordinal));
        Assert.Single(server.Log, line => line.Contains("bad-token", StringComparison.Ordinal));
        using var neighbour = await RawSocket.UpgradeAsync(server.Port, headers: ["X-Forwarded-For: 2001:db8:9:a::1"]);
        await neighbour.SendAsync(ClientFrame.Text($"root::{XChatProcess.Token}"));
        Assert.Equal(1, (await neighbour.FrameAsync())!.Opcode);
    }

    [Fact]
    public async Task A_name_cannot_write_a_line_of_the_log_or_pass_for_somebody_in_one()
    {
        await using var server = await XChatProcess.StartAsync();
        await using var root = await WireClient.JoinAsync(server.Port, $"root::{XChatProcess.Token}");
        const string forger = "x\" at 10.0.0.1 kicked \"eve";
        await using var eve = await WireClient.JoinAsync(server.Port, forger);
        await root.SayAsync("/kick " + forger + " spam\naudit: \"root\" cleared");
        await root.UntilAsync("notice");

        var line = await server.WaitForLogAsync(line => line.Contains("audit: ", StringComparison.Ordinal));
        Assert.Contains("audit: \"root\" at 127.0.0.1 kicked \"x' at 10.0.0.1 kicked 'eve\" at 127.0.0.1: spam | audit: \"root\" cleared", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\nb")]
    [InlineData("a\u2028b")]
    [InlineData("a\u001b[31mb")]
    [InlineData("a\u202eb")]
    [InlineData("a\0b")]
    public async Task A_name_that_would_break_a_line_is_no_name(string name)
    {
        await using var server = await XChatProcess.StartAsync();
        using var client = await RawSocket.UpgradeAsync(server.Port);
        await client.SendAsync(ClientFrame.Text(name));

        Assert.Equal(4400, await client.CloseCodeAsync());
    }
}
