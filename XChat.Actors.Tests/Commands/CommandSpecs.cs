using System.Net;
using XChat.Actors.Chat;
using XChat.Actors.Rooms;
using XChat.Actors.Wire;
using Xunit;
using Xunit.Abstractions;

namespace XChat.Actors.Tests.Commands;

public sealed class CommandSpecs(ITestOutputHelper output) : ChatSpec(output)
{
    private static readonly ClientAddress Elsewhere = new(IPAddress.Parse("198.51.100.9"));

    [Fact]
    public void Help_lists_what_the_asker_may_do_and_nobody_else_hears_it()
    {
        var bob = Join("bob");
        var alice = Join("alice");
        alice.Says("/help");
        var help = Notice(alice);
        Assert.Contains("/me TEXT", help, StringComparison.Ordinal);
        Assert.DoesNotContain("/kick", help, StringComparison.Ordinal);

        var root = Join("root::right");
        root.Says("/help");
        Assert.Contains("/kick NAME [REASON]", Notice(root), StringComparison.Ordinal);
        Assert.DoesNotContain("notice", bob.Heard.Select(said => said.Text("type")));
    }

    [Fact]
    public void Who_names_everybody_and_tells_admins_where_they_are()
    {
        Lobby = Lobby with { Topic = "small talk" };
        var alice = Join("alice", from: Elsewhere);
        var root = Join("root::right");
        alice.Says("/who");
        Assert.Equal("In lobby (small talk), 2: alice, root (admin)", Notice(alice));
        root.Says("/who");
        Assert.Equal("In lobby (small talk), 2: alice (198.51.100.9), root (admin, 192.0.2.7)", Notice(root));
    }

    [Fact]
    public void Who_answers_with_a_bounded_text_however_long_the_names_are()
    {
        var family = string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦", 30));
        var last = Join("last");
        for (var i = 0; i < 60; i++)
        {
            Join($"{family}{i}", from: new ClientAddress(IPAddress.Parse($"198.51.100.{i}")));

            // So many at once would be told together, a moment later.
            Pass(100);
        }

        last.Says("/who");
        AwaitAssert(() => Assert.Contains(last.Heard.Gist(), gist => gist.StartsWith("notice:In lobby, 61", StringComparison.Ordinal)
            && gist.Length < 18 * 1024 && gist.EndsWith(" more", StringComparison.Ordinal)));
    }

    [Fact]
    public void Me_is_a_message_for_everybody_with_its_nonce()
    {
        var bob = Join("bob");
        var alice = Join("alice");
        alice.Says("""{"text":"/me waves","nonce":"n"}""");
        Hears(bob, "message:* alice waves");
        Assert.Equal("n", bob.Heard[^1].Text("nonce"));
    }

    [Fact]
    public void Text_that_is_no_command_is_said_as_it_stands()
    {
        var alice = Join("alice");
        alice.Says("/etc/passwd");
        Hears(alice, "message:/etc/passwd");
    }

    [Fact]
    public void A_user_who_tries_an_admin_s_command_is_refused_and_it_is_logged()
    {
        var bob = Join("bob");
        var alice = Join("alice");
        EventFilter.Warning(contains: "/kick").ExpectOne(() => alice.Says("""{"text":"/kick bob","nonce":"n"}"""));
        Hears(alice, "error:not-allowed");
        Assert.Equal("n", alice.Heard[^1].Text("nonce"));
        Assert.Null(bob.Closed);
    }

    [Fact]
    public void A_command_without_what_it_needs_is_answered_with_its_usage()
    {
        var root = Join("root::right");
        root.Says("/kick");
        Hears(root, "error:bad-message");
        Assert.Equal("Usage: /kick NAME [REASON]", root.Heard[^1].Text("text"));
    }

    [Fact]
    public void Kicked_one_is_closed_with_4403_has_left_and_may_come_back()
    {
        var root = Join("root::right");
        var bob = Join("Bob the Builder");
        root.Says("/kick bob the builder too loud");
        IsClosed(bob, CloseCode.Removed);
        Assert.Contains("too loud", bob.Closed?.Reason, StringComparison.Ordinal);
        Hears(root, "leave:Bob the Builder");
        Join("Bob the Builder");
        Assert.Single(root.Heard.Gist(), "leave:Bob the Builder");
    }

    [Fact]
    public void Nobody_is_kicked_who_is_not_there()
    {
        var root = Join("root::right");
        root.Says("/kick \"John Smith\" now");
        Hears(root, "error:bad-message");
        Assert.Equal("Nobody here is called John Smith.", root.Heard[^1].Text("text"));
    }

    [Fact]
    public void Banned_by_name_one_is_out_everywhere_with_name_and_address_until_the_time_is_over()
    {
        OtherRooms.Add(new RoomOptions { Name = RoomName.Parse("ops") });
        var root = Join("root::right");
        var bob = Join("bob", from: Elsewhere);
        var other = Join("other", from: Elsewhere, room: "ops");
        root.Says("/ban bob 10 spam");
        IsClosed(bob, CloseCode.Removed);
        IsClosed(other, CloseCode.Removed);

        foreach (var (name, from) in new[] { ("bob", Some.Address), ("innocent", Elsewhere) })
        {
            var again = Connect(from: from);
            again.Says(name);
            IsClosed(again, CloseCode.Removed);
            Assert.Contains("spam", again.Closed?.Reason, StringComparison.Ordinal);
        }

        Pass(TimeSpan.FromMinutes(10));
        Join("bob", from: Elsewhere);
    }

    [Fact]
    public void A_ban_by_address_is_lifted_by_address()
    {
        var root = Join("root::right");
        root.Says("/ban 198.51.100.9");
        Hears(root, "notice:198.51.100.9 is banned.");
        var banned = Connect(from: Elsewhere);
        banned.Says("bob");
        IsClosed(banned, CloseCode.Removed);

        root.Says("/unban 198.51.100.9");
        Hears(root, "notice:198.51.100.9 may come back.");
        Join("bob", from: Elsewhere);
    }

    [Fact]
    public void Where_everybody_has_the_address_of_this_machine_a_ban_by_name_is_by_name_alone()
    {
        var loopback = new ClientAddress(IPAddress.Loopback);
        var root = Join("root::right", from: loopback);
        var bob = Join("bob", from: loopback);
        var carol = Join("carol", from: loopback);
        root.Says("/ban bob");
        IsClosed(bob, CloseCode.Removed);
        Hears(carol, "leave:bob");
        Assert.Null(carol.Closed);
    }

    [Fact]
    public void An_admin_is_not_shut_out_by_the_ban_of_a_neighbour()
    {
        var root = Join("root::right");
        root.Says("/ban 192.0.2.7");
        Hears(root, "notice:192.0.2.7 is banned.");
        Assert.Null(root.Closed);
        Join("other::right");
    }

    [Fact]
    public void A_muted_one_listens_until_the_time_is_over_or_it_is_unmuted()
    {
        var root = Join("root::right");
        var bob = Join("bob");
        root.Says("/mute bob 5");
        AwaitAssert(() => Assert.Contains(bob.Heard.Gist(), gist => gist.StartsWith("notice:You may listen", StringComparison.Ordinal)));
        bob.Says("may I?");
        Hears(bob, "error:not-allowed");
        Pass(TimeSpan.FromMinutes(5));
        bob.Says("now I may");
        Hears(root, "message:now I may");

        root.Says("/mute bob");
        AwaitAssert(() => Assert.Contains("notice:You may listen but not speak until unmuted.", bob.Heard.Gist()));
        root.Says("/unmute bob");
        Hears(bob, "notice:You may speak again.");
        bob.Says("thanks");
        Hears(root, "message:thanks");
    }

    [Fact]
    public void A_muted_one_does_not_say_it_by_me_either()
    {
        var root = Join("root::right");
        var bob = Join("bob");
        root.Says("/mute bob");
        Hears(bob, "notice:You may listen but not speak until unmuted.");
        bob.Says("/me shouts");
        Hears(bob, "error:not-allowed");
    }

    [Fact]
    public void A_deleted_message_is_gone_from_the_history_and_those_who_understand_are_told()
    {
        var root = Join("root::right");
        root.Says("oops");
        Hears(root, "message:oops");
        var modern = Connect(ClientProtocol.V2);
        modern.SaysJson(new { type = "join", name = "modern" });
        Hears(modern, "join:modern");
        root.Says("/delete 1");
        Hears(modern, "deleted:1");
        Hears(root, "notice:Message 1 was deleted.");
        Assert.DoesNotContain("deleted:1", root.Heard.Gist());
        Assert.Equal(["join:late"], Join("late").Heard.Gist());

        root.Says("/delete 1");
        Hears(root, "error:bad-message");
    }

    [Fact]
    public void A_cleared_history_is_empty_and_ids_go_on()
    {
        var root = Join("root::right");
        root.Says("one");
        Hears(root, "message:one");
        root.Says("/clear");
        Hears(root, "notice:The history is empty.");
        root.Says("two");
        Hears(root, "message:two");
        Assert.Equal(2, root.Heard[^1].GetProperty("id").GetInt64());
        Assert.Equal(["message:two", "join:late"], Join("late").Heard.Gist());
    }

    [Fact]
    public void An_announcement_reaches_every_room()
    {
        OtherRooms.Add(new RoomOptions { Name = RoomName.Parse("ops") });
        var root = Join("root::right");
        var other = Join("zoe", room: "ops");
        root.Says("/announce closing at eight");
        Hears(root, "notice:closing at eight");
        Hears(other, "notice:closing at eight");
    }

    private string Notice(FakeConnection client)
    {
        AwaitCondition(() => client.Heard.Any(said => said.Text("type") == "notice"));
        return client.Heard.Last(said => said.Text("type") == "notice").Text("text");
    }
}
