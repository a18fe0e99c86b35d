using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Page;

/// <summary>Several rooms at one page.</summary>
[Collection(nameof(Browser))]
public sealed class RoomsSpecs(Browser browser)
{
    private const string TwoRooms = """
        xchat.rooms {
          lobby { topic = "Everybody" }
          ops { topic = "Night shift", password = "open sesame" }
        }
        """;

    [Fact]
    public async Task The_rooms_are_listed_with_how_far_each_has_come()
    {
        await using var server = await XChatProcess.StartAsync(TwoRooms);
        await using var writer = await WireClient.JoinAsync(server.Port, "Writer");
        await writer.SayAsync("one");
        await writer.UntilAsync("message");

        var rooms = await server.Http.GetFromJsonAsync<JsonElement[]>("/rooms");

        Assert.Equal(["lobby", "ops"], rooms!.Select(room => room.GetProperty("name").GetString()));
        Assert.Equal([true, false], rooms!.Select(room => room.GetProperty("default").GetBoolean()));
        Assert.Equal([false, true], rooms!.Select(room => room.GetProperty("locked").GetBoolean()));
        Assert.Equal([1, 0], rooms!.Select(room => room.GetProperty("last").GetInt64()));
        Assert.Equal([1, 0], rooms!.Select(room => room.GetProperty("members").GetInt32()));
    }

    [SkippableFact]
    public async Task Somebody_goes_from_room_to_room_and_sees_what_is_new_in_the_other()
    {
        Browser.Require();
        await using var server = await XChatProcess.StartAsync("xchat.rooms { lobby = {}, ops { topic = \"Night shift\" } }");
        await using var sara = await browser.OpenAsync(server.Http.BaseAddress!);
        await sara.JoinAsync("Sara");
        await sara.SayAsync("in the lobby");
        await sara.HearsAsync("in the lobby");

        await sara.Page.Locator("#rooms").GetByText("ops").ClickAsync();
        await Assertions.Expect(sara.Page.Locator("#room")).ToHaveTextAsync("ops");
        await Assertions.Expect(sara.Page.Locator("#topic")).ToHaveTextAsync("Night shift");
        await Assertions.Expect(sara.Messages).ToHaveCountAsync(0);

        await using var writer = await WireClient.JoinAsync(server.Port, "Writer");
        await writer.SayAsync("news");
        await writer.UntilAsync("message");
        await Task.Delay(TimeSpan.FromSeconds(1));
        await sara.Page.ReloadAsync();
        await Assertions.Expect(sara.Page.Locator("#rooms .badge")).ToHaveTextAsync("1");

        await sara.Page.Locator("#rooms").GetByText("lobby").ClickAsync();
        await sara.HearsAsync("news");
        await Assertions.Expect(sara.Page.Locator(".new")).ToHaveCountAsync(1);
        await Assertions.Expect(sara.Page.Locator("#rooms .badge")).ToHaveCountAsync(0);
    }

    [SkippableTheory]
    [InlineData("nowhere")]
    [InlineData("%")]
    public async Task An_address_of_no_room_says_so(string room)
    {
        Browser.Require();
        await using var server = await XChatProcess.StartAsync();
        await using var sara = await browser.OpenAsync(new Uri(server.Http.BaseAddress!, "/#" + room));
        await sara.Page.FillAsync("#name", "Sara");
        await sara.Page.ClickAsync("#join button.main");

        await sara.PhaseAsync("ended");
        await Assertions.Expect(sara.Status).ToContainTextAsync("There is no such room");
    }

    [SkippableFact]
    public async Task A_room_with_a_password_asks_for_it_in_a_field_of_its_own()
    {
        Browser.Require();
        await using var server = await XChatProcess.StartAsync(TwoRooms);
        await using var sara = await browser.OpenAsync(new Uri(server.Http.BaseAddress!, "/#ops"));
        await sara.Page.FillAsync("#name", "Sara");
        await sara.Page.ClickAsync("#join button.main");
        await Assertions.Expect(sara.Page.Locator("#join-error")).Not.ToBeEmptyAsync();

        await Assertions.Expect(sara.Page.Locator("#secret")).ToBeFocusedAsync();
        await sara.Page.FillAsync("#secret", "open sesame");
        await sara.Page.Keyboard.PressAsync("Enter");

        await sara.ConnectedAsync();
    }
}
