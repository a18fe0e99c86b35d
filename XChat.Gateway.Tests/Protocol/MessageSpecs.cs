using System.Text;
using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Protocol;

[Collection(OrdinaryServerTests.Name)]
public sealed class MessageSpecs(OrdinaryServer server)
{
    [Fact]
    public async Task Everybody_the_sender_included_gets_a_message_with_its_fields_in_order()
    {
        var room = server.Room();
        await using var ada = await WireClient.JoinAsync(server.Port, "Ada", room);
        await using var bob = await WireClient.JoinAsync(server.Port, "Bob", room);
        await bob.SayAsync("""{"text":"hello","nonce":"n-1"}""");

        var atAda = await ada.UntilAsync("message");
        var atBob = await bob.UntilAsync("message");
        Assert.Equal(atAda.ToString(), atBob.ToString());
        Assert.Equal(["text", "time", "username", "role", "type", "id", "nonce"], atAda.EnumerateObject().Select(field => field.Name));
        Assert.Equal(("hello", "Bob", "User", 1L), (atAda.Text(), atAda.Username(), atAda.Role(), atAda.Id()));
    }

    [Theory]
    [InlineData("plain"), InlineData("{oops"), InlineData("42"), InlineData("\"quoted\""), InlineData("[1]"), InlineData("null"), InlineData("true")]
    [InlineData("{}"), InlineData("""{"other":1}"""), InlineData("""{"text":"a"} trailing"""), InlineData("[{\"text\":\"x\"}]"), InlineData("  spaces around  ")]
    [InlineData("/unknown command"), InlineData("/"), InlineData("//"), InlineData("/home/me"), InlineData("line\nbreak"), InlineData("<script>alert(1)</script>")]
    public async Task What_is_no_object_with_text_or_attachment_is_plain_text_as_it_stands(string text)
    {
        await using var ada = await WireClient.JoinAsync(server.Port, "Ada", server.Room());
        await ada.SayAsync(text);

        Assert.Equal(text, (await ada.NextAsync()).Text());
    }

    [Theory]
    [InlineData("""{"text":"hello"}""", "hello")]
    [InlineData(""" { "text" : "with\nescapes \u00e9 \"quoted\"" } """, "with\nescapes é \"quoted\"")]
    [InlineData("""{"unknown":[1,{"text":"no"}],"text":"yes"}""", "yes")]
    [InlineData("""{"text":"{\"text\":\"inner\"}"}""", "{\"text\":\"inner\"}")]
    public async Task An_object_with_text_says_its_text(string json, string text)
    {
        await using var ada = await WireClient.JoinAsync(server.Port, "Ada", server.Room());
        await ada.SayAsync(json);

        Assert.Equal(text, (await ada.NextAsync()).Text());
    }

    [Theory]
    [InlineData(""), InlineData(" "), InlineData("\n\t "), InlineData("\u00A0\u2003"), InlineData("""{"text":""}"""), InlineData("""{"text":"  \n"}""")]
    public async Task Blank_text_is_dropped_silently(string text)
    {
        await using var ada = await WireClient.JoinAsync(server.Port, "Ada", server.Room());
        await ada.SayAsync(text);
        await ada.SayAsync("after");

        var next = await ada.NextAsync();
        Assert.Equal(("after", 1L), (next.Text(), next.Id()));
    }

    [Theory]
    [InlineData("""{"text":"see","attachment":{"url":"/uploads/../../etc/passwd","filename":"x","mime":"image/png"}}""")]
    [InlineData("""{"text":"see","attachment":{"url":"/uploads/0123456789abcdef.png"}}""")]
    [InlineData("""{"text":"see","attachment":{"url":"https://evil.example/x.png"}}""")]
    [InlineData("""{"text":"see","attachment":"x"}""")]
    [InlineData("""{"text":"see","attachment":{}}""")]
    public async Task An_attachment_that_is_not_stored_here_is_an_error_for_the_sender_and_nothing_for_others(string json)
    {
        var room = server.Room();
        await using var ada = await WireClient.JoinAsync(server.Port, "Ada", room);
        await using var bob = await WireClient.JoinAsync(server.Port, "Bob", room);
        await bob.SayAsync(json);
        await bob.SayAsync("after");

        Assert.Equal("bad-attachment", (await bob.UntilAsync("error")).Code());
        Assert.Equal("Bob joined", (await ada.NextAsync()).Text());
        Assert.Equal("after", (await ada.NextAsync()).Text());
    }

    [Fact]
    public async Task Ids_go_up_by_one_and_everybody_sees_one_order()
    {
        var room = server.Room();
        await using var ada = await WireClient.JoinAsync(server.Port, "Ada", room);
        await using var bob = await WireClient.JoinAsync(server.Port, "Bob", room);
        for (var i = 0; i < 100; i++)
        {
            await (i % 2 == 0 ? ada : bob).SayAsync($"m{i}");
        }

        var atAda = new List<string>();
        var atBob = new List<string>();
        for (var i = 1; i <= 100; i++)
        {
            var message = await ada.UntilAsync("message");
            Assert.Equal(i, message.Id());
            atAda.Add(message.Text());
            atBob.Add((await bob.UntilAsync("message")).Text());
        }

        Assert.Equal(atAda, atBob);
    }

    [Fact]
    public async Task A_nonce_said_twice_is_told_once_and_its_sender_gets_the_first_one_again()
    {
        var room = server.Room();
        await using var ada = await WireClient.JoinAsync(server.Port, "Ada", room);
        await using var bob = await WireClient.JoinAsync(server.Port, "Bob", room);
        await bob.SayAsync("""{"text":"first","nonce":"same"}""");
        var first = await bob.UntilAsync("message");
        await bob.SayAsync("""{"text":"again","nonce":"same"}""");
        var again = await bob.UntilAsync("message");
        await bob.SayAsync("next");

        Assert.Equal(first.ToString(), again.ToString());
        Assert.Equal("first", (await ada.UntilAsync("message")).Text());
        Assert.Equal("next", (await ada.UntilAsync("message")).Text());
    }

    [Fact]
    public async Task The_same_nonce_of_another_connection_is_another_message()
    {
        var room = server.Room();
        await using var ada = await WireClient.JoinAsync(server.Port, "Ada", room);
        await using var bob = await WireClient.JoinAsync(server.Port, "Bob", room);
        await ada.SayAsync("""{"text":"of Ada","nonce":"same"}""");
        Assert.Equal("of Ada", (await bob.UntilAsync("message")).Text());
        await bob.SayAsync("""{"text":"of Bob","nonce":"same"}""");
        Assert.Equal("of Bob", (await bob.UntilAsync("message")).Text());
    }

    [Fact]
    public async Task Base_clients_get_neither_typing_nor_welcome()
    {
        var room = server.Room();
        await using var ada = await WireClient.JoinAsync(server.Port, "Ada", room);
        await using var v2 = await WireClient.ConnectAsync(server.Port, room, "xchat.v2");
        Assert.Equal("xchat.v2", v2.Subprotocol);
        await v2.SayAsync("""{"type":"join","name":"Vera"}""");
        Assert.Equal("welcome", Assert.Single(await v2.FrameAsync()).Type());
        Assert.Empty(await v2.FrameAsync());
        await v2.UntilAsync("join");
        await v2.SayAsync("""{"type":"typing"}""");
        await v2.UntilAsync("typing");
        await v2.SayAsync("""{"type":"message","text":"hello"}""");

        Assert.Equal("Vera joined", (await ada.NextAsync()).Text());
        Assert.Equal("hello", (await ada.NextAsync()).Text());
    }

    public static TheoryData<string> Texts => new(
        "سلام دنیا", "مرحبا بالعالم", "می\u200Cخواهم", "👩‍👩‍👧‍👦 👍🏽 🏳️‍🌈", "a\u2028b\u2029c", "rtl \u202Eoverride\u202C", "e\u0301 and é",
        "\uFEFFbom", "a\u0001\u001F\u007Fb", "tab\tand\r\nlines", "\\ \" / </script>", "\uD83D\uDE00", "𝔘𝔫𝔦𝔠𝔬𝔡𝔢", "nul \u0000 within");

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Text_of_any_script_comes_back_as_it_was_said(string text)
    {
        await using var ada = await WireClient.JoinAsync(server.Port, "Ada", server.Room());
        await ada.SayAsync(text);
        Assert.Equal(text, (await ada.NextAsync()).Text());

        await ada.SayAsync($"{{\"text\":{System.Text.Json.JsonSerializer.Serialize(text)}}}");
        Assert.Equal(text, (await ada.NextAsync()).Text());
    }

    [Theory]
    [InlineData("""{"text":"lone \uD800 high"}""", "lone \uFFFD high")]
    [InlineData("""{"text":"lone \uDC00 low"}""", "lone \uFFFD low")]
    [InlineData("""{"text":"\uDC00\uD800"}""", "\uFFFD\uFFFD")]
    public async Task A_lone_surrogate_becomes_the_replacement_character_and_the_output_stays_valid(string json, string text)
    {
        await using var ada = await WireClient.JoinAsync(server.Port, "Ada", server.Room());
        await ada.SayAsync(Encoding.UTF8.GetBytes(json));

        Assert.Equal(text, (await ada.NextAsync()).Text());
    }

    [Theory]
    [InlineData("/who", "notice"), InlineData("/help", "notice"), InlineData("/kick Ada", "error"), InlineData("/clear", "error")]
    public async Task A_command_is_answered_privately(string command, string answer)
    {
        var room = server.Room();
        await using var ada = await WireClient.JoinAsync(server.Port, "Ada", room);
        await using var bob = await WireClient.JoinAsync(server.Port, "Bob", room);
        await bob.SayAsync(command);
        var told = await bob.NextAsync();
        await bob.SayAsync("after");

        Assert.Equal((answer, "system"), (told.Type(), told.Username()));
        Assert.Equal("Bob joined", (await ada.NextAsync()).Text());
        Assert.Equal("after", (await ada.NextAsync()).Text());
    }
}
