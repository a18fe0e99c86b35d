using System.Net;
using XChat.Actors.Chat;
using XChat.Actors.Rooms;
using XChat.Actors.Sessions;
using Xunit;

namespace XChat.Actors.Tests.Sessions;

public sealed class DoorkeeperSpecs
{
    private static readonly RoomOptions Open = new() { Name = Some.Lobby };
    private static readonly RoomOptions Closed = new() { Name = Some.Lobby, Password = SecretHash.Of("sesame") };

    private readonly ManualTime _time = new();
    private readonly Doorkeeper _door;

    public DoorkeeperSpecs() => _door = new Doorkeeper([new AdminToken("ops", SecretHash.Of("right"))], _time);

    [Fact]
    public void Who_brings_nothing_to_an_open_room_is_a_user()
    {
        var answer = _door.Ask(Open, null, Some.Address);
        Assert.Null(answer.Refused);
        Assert.Equal(Role.User, answer.Role);
    }

    [Fact]
    public void The_admin_token_makes_an_admin_in_every_room()
    {
        Assert.Equal((Role.Admin, "ops"), (_door.Ask(Open, "right", Some.Address).Role, _door.Ask(Closed, "right", Some.Address).Token));
    }

    [Fact]
    public void A_token_that_is_for_this_machine_alone_counts_from_nowhere_else()
    {
        var door = new Doorkeeper([new AdminToken("TOKEN", SecretHash.Of("token"), OnThisMachineAlone: true)], _time);

        Assert.Equal(Role.Admin, door.Ask(Open, "token", new ClientAddress(IPAddress.Loopback, IsShared: true)).Role);
        Assert.Equal(Role.Admin, door.Ask(Open, "token", new ClientAddress(IPAddress.IPv6Loopback)).Role);
        Assert.Equal(CloseCode.BadToken, door.Ask(Open, "token", Some.Address).Refused?.Code);
        Assert.Equal(CloseCode.BadToken, door.Ask(Open, "token", ClientAddress.Unknown).Refused?.Code);
    }

    [Fact]
    public void The_password_of_a_room_makes_a_user_and_nothing_does_not()
    {
        Assert.Equal(new Doorkeeper.Answer(Role.User), _door.Ask(Closed, "sesame", Some.Address));
        Assert.Equal(CloseCode.BadToken, _door.Ask(Closed, null, Some.Address).Refused?.Code);
    }

    [Fact]
    public void A_wrong_secret_is_refused_and_not_repeated()
    {
        var refused = _door.Ask(Open, "hunter2", Some.Address).Refused;
        Assert.Equal((RefusalCode.BadToken, CloseCode.BadToken), (refused?.Why.Code, refused?.Code));
        Assert.DoesNotContain("hunter2", refused?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void After_three_wrong_ones_in_a_minute_the_right_one_is_not_looked_at_for_a_minute()
    {
        Fail(3, Some.Address);
        Assert.Equal(CloseCode.Flooding, _door.Ask(Open, "right", Some.Address).Refused?.Code);

        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(CloseCode.Flooding, _door.Ask(Open, "right", Some.Address).Refused?.Code);

        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(Role.Admin, _door.Ask(Open, "right", Some.Address).Role);
    }

    [Fact]
    public void Three_wrong_ones_in_more_than_a_minute_lock_nobody_out()
    {
        for (var i = 0; i < 9; i++)
        {
            Fail(1, Some.Address);
            _time.Advance(TimeSpan.FromSeconds(31));
        }

        Assert.Equal(Role.Admin, _door.Ask(Open, "right", Some.Address).Role);
    }

    [Fact]
    public void Who_brings_nothing_from_a_locked_address_comes_in()
    {
        Fail(3, Some.Address);
        Assert.Null(_door.Ask(Open, null, Some.Address).Refused);
    }

    [Fact]
    public void Neighbours_are_not_locked_out_but_the_same_household_is()
    {
        Fail(3, At("2001:db8:1:2::1"));
        Assert.Null(_door.Ask(Open, "right", At("2001:db8:1:3::1")).Refused);
        Assert.NotNull(_door.Ask(Open, "right", At("2001:db8:1:2:ffff::9")).Refused);
    }

    [Fact]
    public void An_address_that_a_proxy_did_not_tell_is_never_locked_out()
    {
        Fail(30, ClientAddress.Unknown);
        Assert.Null(_door.Ask(Open, "right", ClientAddress.Unknown).Refused);
    }

    [Fact]
    public void Guessing_through_a_proxy_that_tells_nobody_s_address_is_bounded_too()
    {
        var shared = Some.Address with { IsShared = true };
        Fail(3, shared);
        Assert.NotNull(_door.Ask(Open, "right", shared).Refused);
        Assert.Null(_door.Ask(Open, null, shared).Refused);
    }

    [Fact]
    public void It_remembers_a_bounded_number_of_addresses()
    {
        Fail(3, Some.Address);
        for (var i = 0; i < SecretAttempts.MaxAddresses; i++)
        {
            Fail(1, new ClientAddress(new IPAddress(i + 1)));
        }

        Assert.Null(_door.Ask(Open, "right", Some.Address).Refused);
    }

    private void Fail(int times, ClientAddress from)
    {
        for (var i = 0; i < times; i++)
        {
            Assert.NotNull(_door.Ask(Open, "wrong", from).Refused);
        }
    }

    private static ClientAddress At(string address) => new(IPAddress.Parse(address));
}
