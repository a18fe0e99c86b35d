using XChat.Actors.Rooms;
using Xunit;

namespace XChat.Actors.Tests.Rooms;

public sealed class NoncesSpecs
{
    private readonly ManualTime _time = new();
    private readonly Nonces _nonces;

    public NoncesSpecs() => _nonces = new Nonces(_time);

    [Fact]
    public void What_was_accepted_is_found_by_its_nonce()
    {
        _nonces.Remember("a", new Nonces.Acceptance(7, ManualTime.Start));
        Assert.True(_nonces.TryFind("a", out var accepted));
        Assert.Equal(7, accepted.Id);
        Assert.False(_nonces.TryFind("b", out _));
    }

    [Fact]
    public void It_is_remembered_for_ten_minutes()
    {
        _nonces.Remember("a", default);
        _time.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromTicks(1));
        Assert.True(_nonces.TryFind("a", out _));
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.False(_nonces.TryFind("a", out _));
    }

    [Fact]
    public void The_last_thousand_are_remembered()
    {
        for (var i = 0; i <= Nonces.Capacity; i++)
        {
            _nonces.Remember($"n{i}", new Nonces.Acceptance(i, ManualTime.Start));
        }

        Assert.False(_nonces.TryFind("n0", out _));
        Assert.True(_nonces.TryFind("n1", out _));
        Assert.True(_nonces.TryFind($"n{Nonces.Capacity}", out _));
    }
}
