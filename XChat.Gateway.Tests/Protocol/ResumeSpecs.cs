using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Protocol;

[Collection(OrdinaryServerTests.Name)]
public sealed class ResumeSpecs(OrdinaryServer server)
{
    [Theory]
    [InlineData(0, "1 2 3 4"), InlineData(2, "3 4"), InlineData(4, "")]
    public async Task Who_says_what_it_has_seen_gets_exactly_what_it_missed(int seen, string missed) =>
        Assert.Equal(missed, await HistoryAsync(epoch => $"?since={epoch}:{seen}"));

    [Theory]
    [InlineData("?since=EPOCH:5"), InlineData("?since=other:2"), InlineData("?since=EPOCH:-1"), InlineData("?since=EPOCH"), InlineData("?since=:2"), InlineData("?since=%00")]
    public async Task A_point_that_cannot_be_resumed_from_gives_the_full_history(string query) =>
        Assert.Equal("1 2 3 4", await HistoryAsync(epoch => query.Replace("EPOCH", epoch, StringComparison.Ordinal)));

    [Fact]
    public async Task A_point_before_the_log_gives_the_full_history()
    {
        await using var ada = await WireClient.JoinAsync(server.Port, "Resumer", "/ws/small");
        for (var i = 0; i < 6; i++)
        {
            await ada.SayAsync($"{i}");
        }

        long last = 0;
        for (var i = 0; i < 6; i++)
        {
            last = (await ada.UntilAsync("message")).Id();
        }

        await using var back = await WireClient.ConnectAsync(server.Port, $"/ws/small?since={ada.Header("X-XChat-Epoch")}:{last - 5}");
        await back.SayAsync("Back");
        Assert.Equal([last - 2, last - 1, last], (await back.FrameAsync()).Select(message => message.Id()));
    }

    private async Task<string> HistoryAsync(Func<string, string> query)
    {
        var room = server.Room();
        await using var ada = await WireClient.JoinAsync(server.Port, "Ada", room);
        for (var i = 1; i <= 4; i++)
        {
            await ada.SayAsync($"{i}");
        }

        for (var i = 1; i <= 4; i++)
        {
            await ada.UntilAsync("message");
        }

        await using var back = await WireClient.ConnectAsync(server.Port, room + query(ada.Header("X-XChat-Epoch")!));
        await back.SayAsync("Back");
        return string.Join(' ', (await back.FrameAsync()).Select(message => message.Text()));
    }
}
