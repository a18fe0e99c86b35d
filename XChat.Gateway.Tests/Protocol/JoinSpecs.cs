using System.Text.Json;
using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Protocol;

[Collection(OrdinaryServerTests.Name)]
public sealed class JoinSpecs(OrdinaryServer server)
{
    [Fact]
    public async Task The_first_frame_is_the_name_and_is_answered_with_the_history_and_then_the_join()
    {
        await using var ada = await WireClient.ConnectAsync(server.Port, server.Room());
        await ada.SayAsync("Ada");

        Assert.Empty(await ada.FrameAsync());
        var join = Assert.Single(await ada.FrameAsync());
        Assert.Equal(["text", "time", "username", "role", "type", "member"], join.EnumerateObject().Select(field => field.Name));
        Assert.Equal("Ada joined", join.Text());
        Assert.Equal("system", join.Username());
        Assert.Equal("User", join.Role());
        Assert.Equal("join", join.Type());
        Assert.Equal("Ada", join.GetProperty("member").GetString());
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", join.GetProperty("time").GetString());
    }

    [Fact]
    public async Task The_history_goes_to_the_joiner_alone_oldest_first_without_joins_and_leaves()
    {
        var room = server.Room();
        await using var ada = await WireClient.JoinAsync(server.Port, "Ada", room);
        await ada.SayAsync("one");
        await ada.SayAsync("two");
        await ada.UntilAsync("message");
        await ada.UntilAsync("message");

        await using var bob = await WireClient.ConnectAsync(server.Port, room);
        await bob.SayAsync("Bob");
        Assert.Equal(["one", "two"], (await bob.FrameAsync()).Select(message => message.Text()));
        Assert.Equal("Bob joined", (await bob.NextAsync()).Text());
        Assert.Equal("Bob joined", (await ada.NextAsync()).Text());
    }

    [Fact]
    public async Task The_history_is_the_last_of_as_many_as_configured()
    {
        await using var ada = await WireClient.JoinAsync(server.Port, "Ada", "/ws/small");
        for (var i = 1; i <= 5; i++)
        {
            await ada.SayAsync($"message {i}");
            await ada.UntilAsync("message");
        }

        await using var bob = await WireClient.ConnectAsync(server.Port, "/ws/small");
        await bob.SayAsync("Bob");
        Assert.Equal(["message 3", "message 4", "message 5"], (await bob.FrameAsync()).Select(message => message.Text()));
    }

    [Fact]
    public async Task At_most_the_last_50_messages_are_history_by_default()
    {
        var room = server.Room();
        await using var ada = await WireClient.JoinAsync(server.Port, "Ada", room);
        for (var i = 1; i <= 60; i++)
        {
            await ada.SayAsync($"{{\"text\":\"{i}\"}}");
        }

        for (var i = 1; i <= 60; i++)
        {
            Assert.Equal(i, (await ada.UntilAsync("message")).Id());
        }

        await using var bob = await WireClient.ConnectAsync(server.Port, room);
        await bob.SayAsync("Bob");
        Assert.Equal(Enumerable.Range(11, 50).Select(i => (long)i), (await bob.FrameAsync()).Select(message => message.Id()));
    }

    [Fact]
    public async Task A_leave_is_told_once_to_those_who_stay()
    {
        var room = server.Room();
        await using var ada = await WireClient.JoinAsync(server.Port, "Ada", room);
        await using (var bob = await WireClient.JoinAsync(server.Port, "Bob", room))
        {
            await ada.UntilAsync("join");
            await bob.LeaveAsync();
        }

        var leave = await ada.NextAsync();
        Assert.Equal(("Bob left", "leave", "system", "Bob"), (leave.Text(), leave.Type(), leave.Username(), leave.GetProperty("member").GetString()));
        await ada.SayAsync("next");
        Assert.Equal("next", (await ada.NextAsync()).Text());
    }

    [Fact]
    public async Task The_right_token_makes_an_admin_under_the_name_before_it()
    {
        var room = server.Room();
        await using var ada = await WireClient.JoinAsync(server.Port, "Ada", room);
        await using var root = await WireClient.ConnectAsync(server.Port, room);
        await root.SayAsync($"Root::{XChatProcess.Token}");

        var join = await ada.UntilAsync("join");
        Assert.Equal(("Root joined", "Admin"), (join.Text(), join.Role()));
        await root.UntilAsync("join");
        await root.SayAsync("I am");
        var message = await ada.UntilAsync("message");
        Assert.Equal(("Root", "Admin"), (message.Username(), message.Role()));
    }

    [Theory]
    [InlineData("Mallory::guess-what-this-is"), InlineData("Mallory::"), InlineData("::guess-what-this-is")]
    public async Task A_wrong_token_is_an_error_and_4401_and_is_seen_by_nobody(string name)
    {
        var room = server.Room();
        await using var ada = await WireClient.JoinAsync(server.Port, "Ada", room);
        await using var mallory = await WireClient.ConnectAsync(server.Port, room);
        await mallory.SayAsync(name);
        var (code, _, before) = await mallory.ClosedAsync();

        Assert.Contains(code, new[] { 4400, 4401 });
        Assert.Contains(Assert.Single(before).Code(), new[] { "bad-token", "bad-name" });
        Assert.DoesNotContain("guess", before[0].ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(server.Process.Log, line => line.Contains("guess-what", StringComparison.Ordinal));
        await ada.SayAsync("nobody came");
        Assert.Equal("nobody came", (await ada.NextAsync()).Text());
    }

    [Fact]
    public async Task Two_separators_are_no_secret_but_a_name_that_cannot_be()
    {
        await using var client = await WireClient.ConnectAsync(server.Port, server.Room());
        await client.SayAsync($"a::{XChatProcess.Token}::b");
        var first = await client.NextAsync();

        Assert.DoesNotContain("Admin", first.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_room_with_a_password_lets_in_who_knows_it_as_a_user_and_nobody_else()
    {
        await using var guest = await WireClient.ConnectAsync(server.Port, "/ws/locked");
        await guest.SayAsync("Guest");
        Assert.Equal(4401, (await guest.ClosedAsync()).Code);

        await using var member = await WireClient.JoinAsync(server.Port, "Member::open sesame", "/ws/locked");
        await member.SayAsync("in");
        var message = await member.UntilAsync("message");
        Assert.Equal(("Member", "User"), (message.Username(), message.Role()));
    }

    [Theory]
    [InlineData("system"), InlineData("SYSTEM"), InlineData("sуstem"), InlineData("ѕystem"), InlineData("System")]
    public async Task System_in_any_spelling_becomes_system_in_brackets(string name)
    {
        await using var client = await WireClient.JoinAsync(server.Port, name, server.Room());
        await client.SayAsync("hello");

        Assert.Equal("[system]", (await client.UntilAsync("message")).Username());
    }

    [Fact]
    public async Task An_admin_cannot_be_system_either()
    {
        await using var client = await WireClient.JoinAsync(server.Port, $"system::{XChatProcess.Token}", server.Room());
        await client.SayAsync("hello");
        var message = await client.UntilAsync("message");

        Assert.Equal(("[system]", "Admin"), (message.Username(), message.Role()));
    }

    public static TheoryData<string> ImpossibleNames =>
        new("", "   ", new string('x', 33), "a\u0007b", "a\nb", "evil\u202Eeman", "zero\u200Bwidth", "\u200D", "mark\u200Er", "a\u0000b", "tab\tbed", "bom\uFEFF");

    [Theory]
    [MemberData(nameof(ImpossibleNames))]
    public async Task A_name_that_cannot_be_is_an_error_and_4400(string name)
    {
        await using var client = await WireClient.ConnectAsync(server.Port, server.Room());
        await client.SayAsync(name);
        var (code, _, before) = await client.ClosedAsync();

        Assert.Equal(4400, code);
        var error = Assert.Single(before);
        Assert.Equal(("error", "bad-name", "system"), (error.Type(), error.Code(), error.Username()));
    }

    public static TheoryData<string> PossibleNames =>
        new("x", new string('x', 32), "سارا", "می\u200Cخواهم", "नीलम", "李小龍", "José García", "👩‍👩‍👧", "O'Brien-Smith", "👍🏽", string.Concat(Enumerable.Repeat("e\u0301", 32)));

    [Theory]
    [MemberData(nameof(PossibleNames))]
    public async Task A_name_of_people_is_shown_as_it_was_given(string name)
    {
        await using var client = await WireClient.ConnectAsync(server.Port, server.Room());
        await client.SayAsync(name);
        await client.FrameAsync();

        Assert.Equal(name, (await client.NextAsync()).GetProperty("member").GetString(), ignoreAllWhiteSpace: false);
    }

    [Fact]
    public async Task A_name_in_use_or_its_look_alike_gets_a_number()
    {
        var room = server.Room();
        await using var one = await WireClient.JoinAsync(server.Port, "Paul", room);
        var names = new List<string>();
        var others = new List<WireClient>();
        foreach (var name in (string[])["Paul", "PAUL", "Pаul", "Ｐａｕｌ"])
        {
            var other = await WireClient.ConnectAsync(server.Port, room);
            others.Add(other);
            await other.SayAsync(name);
            names.Add((await one.UntilAsync("join")).GetProperty("member").GetString()!);
        }

        Assert.Equal(["Paul~2", "PAUL~3", "Pаul~4", "Ｐａｕｌ~5"], names);
        foreach (var other in others)
        {
            await other.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_name_that_has_left_is_free_again()
    {
        var room = server.Room();
        await using var watcher = await WireClient.JoinAsync(server.Port, "watcher", room);
        await using (var first = await WireClient.JoinAsync(server.Port, "Ada", room))
        {
            await first.LeaveAsync();
        }

        await watcher.UntilAsync("leave");
        await using var second = await WireClient.ConnectAsync(server.Port, room);
        await second.SayAsync("Ada");
        Assert.Equal("Ada joined", (await watcher.UntilAsync("join")).Text());
    }

    [Fact]
    public async Task A_quiet_room_tells_neither_joins_nor_leaves()
    {
        await using var ada = await WireClient.ConnectAsync(server.Port, "/ws/quiet");
        await ada.SayAsync("Ada");
        await ada.FrameAsync();
        await using (var bob = await WireClient.ConnectAsync(server.Port, "/ws/quiet"))
        {
            await bob.SayAsync("Bob");
            await bob.FrameAsync();
            await bob.LeaveAsync();
        }

        await ada.SayAsync("alone");
        Assert.Equal("alone", (await ada.NextAsync()).Text());
    }

    [Fact]
    public async Task Names_are_in_the_history_as_they_were()
    {
        var room = server.Room();
        await using (var ada = await WireClient.JoinAsync(server.Port, "Ada", room))
        {
            await ada.SayAsync("from Ada");
            await ada.UntilAsync("message");
        }

        await using var bob = await WireClient.ConnectAsync(server.Port, room);
        await bob.SayAsync("Bob");
        JsonElement message = Assert.Single(await bob.FrameAsync());
        Assert.Equal(("Ada", "from Ada", "message", 1L), (message.Username(), message.Text(), message.Type(), message.Id()));
    }
}
