using System.Text.Json;
using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Operations;

public sealed class StartSpecs
{
    [Fact]
    public async Task A_configuration_that_is_wrong_stops_the_start_with_one_line_and_exit_code_1()
    {
        await using var server = XChatProcess.Launch("xchat.limits.message-bytes = 3");

        Assert.Equal(1, await server.ExitAsync());
        var line = Assert.Single(server.Log);
        Assert.Contains("test.conf", line, StringComparison.Ordinal);
        Assert.Contains("message-bytes", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_in_use_stops_the_start_with_one_line_and_exit_code_1()
    {
        await using var first = await XChatProcess.StartAsync();
        await using var second = XChatProcess.Launch("", ("BIND_ADDR", $"127.0.0.1:{first.Port}"));

        Assert.Equal(1, await second.ExitAsync());
        Assert.Contains(second.Log, line => line.Contains($"127.0.0.1:{first.Port} is in use", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_log_is_one_JSON_object_a_line_where_machines_read_it()
    {
        await using var server = await XChatProcess.StartAsync("xchat.log-format = json");
        await using var ada = await WireClient.JoinAsync(server.Port, "Ada");
        await server.WaitForLogAsync(line => line.Contains("Ada joined", StringComparison.Ordinal));

        Assert.All(server.Log, line => Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(line).RootElement.ValueKind));
    }

    [Fact]
    public async Task What_a_client_says_cannot_break_out_of_its_line_in_the_log()
    {
        await using var server = await XChatProcess.StartAsync("", ("XCHAT__rooms__a__topic", "x"));
        using var raw = await RawSocket.ConnectAsync(server.Port);
        await raw.SendAsync(RawSocket.Request("/ws?since=\u001b[31m"));
        await using var ada = await WireClient.JoinAsync(server.Port, "Ada");
        var joined = await server.WaitForLogAsync(line => line.Contains("Ada joined", StringComparison.Ordinal));

        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z INFO  ", joined);
        Assert.DoesNotContain(server.Log, line => line.Contains('\u001b', StringComparison.Ordinal));
    }
}
