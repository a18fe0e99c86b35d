using XChat.Actors.Chat;
using XChat.Actors.Rooms;
using XChat.Actors.Wire;
using Xunit;

namespace XChat.Actors.Tests.Rooms;

public sealed class RoomRosterSpecs
{
    private readonly RoomRoster _roster = new();

    [Fact]
    public void The_first_of_a_name_has_it_and_the_others_are_numbered()
    {
        Assert.Equal(["bob", "bob~2", "bob~3"], Enumerable.Range(0, 3).Select(_ => Add("bob").Name.Value).ToList());
    }

    [Fact]
    public void Look_alikes_are_the_same_name()
    {
        Add("Bob");
        Assert.Equal("BOB~2", Add("BOB").Name.Value);
        Assert.NotNull(_roster.Named(Some.Name("bob")));
    }

    [Fact]
    public void A_number_that_became_free_is_given_again()
    {
        Add("bob");
        var second = Add("bob");
        Add("bob");
        _roster.Remove(second);
        Assert.Equal(["bob~2", "bob~4"], [Add("bob").Name.Value, Add("bob").Name.Value]);
    }

    [Fact]
    public void A_numbered_name_that_somebody_chose_is_passed_over()
    {
        Add("bob~2");
        Add("bob");
        Assert.Equal("bob~3", Add("bob").Name.Value);
    }

    [Fact]
    public void When_all_of_a_name_are_gone_the_next_is_the_first()
    {
        var all = Enumerable.Range(0, 5).Select(_ => Add("bob")).ToList();
        all.ForEach(_roster.Remove);
        Assert.Equal("bob", Add("bob").Name.Value);
        Assert.Equal(1, _roster.Count);
    }

    [Fact]
    public void Thousands_of_one_name_come_and_go_in_any_order()
    {
        var random = new Random(1);
        var present = new List<RoomMember>();
        for (var i = 0; i < 20_000; i++)
        {
            if (present.Count < 2_000 || random.Next(2) == 0)
            {
                present.Add(Add("bob"));
            }
            else
            {
                var gone = random.Next(present.Count);
                _roster.Remove(present[gone]);
                present.RemoveAt(gone);
            }
        }

        Assert.Equal(present.Count, _roster.Count);
        Assert.Equal(present.Count, _roster.ToMembers().Select(member => member.Name).Distinct().Count());
    }

    [Fact]
    public void Who_is_away_keeps_name_and_key_and_is_not_present()
    {
        var member = Add("bob", key: "k");
        _roster.Move(member, null);
        Assert.Empty(_roster.Present);
        Assert.Same(member, _roster.WithKey(SessionKey.Of("k")));
        Assert.Equal("bob~2", Add("bob").Name.Value);
    }

    private RoomMember Add(string name, string? key = null)
    {
        var asked = Some.Name(name);
        var (free, number) = _roster.Free(asked);
        var member = new RoomMember
        {
            Asked = asked,
            Name = free,
            Number = number,
            Shown = new Member(free.Value, Role.User),
            Protocol = ClientProtocol.V2,
            Key = key is null ? null : SessionKey.Of(key),
        };
        _roster.Add(member);
        return member;
    }
}
