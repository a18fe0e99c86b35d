using System.Net;
using XChat.Actors.Chat;
using XChat.Actors.Rooms;
using Xunit;

namespace XChat.Actors.Tests.Rooms;

public sealed class BanListSpecs
{
    private readonly ManualTime _time = new();

    [Fact]
    public void Bans_of_before_hold()
    {
        var bans = new BanList(_time, [Of("198.51.100.1")]);

        Assert.NotNull(bans.Against(Some.Name("anybody"), new ClientAddress(IPAddress.Parse("198.51.100.1"))));
        Assert.Null(bans.Against(Some.Name("anybody"), new ClientAddress(IPAddress.Parse("198.51.100.2"))));
    }

    [Fact]
    public void The_oldest_goes_when_there_are_too_many()
    {
        var bans = new BanList(_time, Enumerable.Range(0, BanList.Capacity).Select(i => Of($"10.1.{i / 250}.{i % 250}")));
        bans.Add(Of("198.51.100.1"));

        Assert.Equal(BanList.Capacity, bans.Current.Count);
        Assert.Null(bans.Against(Some.Name("anybody"), new ClientAddress(IPAddress.Parse("10.1.0.0"))));
        Assert.NotNull(bans.Against(Some.Name("anybody"), new ClientAddress(IPAddress.Parse("10.1.0.1"))));
    }

    [Fact]
    public void Of_a_file_with_too_many_the_newest_hold()
    {
        var bans = new BanList(_time, Enumerable.Range(0, BanList.Capacity + 5).Select(i => Of($"10.1.{i / 250}.{i % 250}")));

        Assert.Equal(BanList.Capacity, bans.Current.Count);
        Assert.Equal(Of("10.1.0.5"), bans.Current[0]);
    }

    [Fact]
    public void What_has_ended_is_forgotten()
    {
        var bans = new BanList(_time, [Of("198.51.100.1") with { Until = _time.GetUtcNow() + TimeSpan.FromMinutes(1) }]);
        Assert.Single(bans.Current);
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Empty(bans.Current);
    }

    private static Ban Of(string address) => new(null, IPAddress.Parse(address), null, "");
}
