using System.Net;
using System.Text;
using System.Text.Json;
using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Cluster;

/// <summary>The limits of uploads hold for all gateways together, to the byte.</summary>
[Collection(OtherPostgresTests.Name)]
public sealed class SharedUploadLimitSpecs(PostgresProcess postgres)
{
    private const string Conf = """
        xchat { trusted-proxies = [], uploads { mimes = ["text/plain"], per-minute = 0 } }
        """;

    [SkippableFact]
    public async Task What_one_address_may_store_it_may_store_at_all_gateways_together()
    {
        PostgresProcess.Require();
        var connection = await postgres.NewDatabaseAsync();
        const string conf = Conf + "\nxchat.uploads.address-bytes = 2000";
        await using var one = await Gateways.StartAsync(connection, conf);
        await using var two = await Gateways.StartAsync(connection, conf);
        await StoreAsync(one, 1000);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await UploadAsync(two, 1001)).Status);
        await StoreAsync(two, 1000);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await UploadAsync(one, 1)).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await UploadAsync(two, 1)).Status);
    }

    [SkippableFact]
    public async Task What_all_may_store_they_may_store_at_all_gateways_together_and_what_no_message_names_makes_room()
    {
        PostgresProcess.Require();
        var connection = await postgres.NewDatabaseAsync();
        const string conf = Conf + "\nxchat.uploads.total-bytes = 2000";
        await using var one = await Gateways.StartAsync(connection, conf);
        await using var two = await Gateways.StartAsync(connection, conf);
        await using var boss = await WireClient.JoinAsync(two.Port, $"boss::{XChatProcess.Token}");
        await SayAsync(boss, await StoreAsync(one, 1000));
        await StoreAsync(two, 1000);

        // The second one, which nothing names, makes room for this one: 2,000 bytes again.
        var third = await StoreAsync(one, 1000);
        await SayAsync(boss, third);
        Assert.Equal(HttpStatusCode.InsufficientStorage, (await UploadAsync(two, 1)).Status);
        await boss.SayAsync("/delete 1");
        for (var tries = 0; (await UploadAsync(two, 1000)).Status == HttpStatusCode.InsufficientStorage; tries++)
        {
            Assert.True(tries < 200);
            await Task.Delay(50);
        }

        Assert.Equal(1000, (await two.Http.GetByteArrayAsync(new Uri(third, UriKind.Relative))).Length);
    }

    private static async Task<string> StoreAsync(XChatProcess gateway, int bytes)
    {
        var (status, url) = await UploadAsync(gateway, bytes);
        Assert.Equal(HttpStatusCode.OK, status);
        return url;
    }

    private static async Task<(HttpStatusCode Status, string Url)> UploadAsync(XChatProcess gateway, int bytes)
    {
        using var answer = await gateway.UploadAsync(Encoding.ASCII.GetBytes(new string('a', bytes)), "a.txt", "text/plain");
        return (answer.StatusCode, answer.IsSuccessStatusCode ? JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("url").GetString()! : "");
    }

    private static async Task SayAsync(WireClient who, string url)
    {
        await who.SayAsync($$$"""{"attachment":{"url":"{{{url}}}"}}""");
        Assert.Equal(url, (await who.UntilAsync("message")).GetProperty("attachment").GetProperty("url").GetString());
    }
}
