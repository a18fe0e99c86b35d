using Akka.Actor;
using Xunit;

namespace Akka.Tests.Actor;

public sealed class PathSpecs
{
    private static readonly ActorPath Root = new RootActorPath(new Address("akka", "sys"));
    private static readonly Address Remote = new("akka.tcp", "sys", "Host", 2552);

    [Theory]
    [InlineData("akka://sys/")]
    [InlineData("akka://sys/user")]
    [InlineData("akka://sys/user/a/b")]
    [InlineData("akka.tcp://sys@host:2552/user/a")]
    public void A_path_is_read_back_from_its_text(string text) => Assert.Equal(text, ActorPath.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("://sys")]
    [InlineData("user/a")]
    [InlineData("akka://sys@host:port")]
    [InlineData("akka://sys@host:1:2/a")]
    [InlineData("http://sys/a")]
    [InlineData("a://host:1/a")]
    [InlineData("tcp://sys@host:12/a")]
    public void What_is_no_path_is_refused(string text)
    {
        Assert.False(ActorPath.TryParse(text, out _));
        Assert.Throws<UriFormatException>(() => ActorPath.Parse(text));
    }

    [Fact]
    public void Protocol_and_host_are_lower_case_and_the_rest_is_as_it_is() =>
        Assert.Equal("akka://sYs@host:1/pAth", ActorPath.Parse("aKKa://sYs@hOst:1/pAth").ToString());

    [Fact]
    public void A_path_knows_its_names_from_the_root_down()
    {
        var path = Root / "user" / "a" / "b";
        Assert.Equal(["user", "a", "b"], path.Elements);
        Assert.Equal("b", path.Name);
        Assert.Equal(3, path.Depth);
        Assert.Equal(Root / "user" / "a", path.Parent);
        Assert.Equal(Root, path.Root);
        Assert.Equal("/user/a/b", path.ToStringWithoutAddress());
        Assert.Equal(Root / "user", path.ParentOf(1));
        Assert.Equal(Root / "user" / "a", path.ParentOf(-1));
    }

    [Fact]
    public void Paths_are_equal_whatever_their_incarnations()
    {
        var path = Root / "user" / "a";
        Assert.Equal(path, path.WithUid(7));
        Assert.True(path == path.WithUid(7));
        Assert.Equal(path.GetHashCode(), path.WithUid(7).GetHashCode());
        Assert.NotEqual(path, Root / "user" / "b");
        Assert.NotEqual(path, new RootActorPath(Remote) / "user" / "a");
    }

    [Fact]
    public void The_incarnation_is_part_of_the_longer_texts_only()
    {
        var path = (Root / "user" / "a").WithUid(7);
        Assert.Equal("akka://sys/user/a", path.ToString());
        Assert.Equal("akka://sys/user/a#7", path.ToStringWithUid());
        Assert.Equal("akka://sys/user/a#7", path.ToSerializationFormat());
        Assert.Equal(7, (Root / "user" / "a#7").Uid);
    }

    [Fact]
    public void A_local_path_takes_the_address_it_is_given_and_a_remote_one_keeps_its_own()
    {
        Assert.Equal("akka.tcp://sys@host:2552/user", (Root / "user").ToStringWithAddress(Remote));
        Assert.Equal("akka.tcp://sys@host:2552/user", (new RootActorPath(Remote) / "user").ToStringWithAddress(new Address("akka.tcp", "sys", "other", 1)));
    }

    [Theory]
    [InlineData("name", true)]
    [InlineData("with$dollar", true)]
    [InlineData("(42)", true)]
    [InlineData("%3a", true)]
    [InlineData(";:@&=+,.!~*'_", true)]
    [InlineData("$name", false)]
    [InlineData("a/b", false)]
    [InlineData("%3", false)]
    [InlineData("%gg", false)]
    [InlineData("ü", false)]
    [InlineData("", false)]
    public void Names_are_checked(string name, bool valid) => Assert.Equal(valid, ActorPath.IsValidPathElement(name));

    [Fact]
    public void Paths_have_an_order()
    {
        Assert.True((Root / "a").CompareTo(Root / "b") < 0);
        Assert.True((Root / "a" / "b").CompareTo(Root / "a") > 0);
        Assert.Equal(0, (Root / "a").CompareTo(Root / "a"));
    }

    [Theory]
    [InlineData("akka://sys", null, null)]
    [InlineData("akka://sys:1", null, null)]
    [InlineData("akka.tcp://sys@host:99", "host", 99)]
    [InlineData("akka.tcp://sys@[::1]:99", "[::1]", 99)]
    public void An_address_is_read_back_from_its_text(string text, string? host, int? port)
    {
        var address = Address.Parse(text);
        Assert.Equal(text, address.ToString());
        Assert.Equal(host, address.Host);
        Assert.Equal(port, address.Port);
        Assert.Equal(host is null, address.HasLocalScope);
        Assert.Equal(host is not null, address.HasGlobalScope);
    }

    [Fact]
    public void Addresses_are_equal_by_value()
    {
        Assert.Equal(Remote, new Address("akka.tcp", "sys", "host", 2552));
        Assert.Equal(Remote, (Address)Remote.Clone());
        Assert.NotEqual(Remote, Remote.WithPort(1));
        Assert.NotEqual(Remote, Remote.WithHost("other"));
        Assert.NotEqual(Remote, Remote.WithSystem("other"));
        Assert.NotEqual(Remote, Remote.WithProtocol("akka"));
        Assert.Equal("sys@host:2552", Remote.HostPort());
    }

    [Fact]
    public void A_relative_path_is_told_from_an_absolute_one()
    {
        Assert.Equal(["a", "b#1"], RelativeActorPath.Unapply("a/b#1"));
        Assert.Equal(["a", "b"], RelativeActorPath.Unapply("/a/b"));
        Assert.Null(RelativeActorPath.Unapply("akka://sys@host:1/user"));
    }
}
