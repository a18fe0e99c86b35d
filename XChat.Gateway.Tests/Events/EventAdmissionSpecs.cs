using System.Net;
using System.Net.Http.Headers;
using System.Text;
using XChat.Gateway.Tests.Harness;
using Xunit;

namespace XChat.Gateway.Tests.Events;

[Collection(OrdinaryServerTests.Name)]
public sealed class EventAdmissionSpecs(OrdinaryServer server)
{
    [Theory]
    [InlineData("/events/nowhere", null, HttpStatusCode.NotFound)]
    [InlineData("/events/", "https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("/events", "null", HttpStatusCode.Forbidden)]
    public async Task A_stream_that_is_refused_is_refused_in_HTTP(string path, string? origin, HttpStatusCode status)
    {
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post })
        {
            using var answer = await AskAsync(method, path, ("Origin", origin));
            Assert.Equal(status, answer.StatusCode);
            Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
        }
    }

    [Fact]
    public async Task A_request_that_a_foreign_page_makes_without_naming_its_origin_is_refused()
    {
        using var foreign = await AskAsync(HttpMethod.Get, "/events", ("Sec-Fetch-Site", "cross-site"));
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
    }

    [Theory]
    [InlineData(null), InlineData("Bearer 00000000000000000000000000000000"), InlineData("Basic eDp5"), InlineData("Bearer ")]
    public async Task What_is_posted_without_the_key_of_an_open_stream_gets_401(string? authorization)
    {
        using var answer = await AskAsync(HttpMethod.Post, "/events", ("Authorization", authorization));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
    }

    [Fact]
    public async Task A_key_counts_in_its_own_room_alone()
    {
        await using var ada = await EventClient.ConnectAsync(server.Port, "/events/ops");
        using var elsewhere = await ada.PostAsync("""{"type":"join","name":"Ada"}"""u8.ToArray(), "/events/quiet");
        Assert.Equal(HttpStatusCode.Unauthorized, elsewhere.StatusCode);
    }

    [Fact]
    public async Task A_page_of_an_allowed_origin_may_listen_and_speak_and_browsers_are_told_so()
    {
        const string friend = "https://friend.example";
        using var ask = await AskAsync(HttpMethod.Options, "/events/ops", ("Origin", friend), ("Access-Control-Request-Method", "POST"));
        Assert.Equal(HttpStatusCode.NoContent, ask.StatusCode);
        Assert.Equal(friend, ask.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Contains("authorization", ask.Headers.GetValues("Access-Control-Allow-Headers").Single(), StringComparison.Ordinal);

        await using var ada = await EventClient.ConnectAsync(server.Port, "/events", ("Origin", friend));
        Assert.Equal(friend, ada.Answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        using var said = await ada.PostAsync("""{"type":"join","name":"Friend"}"""u8.ToArray(), null, ("Origin", friend));
        Assert.Equal(HttpStatusCode.Accepted, said.StatusCode);
        Assert.Equal(friend, said.Headers.GetValues("Access-Control-Allow-Origin").Single());

        using var foreign = await AskAsync(HttpMethod.Options, "/events/ops", ("Origin", "https://evil.example"));
        Assert.Equal(HttpStatusCode.Forbidden, foreign.StatusCode);
    }

    [Fact]
    public async Task A_message_of_the_largest_size_is_taken_and_one_byte_more_is_413_and_the_end()
    {
        const string around = """{"type":"message","text":""}""";
        var room = server.Room()["/ws".Length..];
        await using var ada = await EventClient.JoinAsync(server.Port, "Ada", "/events" + room);
        var longest = new string('x', (16 * 1024) - around.Length);
        await ada.SayAsync(new { type = "message", text = longest });
        Assert.Equal(longest, (await ada.UntilAsync("message")).Text());

        using var more = await ada.PostAsync(Encoding.ASCII.GetBytes(around.Replace("\"\"", $"\"{longest}x\"", StringComparison.Ordinal)));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, more.StatusCode);
        Assert.Equal(1009, (await ada.ClosedAsync()).Code);
    }

    [Fact]
    public async Task What_is_not_UTF_8_is_400_and_the_end()
    {
        await using var ada = await EventClient.ConnectAsync(server.Port);
        using var answer = await ada.PostAsync([0x22, 0xC3, 0x28, 0x22]);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(1007, (await ada.ClosedAsync()).Code);
    }

    private async Task<HttpResponseMessage> AskAsync(HttpMethod method, string path, params (string Name, string? Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        foreach (var (name, value) in headers)
        {
            if (value is not null)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return await server.Process.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }
}
