using XChat.Actors.Chat;
using Xunit;

namespace XChat.Actors.Tests.Chat;

public class RoomNameSpecs
{
    [Theory]
    [InlineData("a", true)]
    [InlineData("lobby-2_x", true)]
    [InlineData("01234567890123456789012345678901", true)]
    [InlineData("012345678901234567890123456789012", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("Lobby", false)]
    [InlineData("a/b", false)]
    [InlineData("..", false)]
    [InlineData("a b", false)]
    [InlineData("ä", false)]
    public void A_room_is_named_by_small_letters_digits_dash_and_underscore(string? raw, bool good)
    {
        Assert.Equal(good, RoomName.TryParse(raw, out var name));
        Assert.Equal(good ? raw : null, name?.Value);
    }
}
