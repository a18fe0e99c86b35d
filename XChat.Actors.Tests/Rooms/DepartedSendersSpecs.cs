using XChat.Actors.Chat;
using XChat.Actors.Rooms;
using XChat.Actors.Wire;
using Xunit;

namespace XChat.Actors.Tests.Rooms;

public sealed class DepartedSendersSpecs
{
    private readonly ManualTime _time = new();
    private readonly DepartedSenders _departed;

    public DepartedSendersSpecs() => _departed = new DepartedSenders(_time);

    [Fact]
    public void What_somebody_said_is_theirs_again_once_by_key_and_name()
    {
        _departed.Add(Member("ada", "k1", said: 1));
        Assert.Null(_departed.Take(SessionKey.Of("k2"), Name("ada")));
        Assert.Null(_departed.Take(SessionKey.Of("k1"), Name("bob")));
        Assert.True(_departed.Take(SessionKey.Of("k1"), Name("ADA"))!.TryFind("n0", out _));
        Assert.Null(_departed.Take(SessionKey.Of("k1"), Name("ada")));
    }

    [Fact]
    public void It_is_kept_for_ten_minutes()
    {
        _departed.Add(Member("ada", "k1", said: 1));
        _departed.Add(Member("bob", "k2", said: 1));
        _time.Advance(Nonces.Lifetime - TimeSpan.FromTicks(1));
        Assert.NotNull(_departed.Take(SessionKey.Of("k1"), Name("ada")));
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.Null(_departed.Take(SessionKey.Of("k2"), Name("bob")));
    }

    [Fact]
    public void Beyond_the_capacity_who_left_first_goes_first()
    {
        const int each = Nonces.Capacity;
        for (var i = 0; i <= DepartedSenders.Capacity / each; i++)
        {
            _departed.Add(Member($"m{i}", $"k{i}", said: each));
        }

        Assert.Null(_departed.Take(SessionKey.Of("k0"), Name("m0")));
        Assert.NotNull(_departed.Take(SessionKey.Of("k1"), Name("m1")));
    }

    [Fact]
    public void Who_comes_and_goes_often_takes_the_place_of_one()
    {
        for (var i = 0; i < 1_000; i++)
        {
            _departed.Add(Member("ada", "k", said: Nonces.Capacity));
            Assert.NotNull(_departed.Take(SessionKey.Of("k"), Name("ada")));
        }

        _departed.Add(Member("bob", "k1", said: 1));
        _departed.Add(Member("ada", "k", said: Nonces.Capacity));
        Assert.NotNull(_departed.Take(SessionKey.Of("k1"), Name("bob")));
    }

    [Fact]
    public void Who_said_nothing_or_has_no_key_is_forgotten()
    {
        _departed.Add(Member("ada", "k1", said: 0));
        _departed.Add(Member("bob", key: null, said: 1));
        Assert.Null(_departed.Take(SessionKey.Of("k1"), Name("ada")));
    }

    private RoomMember Member(string name, string? key, int said)
    {
        var nonces = new Nonces(_time);
        for (var i = 0; i < said; i++)
        {
            nonces.Remember($"n{i}", new Nonces.Acceptance(i, ManualTime.Start));
        }

        return new RoomMember
        {
            Asked = Name(name),
            Name = Name(name),
            Number = 1,
            Shown = new Member(name, Role.User),
            Address = Some.Address,
            Protocol = ClientProtocol.V2,
            Key = key is null ? null : SessionKey.Of(key),
            Nonces = nonces,
        };
    }

    private static UserName Name(string name) => UserName.TryParse(name, out var user, out _) ? user : throw new ArgumentException(name);
}
