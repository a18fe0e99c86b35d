using System.Text;
using Akka.Actor;
using Akka.TestKit;
using XChat.Actors.Chat;
using XChat.Actors.Rooms;
using XChat.Actors.Sessions;
using XChat.Actors.Wire;
using Xunit;
using Xunit.Abstractions;

namespace XChat.Actors.Tests.Sessions;

/// <summary>Who is let in, and as whom.</summary>
public sealed class SessionDoorSpecs(ITestOutputHelper output) : ChatSpec(output)
{
    [Fact]
    public void No_name_in_time_closes_with_4408()
    {
        var silent = Connect();
        Pass(TimeSpan.FromSeconds(10) - TimeSpan.FromMilliseconds(1));
        Settle(Sessions);
        Assert.Null(silent.Closed);
        Pass(1);
        IsClosed(silent, CloseCode.JoinTimeout);
    }

    [Fact]
    public void Who_has_given_a_name_is_not_closed_for_giving_none()
    {
        var alice = Join("alice");
        Pass(TimeSpan.FromMinutes(5));
        alice.Says("still here");
        Hears(alice, "message:still here");
        Assert.Null(alice.Closed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("a\u0007b")]
    [InlineData("123456789012345678901234567890123")]
    public void A_bad_name_is_refused_and_closed_with_4400(string name)
    {
        var nobody = Connect();
        nobody.Says(name);
        Hears(nobody, "error:bad-name");
        IsClosed(nobody, CloseCode.BadName);
    }

    [Theory]
    [InlineData("system")]
    [InlineData("SYSTEM")]
    [InlineData("system::right")]
    public void Nobody_is_the_system(string first)
    {
        var pretender = Connect();
        pretender.Says(first);
        Hears(pretender, "join:[system]");
    }

    [Fact]
    public void The_right_token_makes_an_admin()
    {
        var root = Join("root::right");
        Assert.Equal("Admin", root.Heard[0].Text("role"));
        root.Says("obey");
        Hears(root, "message:obey");
        Assert.Equal("Admin", root.Heard[1].Text("role"));
    }

    [Fact]
    public void A_wrong_token_is_refused_closed_with_4401_and_never_shown()
    {
        var alice = Join("alice");
        var thief = Connect();
        thief.Says("thief::hunter2");
        Hears(thief, "error:bad-token");
        IsClosed(thief, CloseCode.BadToken);
        Assert.DoesNotContain("hunter2", thief.Heard[0].ToString(), StringComparison.Ordinal);
        Assert.Equal(["join:alice"], alice.Heard.Gist());
    }

    [Fact]
    public void Two_double_colons_are_a_name()
    {
        var client = Connect();
        client.Says("a::b::c");
        Hears(client, "join:a::b::c");
    }

    [Fact]
    public void After_three_wrong_tokens_the_right_one_closes_with_4429_and_those_without_one_come_in()
    {
        for (var i = 0; i < 3; i++)
        {
            var thief = Connect();
            thief.Says("thief::wrong");
            IsClosed(thief, CloseCode.BadToken);
        }

        var late = Connect();
        late.Says("root::right");
        IsClosed(late, CloseCode.Flooding);
        Join("alice");
    }

    [Fact]
    public void A_room_with_a_password_asks_for_it()
    {
        Lobby = Lobby with { Password = SecretHash.Of("sesame") };
        var stranger = Connect();
        stranger.Says("alice");
        IsClosed(stranger, CloseCode.BadToken);

        Assert.Equal("User", Join("alice::sesame").Heard[0].Text("role"));
        Assert.Equal("Admin", Join("root::right").Heard[^1].Text("role"));
    }

    [Theory]
    [InlineData("alice")]
    [InlineData("""{"type":"message","text":"hello"}""")]
    [InlineData("""{"type":"join"}""")]
    public void A_v2_client_that_does_not_begin_with_a_join_is_closed_with_4400(string first)
    {
        var nobody = Connect(ClientProtocol.V2);
        nobody.Says(first);
        IsClosed(nobody, CloseCode.BadName);
    }
}
